package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigDecimal;

/** Rule 5 for what happened to accounts: Fill and CollateralChange. */
final class Facts {
    private final Book book;
    private final CombinedPrices combinedPrices;
    private final Capacity capacity;

    Facts(final Book book, final CombinedPrices combinedPrices, final Capacity capacity) {
        this.book = book;
        this.combinedPrices = combinedPrices;
        this.capacity = capacity;
    }

    Outcome fill(final FillDecoder fill, final Cause cause) {
        final Account account = book.accounts.get(fill.accountId());
        final Instrument instrument = book.instruments.get(fill.instrumentId());
        ReasonCode reason = checkTrade(account, instrument, fill);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        final BigDecimal lots = BigDecimal.valueOf(fill.lots());
        final BigDecimal price = instrument.ticks(fill.price());
        final Account after = account.copy();
        after.fill(instrument, lots, price, BigDecimal.valueOf(fill.fee()));
        reason = instrument.isSpot()
            ? checkSpot(instrument, after) : checkPosition(instrument, account, after, price);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        book.put(after);
        if (instrument.hasMarkFromTick() || instrument.isOption()) {
            return Outcome.account(account.id);
        }
        instrument.mark(price, cause);
        combinedPrices.markSet(instrument, cause);
        return Outcome.accountAndPrice(account.id, instrument.id);
    }

    Outcome collateralChange(final CollateralChangeDecoder change) {
        final Account account = book.accounts.get(change.accountId());
        if (account == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_ACCOUNT);
        }
        if (!book.assets.containsKey(change.assetId())) {
            return Outcome.refused(ReasonCode.UNKNOWN_ASSET);
        }
        if (change.delta() == 0) {
            return Outcome.refused(ReasonCode.QUANTITY_ZERO);
        }
        if (!book.canOwn(account, change.assetId())) {
            return Outcome.refused(ReasonCode.OTHER_SETTLEMENT);
        }
        if (!book.hasPrice(change.assetId())) {
            return Outcome.refused(ReasonCode.NO_PRICE);
        }
        final Account after = account.copy();
        after.change(change.assetId(), BigDecimal.valueOf(change.delta()), BigDecimal.ZERO);
        if (!AccountBounds.hold(book, after)) {
            return Outcome.refused(ReasonCode.OVERFLOW);
        }
        if (!capacity.hasRoomForBalances(book, account, after)) {
            return Outcome.refused(ReasonCode.BALANCES_FULL);
        }
        book.put(after);
        return Outcome.account(account.id);
    }

    /** What is wrong with a fill, whatever it does to the account; NULL_VAL if nothing. */
    private ReasonCode checkTrade(
        final Account account, final Instrument instrument, final FillDecoder fill) {
        if (account == null) {
            return ReasonCode.UNKNOWN_ACCOUNT;
        }
        if (instrument == null) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (instrument.state != InstrumentState.TRADING) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        if (fill.lots() == 0) {
            return ReasonCode.QUANTITY_ZERO;
        }
        final ReasonCode priceReason = Prices.checkPrice(instrument, fill.price());
        if (priceReason != ReasonCode.NULL_VAL) {
            return priceReason;
        }
        final BigDecimal lots = BigDecimal.valueOf(fill.lots());
        final BigDecimal lotsAfter = account.lots(instrument.id).add(lots);
        final BigDecimal bound = instrument.bounds().lots();
        if (lots.abs().compareTo(bound) > 0 || lotsAfter.abs().compareTo(bound) > 0) {
            return ReasonCode.QUANTITY_BEYOND_MAXIMUM;
        }
        if (BigDecimal.valueOf(fill.fee()).abs().compareTo(InstrumentBounds.BOUND) > 0) {
            return ReasonCode.OVERFLOW;
        }
        final boolean unpriced = !book.hasPrice(instrument.settlementAssetId);
        if (instrument.isSpot()) {
            if (book.ownsNothingElse(account)) {
                return ReasonCode.OTHER_SETTLEMENT;
            }
            return unpriced || !book.hasPrice(instrument.baseAssetId) ? ReasonCode.NO_PRICE : ReasonCode.NULL_VAL;
        }
        final ReasonCode holding = checkHolding(account, instrument);
        if (holding != ReasonCode.NULL_VAL) {
            return holding;
        }
        if (unpriced) {
            return ReasonCode.NO_PRICE;
        }
        return isSecondPosition(account, instrument) ? ReasonCode.SECOND_POSITION : ReasonCode.NULL_VAL;
    }

    private ReasonCode checkSpot(final Instrument instrument, final Account after) {
        if (!AccountBounds.hold(book, after)) {
            return ReasonCode.OVERFLOW;
        }
        return capacity.hasRoomForBalances(book, book.accounts.get(after.id), after)
            ? ReasonCode.NULL_VAL : ReasonCode.BALANCES_FULL;
    }

    private ReasonCode checkPosition(
        final Instrument instrument,
        final Account before,
        final Account after,
        final BigDecimal price) {
        if (after.positions.size() > capacity.positionsPerAccount()) {
            return ReasonCode.ACCOUNT_POSITIONS_FULL;
        }
        if (!AccountBounds.hold(book, after)) {
            return ReasonCode.OVERFLOW;
        }
        final boolean grows =
            after.lots(instrument.id).abs().compareTo(before.lots(instrument.id).abs()) > 0;
        if (after.limit != null
            && grows
            && grossNotional(after, instrument, price).compareTo(after.limit) > 0) {
            return ReasonCode.ACCOUNT_LIMIT;
        }
        if (!capacity.hasRoomForPositions(book, before, after)) {
            return ReasonCode.POSITIONS_FULL;
        }
        return capacity.hasRoomForBalances(book, before, after) ? ReasonCode.NULL_VAL : ReasonCode.BALANCES_FULL;
    }

    /** In valuation minor units, at the marks as they are before the fill but for the filled instrument's own. */
    private BigDecimal grossNotional(
        final Account after, final Instrument filled, final BigDecimal fillPrice) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Position position : after.positions.values()) {
            final Instrument instrument = position.instrument();
            sum = sum.add(book.conversion(instrument.settlementAssetId, after.valuationAssetId)
                .of(notional(position, instrument == filled && !filled.hasMarkFromTick() ? fillPrice : null))
                .ceil());
        }
        return sum;
    }

    /** Of a position at a price or, if that is null, its instrument's mark; of an option the size. */
    private static BigDecimal notional(final Position position, final BigDecimal price) {
        final Instrument instrument = position.instrument();
        return instrument.isOption()
            ? position.size()
            : instrument.notional(position.lots(), price == null ? instrument.mark.ticks() : price).ceil();
    }

    /** Whether an account can hold an instrument: tiers, or rule 10.2. */
    static ReasonCode checkHolding(final Account account, final Instrument instrument) {
        if (account.isPortfolio()) {
            return checkPortfolio(account, instrument);
        }
        if (instrument.isOption()) {
            return ReasonCode.NOT_PORTFOLIO;
        }
        return instrument.tiers().isEmpty() ? ReasonCode.NO_TIERS : ReasonCode.NULL_VAL;
    }

    private static ReasonCode checkPortfolio(final Account account, final Instrument instrument) {
        if (instrument.settlementAssetId != account.valuationAssetId
            || instrument.inverse && !instrument.hasUnderlying()) {
            return ReasonCode.OTHER_SETTLEMENT;
        }
        if (instrument.isOption() && instrument.option.volatility == null) {
            return ReasonCode.NO_VOLATILITY;
        }
        return instrument.hasUnderlying() && instrument.underlying().mark == null
            ? ReasonCode.NO_PRICE : ReasonCode.NULL_VAL;
    }

    static boolean isSecondPosition(final Account account, final Instrument instrument) {
        return account.mode == AccountMode.ISOLATED
            && account.positions.keySet().stream().anyMatch(instrumentId -> instrumentId != instrument.id);
    }
}
