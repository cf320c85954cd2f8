package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Rule 10.1 for DefineOption and AssignUnderlying. */
final class Options {
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal(BigInteger.ONE.shiftLeft(60));

    private final Book book;
    private final Capacity capacity;

    Options(final Book book, final Capacity capacity) {
        this.book = book;
        this.capacity = capacity;
    }

    Outcome option(final DefineOptionDecoder definition, final Cause cause) {
        if (definition.instrumentId() < 0) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (book.instruments.containsKey(definition.instrumentId())) {
            return Outcome.refused(ReasonCode.ALREADY_DEFINED);
        }
        final Instrument underlying = book.instruments.get(definition.underlyingInstrumentId());
        if (underlying == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        final Integer settlementAssetId = settlementAssetId(definition);
        if (settlementAssetId != null && !book.assets.containsKey(settlementAssetId)) {
            return Outcome.refused(ReasonCode.UNKNOWN_ASSET);
        }
        if (!canBeUnderlying(underlying)
            || !hasSizes(definition, underlying)
            || !hasKind(definition)
            || !settles(definition, underlying)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        final Expiry known = book.expiry(underlying.id, definition.expiryTimeNs());
        final Expiry expiry = known == null ? new Expiry(definition.expiryTimeNs(), cause.timeNs()) : known;
        final Instrument instrument = new Instrument(
            terms(definition, underlying),
            new Option(
                underlying, definition.optionType() == InstrumentType.CALL,
                definition.inverse() == BooleanType.TRUE, definition.strike(), expiry));
        if (!InstrumentBounds.fits(instrument.underlyingUnit()) || !instrument.bounds().leavesRoom()) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (book.instruments.size() >= capacity.instruments()) {
            return Outcome.refused(ReasonCode.INSTRUMENTS_FULL);
        }
        book.instruments.put(instrument.id, instrument);
        book.put(underlying.id, expiry);
        return Outcome.nobody();
    }

    Outcome assignUnderlying(final AssignUnderlyingDecoder assignment) {
        final Instrument instrument = book.instruments.get(assignment.instrumentId());
        final Instrument underlying = book.instruments.get(assignment.underlyingInstrumentId());
        if (instrument == null || underlying == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (!canHaveUnderlying(instrument)
            || instrument == underlying
            || !canBeUnderlying(underlying)
            || !movesWith(instrument, underlying)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (instrument.hasUnderlying()) {
            return Outcome.refused(ReasonCode.ALREADY_DEFINED);
        }
        if (book.accounts.values().stream().anyMatch(account -> account.hasPosition(instrument.id))) {
            return Outcome.refused(ReasonCode.HELD);
        }
        if (!instrument.inverse && !InstrumentBounds.fits(instrument.unitPerTickOf(underlying))) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        instrument.underlying(underlying);
        return Outcome.portfolios();
    }

    private static boolean canBeUnderlying(final Instrument instrument) {
        return !instrument.inverse && !instrument.isOption() && !instrument.hasUnderlying()
            && instrument.maximumPrice.compareTo(HIGHEST_PRICE) <= 0;
    }

    private boolean canHaveUnderlying(final Instrument instrument) {
        return (instrument.type == InstrumentType.PERPETUAL || instrument.type == InstrumentType.FUTURE)
            && book.instruments.values().stream()
                .noneMatch(other -> other != instrument && other.underlying() == instrument);
    }

    /** Linear, in the same money and to as high a price; inverse, in another asset. */
    private static boolean movesWith(final Instrument instrument, final Instrument underlying) {
        final boolean isSameAsset = underlying.settlementAssetId == instrument.settlementAssetId;
        return instrument.inverse
            ? !isSameAsset
            : isSameAsset
                && instrument.maximumPrice.multiply(instrument.tickSize)
                    .compareTo(underlying.maximumPrice.multiply(underlying.tickSize)) >= 0;
    }

    private static Integer settlementAssetId(final DefineOptionDecoder definition) {
        return definition.settlementAssetId() == DefineOptionDecoder.settlementAssetIdNullValue()
            ? null : definition.settlementAssetId();
    }

    /** In its underlying's asset, premiums up to as high a price as the underlying's; inverse, in another one. */
    private static boolean settles(final DefineOptionDecoder definition, final Instrument underlying) {
        final Integer settlementAssetId = settlementAssetId(definition);
        final boolean isSameAsset = settlementAssetId == null || settlementAssetId == underlying.settlementAssetId;
        if (definition.inverseRaw() == BooleanType.FALSE.value()) {
            return isSameAsset
                && Sizes.price(definition.maximumPrice(), definition.tickSize())
                    .compareTo(underlying.maximumPrice.multiply(underlying.tickSize)) >= 0;
        }
        return definition.inverseRaw() == BooleanType.TRUE.value() && !isSameAsset;
    }

    private static boolean hasSizes(final DefineOptionDecoder definition, final Instrument underlying) {
        return Sizes.isPositive(definition.tickSize())
            && Sizes.isPositive(definition.lotSize())
            && Sizes.isPositive(definition.multiplier())
            && definition.maximumPrice() > 0
            && definition.maximumPrice() % definition.tickSize().mantissa() == 0
            && Prices.checkPrice(underlying, definition.strike()) == ReasonCode.NULL_VAL;
    }

    private static boolean hasKind(final DefineOptionDecoder definition) {
        final int type = definition.optionTypeRaw();
        final int state = definition.stateRaw();
        return (type == InstrumentType.CALL.value() || type == InstrumentType.PUT.value())
            && (state == InstrumentState.ANNOUNCED.value() || state == InstrumentState.TRADING.value());
    }

    private Terms terms(final DefineOptionDecoder definition, final Instrument underlying) {
        final BigDecimal tickSize = Sizes.exact(definition.tickSize());
        final BigDecimal lot = Sizes.exact(definition.lotSize()).multiply(Sizes.exact(definition.multiplier()));
        final int assetId = definition.inverse() == BooleanType.TRUE
            ? definition.settlementAssetId() : underlying.settlementAssetId;
        return new Terms(
            definition.instrumentId(),
            definition.optionType(),
            false,
            assetId,
            null,
            definition.tickSize().mantissa(),
            tickSize,
            definition.maximumPrice(),
            lot,
            Quotient.of(book.inMinorUnits(lot, assetId).multiply(tickSize)),
            null,
            definition.state());
    }
}
