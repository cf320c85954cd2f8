package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.Bounds;
import io.plimsoll.engine.margin.LotsBound;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DecimalSizeDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigInteger;

/** DefineInstrument. */
final class InstrumentDefinitions {
    private static final int LARGEST_EXPONENT = 18;
    private static final int NO_ASSET = -1;

    private final InstrumentTable instruments;
    private final AssetTable assets;
    private final Bounds bounds;
    private final DefineInstrumentDecoder message = new DefineInstrumentDecoder();

    InstrumentDefinitions(final Book book, final Bounds bounds) {
        this.instruments = book.instruments();
        this.assets = book.assets();
        this.bounds = bounds;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final ReasonCode reason = check();
        if (reason != ACCEPTED) {
            return reason;
        }
        final Instrument instrument = instrument();
        if (instrument == null || LotsBound.of(instrument, Rate.ONE) < 1) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (instruments.isFull()) {
            return ReasonCode.INSTRUMENTS_FULL;
        }
        final int added = instruments.add(instrument, message.state());
        bounds.tiersChanged(added, Rate.ONE);
        return ACCEPTED;
    }

    private ReasonCode check() {
        if (message.instrumentId() < 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (instruments.indexOf(message.instrumentId()) != InstrumentTable.NONE) {
            return ReasonCode.ALREADY_DEFINED;
        }
        final int settlement = assets.indexOf(message.settlementAssetId());
        if (settlement == AssetTable.NONE) {
            return ReasonCode.UNKNOWN_ASSET;
        }
        if (!isSize(message.tickSize()) || !isSize(message.lotSize()) || !isSize(message.multiplier())
            || !isMaximumPriceOnTick() || !isKindConsistent()) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (!hasBaseAsset()) {
            return ACCEPTED;
        }
        final int base = assets.indexOf(message.baseAssetId());
        if (base == AssetTable.NONE) {
            return ReasonCode.UNKNOWN_ASSET;
        }
        return base == settlement || baseMinorPerLot() == 0 ? ReasonCode.INVALID_DEFINITION : ACCEPTED;
    }

    private static boolean isSize(final DecimalSizeDecoder size) {
        return size.mantissa() > 0
            && size.exponent() >= -LARGEST_EXPONENT
            && size.exponent() <= LARGEST_EXPONENT;
    }

    private boolean isMaximumPriceOnTick() {
        return message.maximumPrice() > 0 && message.maximumPrice() % message.tickSize().mantissa() == 0;
    }

    private boolean isKindConsistent() {
        if (message.stateRaw() > InstrumentState.TRADING.value()
            || message.inverseRaw() > BooleanType.TRUE.value()
            || message.instrumentTypeRaw() > InstrumentType.FUTURE.value()) {
            return false;
        }
        final boolean spot = message.instrumentType() == InstrumentType.SPOT;
        final boolean future = message.instrumentType() == InstrumentType.FUTURE;
        final boolean expires = message.expiryTimeNs() != DefineInstrumentDecoder.expiryTimeNsNullValue();
        return future == expires && spot == hasBaseAsset() && !(spot && isInverse());
    }

    private boolean hasBaseAsset() {
        return message.baseAssetId() != DefineInstrumentDecoder.baseAssetIdNullValue();
    }

    private boolean isInverse() {
        return message.inverse() == BooleanType.TRUE;
    }

    /** Null if the unit leaves no room. */
    private Instrument instrument() {
        final Ratio unit = unit();
        if (unit == null) {
            return null;
        }
        final long maximumPriceTicks = message.maximumPrice() / message.tickSize().mantissa();
        return new Instrument(
            message.instrumentId(),
            message.instrumentType(),
            isInverse(),
            assets.indexOf(message.settlementAssetId()),
            hasBaseAsset() ? assets.indexOf(message.baseAssetId()) : NO_ASSET,
            message.tickSize().mantissa(),
            message.tickSize().exponent(),
            unit.numerator(),
            unit.denominator(),
            hasBaseAsset() ? baseMinorPerLot() : 0,
            maximumPriceTicks,
            message.expiryTimeNs(),
            LotsBound.fundingBound(unit, isInverse(), maximumPriceTicks));
    }

    /** Settlement minor units per lot and tick (rules, section 1). */
    private Ratio unit() {
        final BigInteger tick = BigInteger.valueOf(message.tickSize().mantissa());
        final BigInteger lot = BigInteger.valueOf(message.lotSize().mantissa())
            .multiply(BigInteger.valueOf(message.multiplier().mantissa()));
        final int lotExponent = message.lotSize().exponent() + message.multiplier().exponent()
            - assets.exponent(assets.indexOf(message.settlementAssetId()));
        final int tickExponent = message.tickSize().exponent();
        return isInverse()
            ? Ratio.of(lot, tick, lotExponent - tickExponent)
            : Ratio.of(lot.multiply(tick), BigInteger.ONE, lotExponent + tickExponent);
    }

    /** Base minor units of a lot, 0 if that is not a whole number. */
    private long baseMinorPerLot() {
        final Ratio perLot = Ratio.of(
            BigInteger.valueOf(message.lotSize().mantissa()).multiply(BigInteger.valueOf(
                message.multiplier().mantissa())),
            BigInteger.ONE,
            message.lotSize().exponent() + message.multiplier().exponent()
                - assets.exponent(assets.indexOf(message.baseAssetId())));
        return perLot == null || perLot.denominator() != 1 ? 0 : perLot.numerator();
    }
}
