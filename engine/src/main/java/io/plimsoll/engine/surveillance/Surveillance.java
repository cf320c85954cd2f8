package io.plimsoll.engine.surveillance;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.collateral.CollateralTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.liquidity.SizeTable;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.margin.LevelRule;
import io.plimsoll.engine.output.MarginCalls;
import io.plimsoll.engine.portfolio.ExpiryDrift;
import io.plimsoll.engine.scale.RollOut;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.tripwire.Tripwires;

/**
 * Examines accounts: exactly, and only those that a change can matter to. Collects the changes of level of one message
 * and writes them at its end.
 */
public final class Surveillance {
    private final AccountTable accounts;
    private final PositionTable positions;
    private final AccountMargin margin;
    private final LevelRule levels;
    private final BalanceTable balances;
    private final RollOut rollOut;
    private final SizeTable sizes;
    private final CollateralTable collateral;
    private final Tripwires tripwires;
    private final MarginCalls calls;
    private final LevelChanges changes;
    private int priceSource = InstrumentTable.NONE;
    private long examinations;

    /**
     * Watches over all accounts.
     *
     * @param maxAccounts most accounts
     * @param book all that margin is computed from
     * @param margin      to calculate with
     * @param levels      from margin to level
     * @param tripwires   whom to look at
     * @param calls       where changes of level are written
     */
    public Surveillance(
        final int maxAccounts,
        final Book book,
        final AccountMargin margin,
        final LevelRule levels,
        final Tripwires tripwires,
        final MarginCalls calls) {
        this.accounts = book.accounts();
        this.positions = book.positions();
        balances = book.balances();
        rollOut = book.scales().rollOut();
        sizes = book.sizes();
        collateral = book.collateral();
        this.margin = margin;
        this.levels = levels;
        this.tripwires = tripwires;
        this.calls = calls;
        changes = new LevelChanges(maxAccounts);
    }

    /**
     * Examines the accounts to which an instrument's new mark can matter.
     *
     * @param instrument index
     */
    public void markMoved(final int instrument) {
        priceSource = instrument;
        tripwires.markMoved(instrument);
        examineCrossed();
    }

    /**
     * Examines the accounts to which the new mark of an instrument can matter that follows from something else: that
     * stays the price source of calls.
     *
     * @param instrument index
     */
    public void markMovedAlong(final int instrument) {
        tripwires.markMoved(instrument);
        examineCrossed();
    }

    /**
     * Examines the accounts to which an instrument's new funding index can matter.
     *
     * @param instrument index
     */
    public void fundingMoved(final int instrument) {
        priceSource = instrument;
        tripwires.fundingMoved(instrument);
        examineCrossed();
    }

    private void examineCrossed() {
        int last = Tripwires.NONE;
        for (int account = tripwires.nextCrossed(); account != Tripwires.NONE; account = tripwires.nextCrossed()) {
            if (account == last) {
                throw new IllegalStateException("wire crossed by the price it was renewed at: account="
                    + accounts.id(account));
            }
            examine(account);
            last = account;
        }
    }

    /**
     * Examines one account that has changed.
     *
     * @param account index
     */
    public void examine(final int account) {
        examinations++;
        margin.calculate(account);
        final int before = accounts.level(account);
        final int now = levels.level(margin, accounts.accountClass(account), before);
        if (now != before) {
            accounts.level(account, now);
            changes.add(accounts.id(account), account, before);
        }
        tripwires.renew(account, margin);
    }

    /**
     * Begins to watch an account that was loaded.
     *
     * @param account index
     * @throws StateException if its level is not what follows from the rest
     */
    public void accountLoaded(final int account) {
        margin.calculate(account);
        final int level = accounts.level(account);
        if (levels.level(margin, accounts.accountClass(account), level) != level) {
            throw new StateException("account " + accounts.id(account)
                + " has a level that does not follow from its equity and requirement; load another state");
        }
        tripwires.renew(account, margin);
    }

    /**
     * Examines every account that holds an instrument. Goes through all positions.
     *
     * @param instrument index
     */
    public void examineHolders(final int instrument) {
        for (int p = 0, slots = positions.slots(); p < slots; p++) {
            if (positions.lots(p) != 0 && positions.instrument(p) == instrument) {
                examine(positions.account(p));
            }
        }
    }

    /**
     * Examines the accounts to which changes of expiries can matter: of volatilities, forwards, rates or time.
     *
     * @param changed by index of the expiry
     * @param expiries how many there are
     */
    public void expiriesChanged(final boolean[] changed, final int expiries) {
        for (int expiry = 0; expiry < expiries; expiry++) {
            if (changed[expiry]) {
                tripwires.expiryChanged(expiry);
            }
        }
        for (int expiry = 0; expiry < expiries; expiry++) {
            for (int anchor = 0; changed[expiry] && anchor < ExpiryDrift.ANCHORS; anchor++) {
                tripwires.expiryMoved(expiry, anchor);
                examineCrossed();
            }
        }
    }

    /** Examines every portfolio account, because grids are not what they were. Goes through all accounts. */
    public void examinePortfolios() {
        tripwires.gridsChanged();
        for (int account = 0, size = accounts.size(); account < size; account++) {
            if (accounts.isPortfolio(account)) {
                examine(account);
            }
        }
    }

    /** Examines every account. */
    public void examineAll() {
        for (int account = 0, size = accounts.size(); account < size; account++) {
            examine(account);
        }
    }

    /**
     * Examines those of a slice of the accounts to which it matters that they have changed over to the coming setting.
     *
     * @param first index of the first account, in order of definition
     * @param end   index after the last one
     */
    public void changedOver(final int first, final int end) {
        for (int account = first; account < end; account++) {
            if (holdsWhatChanges(account) || hasCollateralThatChanges(account)) {
                examine(account);
            }
        }
    }

    /** Requirements of portfolio accounts know neither scale nor size. */
    private boolean holdsWhatChanges(final int account) {
        if (accounts.isPortfolio(account)) {
            return false;
        }
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            final int instrument = positions.instrument(p);
            if (rollOut.changes(instrument) || sizes.changes(instrument)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasCollateralThatChanges(final int account) {
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            if (collateral.changes(balances.asset(b))) {
                return true;
            }
        }
        return false;
    }

    /** Writes the calls of the message that was applied, in order of account id. */
    public void writeCalls() {
        if (changes.size() > 0) {
            changes.sort();
            for (int i = 0; i < changes.size(); i++) {
                calls.write(changes.account(i), changes.levelBefore(i), priceSource);
            }
            changes.clear();
        }
        priceSource = InstrumentTable.NONE;
    }

    /**
     * How often an account was looked at: what ticks and changes have cost.
     *
     * @return number of examinations since the beginning
     */
    public long examinations() {
        return examinations;
    }
}
