package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.margin.Bounds;
import io.plimsoll.engine.margin.LotsBound;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.portfolio.OptionValues;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DecimalSizeDecoder;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** DefineOption and AssignUnderlying. */
final class OptionDefinitions {
    private static final int LARGEST_EXPONENT = 18;
    private static final int NO_ASSET = -1;

    /** The node of the lattice above any price must fit. */
    private static final long LARGEST_PRICE = 1L << 60;

    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final UnderlyingTable underlyings;
    private final PositionTable positions;
    private final OptionValues values;
    private final Bounds bounds;
    private final Surveillance surveillance;
    private final Outputs outputs;
    private final DefineOptionDecoder message = new DefineOptionDecoder();
    private final AssignUnderlyingDecoder assignment = new AssignUnderlyingDecoder();

    OptionDefinitions(
        final Book book, final Bounds bounds, final Surveillance surveillance, final Outputs outputs) {
        this.surveillance = surveillance;
        assets = book.assets();
        instruments = book.instruments();
        underlyings = book.instruments().underlyings();
        positions = book.positions();
        values = book.optionValues();
        this.bounds = bounds;
        this.outputs = outputs;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final ReasonCode reason = check();
        if (reason != ACCEPTED) {
            return reason;
        }
        final int underlying = instruments.indexOf(message.underlyingInstrumentId());
        final Instrument its = instruments.get(underlying);
        final int settlementAsset = settlementAsset(its);
        final boolean isInverse = message.inverseRaw() == BooleanType.TRUE.value();
        final Instrument option = option(settlementAsset);
        final Ratio unit = underlyingUnit(its, settlementAsset, isInverse);
        if (option == null || unit == null) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final long strikeTicks = Prices.ticks(its, message.strike());
        if (LotsBound.ofOption(option, isInverse, strikeTicks, unit, its) < 1) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (instruments.isFull()) {
            return ReasonCode.INSTRUMENTS_FULL;
        }
        final int added = instruments.add(option, InstrumentState.get(message.stateRaw()));
        underlyings.assign(added, underlying, unit, isInverse);
        underlyings.option(
            added,
            instruments.expiries().findOrAdd(underlying, message.expiryTimeNs(), outputs.timeNs()),
            strikeTicks);
        bounds.tiersChanged(added, 0);
        values.optionDefined(added);
        return ACCEPTED;
    }

    private ReasonCode check() {
        if (message.instrumentId() < 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (instruments.indexOf(message.instrumentId()) != InstrumentTable.NONE) {
            return ReasonCode.ALREADY_DEFINED;
        }
        final int underlying = instruments.indexOf(message.underlyingInstrumentId());
        if (underlying == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (hasSettlementAsset() && assets.indexOf(message.settlementAssetId()) == AssetTable.NONE) {
            return ReasonCode.UNKNOWN_ASSET;
        }
        final boolean valid = canBeUnderlying(underlying)
            && isSize(message.tickSize()) && isSize(message.lotSize()) && isSize(message.multiplier())
            && message.maximumPrice() > 0 && message.maximumPrice() % message.tickSize().mantissa() == 0
            && (message.optionTypeRaw() == InstrumentType.CALL.value()
                || message.optionTypeRaw() == InstrumentType.PUT.value())
            && message.stateRaw() <= InstrumentState.TRADING.value()
            && Prices.check(instruments.get(underlying), message.strike()) == ACCEPTED
            && settlesWhereItCan(instruments.get(underlying));
        return valid ? ACCEPTED : ReasonCode.INVALID_DEFINITION;
    }

    private boolean canBeUnderlying(final int instrument) {
        return !instruments.get(instrument).inverse()
            && instruments.get(instrument).maximumPriceTicks() <= LARGEST_PRICE
            && !underlyings.isOption(instrument)
            && underlyings.underlying(instrument) == instrument;
    }

    private static boolean isSize(final DecimalSizeDecoder size) {
        return size.mantissa() > 0
            && size.exponent() >= -LARGEST_EXPONENT
            && size.exponent() <= LARGEST_EXPONENT;
    }

    private boolean hasSettlementAsset() {
        return message.settlementAssetId() != DefineOptionDecoder.settlementAssetIdNullValue();
    }

    private int settlementAsset(final Instrument underlying) {
        return hasSettlementAsset() ? assets.indexOf(message.settlementAssetId()) : underlying.settlementAsset();
    }

    private boolean settlesWhereItCan(final Instrument underlying) {
        final boolean isOther = settlementAsset(underlying) != underlying.settlementAsset();
        return message.inverseRaw() == BooleanType.TRUE.value()
            ? isOther
            : message.inverseRaw() == BooleanType.FALSE.value() && !isOther && isDearEnough(underlying);
    }

    /** A call is worth up to its underlying: the largest premium must not be less than the largest price. */
    private boolean isDearEnough(final Instrument underlying) {
        final BigDecimal premium = BigDecimal.valueOf(message.maximumPrice(), -message.tickSize().exponent());
        return premium.compareTo(highest(underlying)) >= 0;
    }

    /** Bounds are by an instrument's own highest price, sizes by its underlying's. */
    private static BigDecimal highest(final Instrument instrument) {
        return BigDecimal.valueOf(instrument.maximumPriceTicks(), -instrument.tickExponent())
            .multiply(BigDecimal.valueOf(instrument.tickMantissa()));
    }

    /** Null if its unit leaves no room. */
    private Instrument option(final int settlementAsset) {
        final BigInteger perLotAndTick = BigInteger.valueOf(message.tickSize().mantissa())
            .multiply(BigInteger.valueOf(message.lotSize().mantissa()))
            .multiply(BigInteger.valueOf(message.multiplier().mantissa()));
        final Ratio unit = Ratio.of(perLotAndTick, BigInteger.ONE,
            message.tickSize().exponent() + message.lotSize().exponent() + message.multiplier().exponent()
                - assets.exponent(settlementAsset));
        if (unit == null) {
            return null;
        }
        final long maximumPriceTicks = message.maximumPrice() / message.tickSize().mantissa();
        return new Instrument(
            message.instrumentId(),
            InstrumentType.get(message.optionTypeRaw()),
            false,
            settlementAsset,
            NO_ASSET,
            message.tickSize().mantissa(),
            message.tickSize().exponent(),
            unit.numerator(),
            unit.denominator(),
            0,
            maximumPriceTicks,
            message.expiryTimeNs(),
            LotsBound.fundingBound(unit, false, maximumPriceTicks));
    }

    /** The underlying unit (rules, section 10.1); null if it leaves no room. */
    private Ratio underlyingUnit(final Instrument underlying, final int settlementAsset, final boolean isInverse) {
        final BigInteger lot = BigInteger.valueOf(message.lotSize().mantissa())
            .multiply(BigInteger.valueOf(message.multiplier().mantissa()));
        final int exponent = message.lotSize().exponent() + message.multiplier().exponent()
            - assets.exponent(settlementAsset);
        return isInverse
            ? Ratio.of(lot, BigInteger.ONE, exponent)
            : Ratio.of(lot.multiply(BigInteger.valueOf(underlying.tickMantissa())), BigInteger.ONE,
                exponent + underlying.tickExponent());
    }

    ReasonCode assign(final Envelope envelope) {
        assignment.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(assignment.instrumentId());
        final int underlying = instruments.indexOf(assignment.underlyingInstrumentId());
        if (instrument == InstrumentTable.NONE || underlying == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final Instrument what = instruments.get(instrument);
        final Instrument its = instruments.get(underlying);
        if (underlyings.isUnderlying(instrument) || instrument == underlying || !canBeUnderlying(underlying)
            || !canMoveWith(what, its)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (underlyings.underlying(instrument) != instrument) {
            return ReasonCode.ALREADY_DEFINED;
        }
        if (isHeld(instrument)) {
            return ReasonCode.HELD;
        }
        final Ratio unit = what.inverse() ? underlyings.unit(instrument) : unitAs(what, its);
        if (unit == null) {
            return ReasonCode.INVALID_DEFINITION;
        }
        underlyings.assign(instrument, underlying, unit, what.inverse());
        bounds.tiersChanged(instrument, instruments.tiers().largestRate(instrument));
        surveillance.examinePortfolios();
        return ACCEPTED;
    }

    private static boolean canMoveWith(final Instrument what, final Instrument underlying) {
        if (what.type() != InstrumentType.PERPETUAL && what.type() != InstrumentType.FUTURE) {
            return false;
        }
        final boolean isOther = what.settlementAsset() != underlying.settlementAsset();
        return what.inverse() ? isOther : !isOther && highest(what).compareTo(highest(underlying)) >= 0;
    }

    private boolean isHeld(final int instrument) {
        for (int p = 0, slots = positions.slots(); p < slots; p++) {
            if (positions.lots(p) != 0 && positions.instrument(p) == instrument) {
                return true;
            }
        }
        return false;
    }

    /** An instrument's unit per tick of another one. */
    private static Ratio unitAs(final Instrument what, final Instrument underlying) {
        return Ratio.of(
            BigInteger.valueOf(what.unitNumerator()).multiply(BigInteger.valueOf(underlying.tickMantissa())),
            BigInteger.valueOf(what.unitDenominator()).multiply(BigInteger.valueOf(what.tickMantissa())),
            underlying.tickExponent() - what.tickExponent());
    }
}
