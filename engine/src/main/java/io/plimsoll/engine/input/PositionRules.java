package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.margin.PositionValuation;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.ReasonCode;

/** What every position must satisfy, whether a fill or an absolute position made it. */
final class PositionRules {
    private final AccountTable accounts;
    private final InstrumentTable instruments;
    private final UnderlyingTable underlyings;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final AccountMargin margin;
    private final PositionValuation valuation;
    private final int maxPositionsPerAccount;

    PositionRules(final Book book, final AccountMargin margin, final int maxPositionsPerAccount) {
        this.accounts = book.accounts();
        this.instruments = book.instruments();
        underlyings = book.instruments().underlyings();
        this.positions = book.positions();
        this.balances = book.balances();
        this.assets = book.assets();
        this.margin = margin;
        this.maxPositionsPerAccount = maxPositionsPerAccount;
        valuation = new PositionValuation(book.instruments());
    }

    /** Why the account may not hold the instrument, or ACCEPTED; {@code position} is what it holds now. */
    ReasonCode checkHolding(final int account, final int instrument, final int position) {
        final ReasonCode margined = checkMargined(account, instrument);
        if (margined != ACCEPTED) {
            return margined;
        }
        if (!assets.isPriced(instruments.get(instrument).settlementAsset(), instruments)) {
            return ReasonCode.NO_PRICE;
        }
        final boolean isNew = position == PositionTable.NONE;
        if (isNew && accounts.mode(account) == AccountMode.ISOLATED.value() && accounts.positionCount(account) > 0) {
            return ReasonCode.SECOND_POSITION;
        }
        return isNew && accounts.positionCount(account) == maxPositionsPerAccount
            ? ReasonCode.ACCOUNT_POSITIONS_FULL
            : ACCEPTED;
    }

    /** Why what the account would need for the instrument cannot be said, or ACCEPTED. */
    ReasonCode checkMargined(final int account, final int instrument) {
        return accounts.isPortfolio(account) ? checkPortfolio(account, instrument) : checkTiers(instrument);
    }

    private ReasonCode checkTiers(final int instrument) {
        if (underlyings.isOption(instrument)) {
            return ReasonCode.NOT_PORTFOLIO;
        }
        return instruments.tiers().count(instrument) == 0 ? ReasonCode.NO_TIERS : ACCEPTED;
    }

    private ReasonCode checkPortfolio(final int account, final int instrument) {
        final Instrument what = instruments.get(instrument);
        final boolean hasOwnPrice = underlyings.underlying(instrument) == instrument;
        if (what.inverse() && hasOwnPrice || what.settlementAsset() != accounts.valuationAsset(account)) {
            return ReasonCode.OTHER_SETTLEMENT;
        }
        if (underlyings.isOption(instrument) && underlyings.volatility(instrument) == 0) {
            return ReasonCode.NO_VOLATILITY;
        }
        final int underlying = underlyings.underlying(instrument);
        return !hasOwnPrice && !instruments.hasMark(underlying) ? ReasonCode.NO_PRICE : ACCEPTED;
    }

    /** Why there is no room for the position and the balance it settles in, or ACCEPTED. */
    ReasonCode checkTables(final int account, final int asset, final int position) {
        if (position == PositionTable.NONE && positions.isFull()) {
            return ReasonCode.POSITIONS_FULL;
        }
        return balances.find(account, asset) == BalanceTable.NONE && balances.lacksRoomFor(1)
            ? ReasonCode.BALANCES_FULL
            : ACCEPTED;
    }

    /** Whether gross notional would be beyond the account's limit with these lots, marked as they will be. */
    boolean isBeyondLimit(final int account, final int instrument, final long lots, final long fillPriceTicks) {
        final long limit = accounts.grossNotionalLimit(account);
        if (limit == AccountTable.NO_LIMIT) {
            return false;
        }
        final boolean marked = underlyings.isOption(instrument) || instruments.isMarkFromTick(instrument);
        final long mark = marked ? instruments.mark(instrument) : fillPriceTicks;
        long gross = notional(account, instrument, lots, mark);
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            final int held = positions.instrument(p);
            if (held != instrument) {
                gross += notional(account, held, positions.lots(p), instruments.mark(held));
            }
        }
        return gross > limit;
    }

    private long notional(final int account, final int instrument, final long lots, final long priceTicks) {
        return margin.requirementUp(
            instruments.get(instrument).settlementAsset(),
            underlyings.isOption(instrument)
                ? margin.portfolio().size(instrument, lots)
                : valuation.notionalUp(instrument, lots, priceTicks),
            accounts.valuationAsset(account));
    }

    /** Puts a position in place of the present one; 0 lots end it. Funding starts anew. */
    void put(final int account, final int instrument, final int position, final long lots, final long cost) {
        if (lots == 0) {
            if (position != PositionTable.NONE) {
                positions.remove(position);
            }
            return;
        }
        final int put = position == PositionTable.NONE
            ? positions.add(
                account, instrument, balances.findOrAdd(account, instruments.get(instrument).settlementAsset()))
            : position;
        positions.set(put, lots, cost, instruments.fundingIndex(instrument));
    }
}
