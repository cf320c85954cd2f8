package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigDecimal;

/** Rule 5 for what accounts are set to: PositionSet and BalanceSet. */
final class Resets {
    private final Book book;
    private final Capacity capacity;

    Resets(final Book book, final Capacity capacity) {
        this.book = book;
        this.capacity = capacity;
    }

    Outcome positionSet(final PositionSetDecoder set) {
        final Account account = book.accounts.get(set.accountId());
        final Instrument instrument = book.instruments.get(set.instrumentId());
        ReasonCode reason = checkInstrument(account, instrument);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        final BigDecimal lots = BigDecimal.valueOf(set.lots());
        final BigDecimal entryCost = BigDecimal.valueOf(set.entryCost());
        reason = checkPosition(account, instrument, lots, entryCost);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        final Account after = account.copy();
        after.setPosition(instrument, lots, entryCost);
        if (after.positions.size() > account.positions.size()
            && after.positions.size() > capacity.positionsPerAccount()) {
            return Outcome.refused(ReasonCode.ACCOUNT_POSITIONS_FULL);
        }
        if (!AccountBounds.hold(book, after)) {
            return Outcome.refused(ReasonCode.OVERFLOW);
        }
        if (!capacity.hasRoomForPositions(book, account, after)) {
            return Outcome.refused(ReasonCode.POSITIONS_FULL);
        }
        if (!capacity.hasRoomForBalances(book, account, after)) {
            return Outcome.refused(ReasonCode.BALANCES_FULL);
        }
        book.put(after);
        return Outcome.account(account.id);
    }

    Outcome balanceSet(final BalanceSetDecoder set) {
        final Account account = book.accounts.get(set.accountId());
        if (account == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_ACCOUNT);
        }
        if (!book.assets.containsKey(set.assetId())) {
            return Outcome.refused(ReasonCode.UNKNOWN_ASSET);
        }
        if (!book.canOwn(account, set.assetId())) {
            return Outcome.refused(ReasonCode.OTHER_SETTLEMENT);
        }
        if (!book.hasPrice(set.assetId())) {
            return Outcome.refused(ReasonCode.NO_PRICE);
        }
        final Account after = account.copy();
        after.setBalance(set.assetId(), BigDecimal.valueOf(set.amount()));
        if (!AccountBounds.hold(book, after)) {
            return Outcome.refused(ReasonCode.OVERFLOW);
        }
        if (!capacity.hasRoomForBalances(book, account, after)) {
            return Outcome.refused(ReasonCode.BALANCES_FULL);
        }
        book.put(after);
        return Outcome.account(account.id);
    }

    private ReasonCode checkInstrument(final Account account, final Instrument instrument) {
        if (account == null) {
            return ReasonCode.UNKNOWN_ACCOUNT;
        }
        if (instrument == null) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (instrument.isSpot()) {
            return ReasonCode.NOT_MARGINED;
        }
        return instrument.state == InstrumentState.SETTLED
            ? ReasonCode.INSTRUMENT_NOT_TRADING : ReasonCode.NULL_VAL;
    }

    private ReasonCode checkPosition(
        final Account account,
        final Instrument instrument,
        final BigDecimal lots,
        final BigDecimal entryCost) {
        if (lots.abs().compareTo(instrument.bounds().lots()) > 0) {
            return ReasonCode.QUANTITY_BEYOND_MAXIMUM;
        }
        if (entryCost.signum() != 0 && (lots.signum() == 0 || instrument.isOption())) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (lots.signum() == 0) {
            return ReasonCode.NULL_VAL;
        }
        final ReasonCode holding = Facts.checkHolding(account, instrument);
        if (holding != ReasonCode.NULL_VAL) {
            return holding;
        }
        if (instrument.mark == null && !instrument.isOption() || !book.hasPrice(instrument.settlementAssetId)) {
            return ReasonCode.NO_PRICE;
        }
        return Facts.isSecondPosition(account, instrument) ? ReasonCode.SECOND_POSITION : ReasonCode.NULL_VAL;
    }
}
