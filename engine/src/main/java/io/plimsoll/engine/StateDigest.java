package io.plimsoll.engine;

import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.wire.Level;

/**
 * A digest of state in canonical order: by order of definition, and within an account by instrument and asset id.
 * Tables' slots, wires and counters are not part of it. Not cryptographic: it finds mistakes, not forgers.
 */
final class StateDigest {
    private static final long SEED = 0x9E37_79B9_7F4A_7C15L;
    private static final long MULTIPLIER = 0xD6E8_FEB8_6659_FD93L;

    private long value = SEED;

    StateDigest add(final long word) {
        long mixed = (value ^ word) * MULTIPLIER;
        mixed ^= mixed >>> 32;
        value = mixed * MULTIPLIER + SEED;
        return this;
    }

    long value() {
        return value ^ value >>> 29;
    }

    StateDigest add(final Book book) {
        addAssets(book.assets());
        addInstruments(book.instruments());
        addClasses(book.classes());
        final AccountTable accounts = book.accounts();
        add(accounts.size());
        for (int account = 0; account < accounts.size(); account++) {
            addAccount(accounts, account);
            addPositions(accounts.firstPosition(account), book);
            addBalances(accounts.firstBalance(account), book);
        }
        return this;
    }

    private void addAssets(final AssetTable assets) {
        add(assets.size());
        for (int asset = 0; asset < assets.size(); asset++) {
            add(assets.id(asset)).add(assets.exponent(asset)).add(assets.priceInstrument(asset));
            add(assets.haircuts().count(asset));
            for (int tier = 0; tier < assets.haircuts().count(asset); tier++) {
                add(assets.haircuts().floor(asset, tier)).add(assets.haircuts().haircut(asset, tier));
            }
        }
    }

    private void addInstruments(final InstrumentTable instruments) {
        add(instruments.size());
        for (int i = 0; i < instruments.size(); i++) {
            add(instruments.get(i).id()).add(instruments.state(i).value());
            add(instruments.mark(i)).add(instruments.isMarkFromTick(i) ? 1 : 0).add(instruments.fundingIndex(i));
            add(instruments.index(i)).add(instruments.bid(i)).add(instruments.ask(i)).add(instruments.last(i));
            addDefinition(instruments, i);
            final TierTable tiers = instruments.tiers();
            add(tiers.count(i));
            for (int tier = 0; tier < tiers.count(i); tier++) {
                final int at = tiers.at(i, tier);
                add(tiers.floor(at)).add(tiers.amount(at)).add(tiers.maintenanceRate(at)).add(tiers.initialRate(at));
            }
        }
    }

    private void addDefinition(final InstrumentTable instruments, final int i) {
        add(instruments.get(i).type().value()).add(instruments.get(i).inverse() ? 1 : 0);
        add(instruments.get(i).settlementAsset()).add(instruments.get(i).baseAsset());
        add(instruments.get(i).tickMantissa()).add(instruments.get(i).tickExponent());
        add(instruments.get(i).unitNumerator()).add(instruments.get(i).unitDenominator());
        add(instruments.get(i).maximumPriceTicks()).add(instruments.get(i).expiryTimeNs());
    }

    private void addClasses(final AccountClassTable classes) {
        add(classes.size());
        for (int c = 0; c < classes.size(); c++) {
            add(classes.id(c));
            for (int level = Level.WARNING.value(); level <= Level.LIQUIDATION.value(); level++) {
                add(classes.ratio(c, level)).add(classes.cure(c, level));
            }
        }
    }

    private void addAccount(final AccountTable accounts, final int account) {
        add(accounts.id(account)).add(accounts.owner(account)).add(accounts.grossNotionalLimit(account));
        add(accounts.accountClass(account)).add(accounts.valuationAsset(account)).add(accounts.mode(account));
        add(accounts.level(account)).add(accounts.isUnreconciled(account) ? 1 : 0);
    }

    private void addPositions(final int first, final Book book) {
        for (int p = first; p != PositionTable.NONE; p = book.positions().next(p)) {
            add(book.positions().instrument(p)).add(book.positions().lots(p));
            add(book.positions().entryCost(p)).add(book.positions().entryFunding(p));
        }
    }

    private void addBalances(final int first, final Book book) {
        for (int b = first; b != BalanceTable.NONE; b = book.balances().next(b)) {
            add(book.balances().asset(b)).add(book.balances().amount(b)).add(book.balances().realisedProfit(b));
        }
    }

    StateDigest add(final SourceTable sources) {
        add(sources.size());
        for (int s = 0; s < sources.size(); s++) {
            add(sources.id(s)).add(sources.permissions(s)).add(sources.isLossless(s) ? 1 : 0);
            add(sources.rejectionsPerSecond(s)).add(sources.epoch(s)).add(sources.applied(s));
            add(sources.unacknowledged(s)).add(sources.isAcknowledgementDue(s) ? 1 : 0);
            add(sources.isBlocked(s) ? 1 : 0).add(sources.exchangeTimeNs(s));
        }
        return this;
    }
}
