package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.portfolio.ExpiryDrift;

/**
 * All wires of all accounts, and the eager list of those that wires do not suit: renewed when an account is examined,
 * asked when a price has moved. A renewed account's wires are never crossed by the present prices.
 */
public final class Tripwires {
    /** No account's wire is crossed. */
    public static final int NONE = -1;

    private final InstrumentTable instruments;
    private final ExpiryDrift drift;
    private final WatchTable watches;
    private final WireHeaps wires;
    private final EagerList eager;
    private final Certificates certificates;
    private int movedSource;
    private long movedTo;
    private int wireFired = NONE;

    /**
     * Allocates everything.
     *
     * @param capacity    of all tables
     * @param book all that margin is computed from
     */
    public Tripwires(final Capacity capacity, final Book book) {
        this.instruments = book.instruments();
        drift = new ExpiryDrift(book.instruments(), book.grids());
        watches = new WatchTable(capacity.watches(), book.accounts());
        wires = new WireHeaps(
            capacity.instruments(), capacity.drifts(), capacity.wires(), capacity.accounts(), watches);
        final AccountTerms terms = new AccountTerms(book, drift, watches, capacity);
        eager = new EagerList(capacity, book.accounts(), watches);
        certificates = new Certificates(book, terms, watches, wires, eager, capacity.accounts());
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
     * @param underlyings         whether positions may have an underlying that is to be watched too
     */
    public record Capacity(
        int accounts,
        int positions,
        int balances,
        int instruments,
        int assets,
        int positionsPerAccount,
        boolean underlyings) {

        /** The drift of each expiry off each of its anchors. */
        int drifts() {
            return underlyings ? Math.multiplyExact(instruments, ExpiryDrift.ANCHORS) : 0;
        }

        /** Numbers of sources: marks and funding indices of all instruments; of drifts the even ones. */
        int sources() {
            return 2 * (instruments + drifts());
        }

        /**
         * A watch a position and its underlying, one a balance, one for the valuation asset; and while an account's
         * anchors are replaced it watches both.
         */
        int watches() {
            final int moving = underlyings ? positionsPerAccount : 0;
            return Math.addExact(
                Math.addExact(Math.multiplyExact(positions, ofPosition()), moving),
                Math.addExact(balances, accounts));
        }

        /** Two wires on every mark and every funding index that is watched. */
        int wires() {
            return Math.addExact(
                Math.multiplyExact(positions, 4 * ofPosition()), Math.multiplyExact(balances + accounts, 2));
        }

        private int ofPosition() {
            return underlyings ? 2 : 1;
        }

        /**
         * Mark and funding index of every instrument that one account watches: for each position, for each asset's
         * price source, and for one position that the message under way has ended. An option is watched by its
         * underlying and its expiry, and by the anchor of the expiry that is being left.
         */
        int variables() {
            return 2 * (positionsPerAccount * (underlyings ? 3 : 1) + assets + 3);
        }
    }

    /**
     * Takes note of an instrument's new mark.
     *
     * @param instrument index
     */
    public void markMoved(final int instrument) {
        movedSource = WatchTable.markSource(instrument);
        movedTo = instruments.mark(instrument);
        eager.markMoved(instrument, movedTo);
    }

    /**
     * Takes note of an instrument's new funding index.
     *
     * @param instrument index
     */
    public void fundingMoved(final int instrument) {
        movedSource = WatchTable.fundingSource(instrument);
        movedTo = instruments.fundingIndex(instrument);
        eager.fundingMoved(instrument, movedTo);
    }

    /**
     * Takes note that volatilities, the forward, the rate or the time left of an expiry are not what they were.
     *
     * @param expiry index
     */
    public void expiryChanged(final int expiry) {
        drift.changed(expiry);
        if (drift.givenUp() != NONE) {
            carryOver(drift.givenUp(), drift.anchor(expiry));
        }
    }

    private void carryOver(final int from, final int to) {
        final int fromSource = WatchTable.markSource(instruments.capacity() + from);
        final int toSource = WatchTable.markSource(instruments.capacity() + to);
        int watch = wires.crossed(fromSource, WatchTable.HIGH, Long.MAX_VALUE);
        while (watch != WatchTable.NONE) {
            final int account = watches.account(watch);
            final long wire = drift.carriedOver(from, watches.price(watch, fromSource, WatchTable.HIGH));
            wires.clear(watch, fromSource, WatchTable.HIGH);
            wires.clear(watch, fromSource, WatchTable.LOW);
            watches.remove(watch);
            wires.set(
                watches.add(account, WatchTable.instrument(toSource)), toSource, WatchTable.HIGH, wire);
            watch = wires.crossed(fromSource, WatchTable.HIGH, Long.MAX_VALUE);
        }
    }

    /** Takes note that grids are not what they were; all portfolio accounts are examined after this. */
    public void gridsChanged() {
        drift.restart();
    }

    /**
     * Begins to ask for accounts that an expiry's changes can matter to.
     *
     * @param expiry index
     * @param anchor of it, from 0 to {@link ExpiryDrift#ANCHORS}
     */
    public void expiryMoved(final int expiry, final int anchor) {
        final int number = expiry * ExpiryDrift.ANCHORS + anchor;
        movedSource = WatchTable.markSource(instruments.capacity() + number);
        movedTo = drift.value(number);
    }

    /**
     * An account to which what moved last can matter. It is to be examined before this is asked again.
     *
     * @return index of one such account, or {@link #NONE} if there is none left
     */
    public int nextCrossed() {
        final int due = eager.nextDue();
        if (due != NONE) {
            return due;
        }
        int watch = wires.crossed(movedSource, WatchTable.LOW, movedTo);
        if (watch == WatchTable.NONE) {
            watch = wires.crossed(movedSource, WatchTable.HIGH, movedTo);
        }
        wireFired = watch == WatchTable.NONE ? NONE : watches.account(watch);
        return wireFired;
    }

    /**
     * Sets an account's wires around the present prices.
     *
     * @param account index
     * @param margin  its margin at the present prices
     */
    public void renew(final int account, final AccountMargin margin) {
        certificates.renew(account, margin, account == wireFired);
        wireFired = NONE;
    }

    /**
     * How often accounts were given a place on the eager list.
     *
     * @return number since the beginning; not part of the state
     */
    public long eagerEntries() {
        return eager.entries();
    }
}
