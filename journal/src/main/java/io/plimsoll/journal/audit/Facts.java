package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigInteger;

/** Rule 5 for what happened to accounts: Fill and CollateralChange. */
final class Facts {
    private final Book book;
    private final Capacity capacity;

    Facts(final Book book, final Capacity capacity) {
        this.book = book;
        this.capacity = capacity;
    }

    Outcome fill(final FillDecoder fill) {
        final Account account = book.accounts.get(fill.accountId());
        final Instrument instrument = book.instruments.get(fill.instrumentId());
        ReasonCode reason = checkTrade(account, instrument, fill);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        final BigInteger lots = BigInteger.valueOf(fill.lots());
        final BigInteger price = Prices.ticks(instrument, fill.price());
        final Account after = account.copy();
        after.fill(instrument, lots, price, BigInteger.valueOf(fill.fee()));
        reason = instrument.isSpot()
            ? checkSpot(instrument, after) : checkPosition(instrument, account, after, price);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        book.accounts.put(account.id, after);
        if (instrument.markIsFromTick) {
            return Outcome.account(account.id);
        }
        instrument.mark = price;
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
        if (!book.hasPrice(change.assetId())) {
            return Outcome.refused(ReasonCode.NO_PRICE);
        }
        final Account after = account.copy();
        after.change(change.assetId(), BigInteger.valueOf(change.delta()), BigInteger.ZERO);
        if (!Bounds.hold(book, after)) {
            return Outcome.refused(ReasonCode.OVERFLOW);
        }
        if (!capacity.hasRoomForBalances(book, account, after)) {
            return Outcome.refused(ReasonCode.BALANCES_FULL);
        }
        book.accounts.put(account.id, after);
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
        final BigInteger lots = BigInteger.valueOf(fill.lots());
        final BigInteger lotsAfter = account.lots(instrument.id).add(lots);
        final BigInteger bound = Bounds.lotsBound(instrument);
        if (lots.abs().compareTo(bound) > 0 || lotsAfter.abs().compareTo(bound) > 0) {
            return ReasonCode.QUANTITY_BEYOND_MAXIMUM;
        }
        if (BigInteger.valueOf(fill.fee()).abs().compareTo(Bounds.BOUND) > 0) {
            return ReasonCode.OVERFLOW;
        }
        final boolean unpriced = !book.hasPrice(instrument.settlementAssetId);
        if (instrument.isSpot()) {
            return unpriced || !book.hasPrice(instrument.baseAssetId) ? ReasonCode.NO_PRICE : ReasonCode.NULL_VAL;
        }
        if (instrument.tiers.isEmpty()) {
            return ReasonCode.NO_TIERS;
        }
        if (unpriced) {
            return ReasonCode.NO_PRICE;
        }
        return isSecondPosition(account, instrument) ? ReasonCode.SECOND_POSITION : ReasonCode.NULL_VAL;
    }

    private ReasonCode checkSpot(final Instrument instrument, final Account after) {
        if (!Bounds.hold(book, after)) {
            return ReasonCode.OVERFLOW;
        }
        return capacity.hasRoomForBalances(book, book.accounts.get(after.id), after)
            ? ReasonCode.NULL_VAL : ReasonCode.BALANCES_FULL;
    }

    private ReasonCode checkPosition(
        final Instrument instrument,
        final Account before,
        final Account after,
        final BigInteger price) {
        if (after.positions.size() > capacity.positionsPerAccount()) {
            return ReasonCode.ACCOUNT_POSITIONS_FULL;
        }
        if (!Bounds.hold(book, after)) {
            return ReasonCode.OVERFLOW;
        }
        final boolean grows =
            after.lots(instrument.id).abs().compareTo(before.lots(instrument.id).abs()) > 0;
        if (after.limit != null
            && grows
            && grossNotional(after, instrument, price).compareTo(BigInteger.valueOf(after.limit)) > 0) {
            return ReasonCode.ACCOUNT_LIMIT;
        }
        if (!capacity.hasRoomForPositions(book, before, after)) {
            return ReasonCode.POSITIONS_FULL;
        }
        return capacity.hasRoomForBalances(book, before, after) ? ReasonCode.NULL_VAL : ReasonCode.BALANCES_FULL;
    }

    /** In valuation minor units, at the marks as they are before the fill but for the filled instrument's own. */
    private BigInteger grossNotional(
        final Account after, final Instrument filled, final BigInteger fillPrice) {
        BigInteger sum = BigInteger.ZERO;
        for (final Position position : after.positions.values()) {
            final Instrument instrument = position.instrument;
            final BigInteger price =
                instrument == filled && !filled.markIsFromTick ? fillPrice : instrument.mark;
            sum = sum.add(book.conversion(instrument.settlementAssetId, after.valuationAssetId)
                .times(instrument.notional(position.lots, price).ceil())
                .ceil());
        }
        return sum;
    }

    static boolean isSecondPosition(final Account account, final Instrument instrument) {
        return account.mode == AccountMode.ISOLATED
            && account.positions.keySet().stream().anyMatch(instrumentId -> instrumentId != instrument.id);
    }
}
