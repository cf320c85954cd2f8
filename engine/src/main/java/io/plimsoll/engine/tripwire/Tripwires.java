package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.AccountMargin;

/**
 * All wires of all accounts: renewed when an account is examined, asked when a price has moved. A renewed account's
 * wires are never crossed by the present prices.
 */
public final class Tripwires {
    /** No account's wire is crossed. */
    public static final int NONE = -1;

    private final InstrumentTable instruments;
    private final WatchTable watches;
    private final WireHeaps wires;
    private final Certificates certificates;

    /**
     * Allocates everything.
     *
     * @param capacity    of all tables
     * @param book all that margin is computed from
     */
    public Tripwires(final Capacity capacity, final Book book) {
        this.instruments = book.instruments();
        final int sources = capacity.instruments() * 2;
        watches = new WatchTable(capacity.watches(), book.accounts());
        wires = new WireHeaps(sources, capacity.wires(), capacity.accounts(), watches);
        final AccountTerms terms = new AccountTerms(book, watches, capacity);
        certificates = new Certificates(book, terms, watches, wires);
    }

    /**
     * Most of everything that wires are kept for.
     *
     * @param accounts            accounts
     * @param positions           positions of all accounts
     * @param balances            balances of all accounts
     * @param instruments         instruments
     * @param assets              assets
     * @param positionsPerAccount positions of one account
     */
    public record Capacity(
        int accounts, int positions, int balances, int instruments, int assets, int positionsPerAccount) {

        /** A watch a position, one a balance, one for the valuation asset. */
        int watches() {
            return Math.addExact(Math.addExact(positions, balances), accounts);
        }

        /** Two wires on every mark and every funding index that is watched. */
        int wires() {
            return Math.addExact(Math.multiplyExact(positions, 4), Math.multiplyExact(balances + accounts, 2));
        }

        /**
         * Mark and funding index of every instrument that one account watches: for each position, for each asset's
         * price source, and for one position that the message under way has ended.
         */
        int variables() {
            return 2 * (positionsPerAccount + assets + 1);
        }
    }

    /**
     * An account whose wire the present mark of an instrument has reached or crossed.
     *
     * @param instrument index
     * @return index of one such account, or {@link #NONE}
     */
    public int crossedByMark(final int instrument) {
        return crossed(WatchTable.markSource(instrument), instruments.mark(instrument));
    }

    /**
     * An account whose wire the present funding index of an instrument has reached or crossed.
     *
     * @param instrument index
     * @return index of one such account, or {@link #NONE}
     */
    public int crossedByFunding(final int instrument) {
        return crossed(WatchTable.fundingSource(instrument), instruments.fundingIndex(instrument));
    }

    private int crossed(final int source, final long price) {
        int watch = wires.crossed(source, WatchTable.LOW, price);
        if (watch == WatchTable.NONE) {
            watch = wires.crossed(source, WatchTable.HIGH, price);
        }
        return watch == WatchTable.NONE ? NONE : watches.account(watch);
    }

    /**
     * Sets an account's wires around the present prices.
     *
     * @param account index
     * @param margin  its margin at the present prices
     */
    public void renew(final int account, final AccountMargin margin) {
        certificates.renew(account, margin);
    }
}
