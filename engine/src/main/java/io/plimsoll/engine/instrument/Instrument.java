package io.plimsoll.engine.instrument;

import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.InstrumentType;

/**
 * What an instrument is and stays.
 *
 * @param id                id on the wire
 * @param type              spot, perpetual, future, call or put
 * @param inverse           whether value is lots x unit / price instead of lots x unit x price
 * @param settlementAsset   index of the asset of profit and requirement
 * @param baseAsset         spot: index of the asset a buyer receives; else -1
 * @param tickMantissa      wire prices are multiples of it
 * @param tickExponent      exponent of wire prices
 * @param unitNumerator     of settlement minor units per lot and tick, in lowest terms
 * @param unitDenominator   of settlement minor units per lot and tick, in lowest terms
 * @param baseMinorPerLot   spot: base minor units of a lot; else 0
 * @param maximumPriceTicks largest price there can be
 * @param expiryTimeNs      future or option: when it expires; else {@link Long#MIN_VALUE}
 * @param fundingBound      largest magnitude of the funding index, settlement minor units per lot x 10^6
 */
public record Instrument(
    int id,
    InstrumentType type,
    boolean inverse,
    int settlementAsset,
    int baseAsset,
    long tickMantissa,
    int tickExponent,
    long unitNumerator,
    long unitDenominator,
    long baseMinorPerLot,
    long maximumPriceTicks,
    long expiryTimeNs,
    long fundingBound) {

    void writeTo(final StateSink sink) {
        sink.put(id);
        sink.put(type.value());
        sink.put(inverse ? 1 : 0);
        sink.put(settlementAsset);
        sink.put(baseAsset);
        sink.put(tickMantissa);
        sink.put(tickExponent);
        sink.put(unitNumerator);
        sink.put(unitDenominator);
        sink.put(baseMinorPerLot);
        sink.put(maximumPriceTicks);
        sink.put(expiryTimeNs);
        sink.put(fundingBound);
    }

    static Instrument readFrom(final StateSource state, final int assets) {
        return new Instrument(
            state.nextInt("instrument's id", 0, Integer.MAX_VALUE),
            InstrumentType.get((short) state.nextInt("instrument's type", 0, InstrumentType.PUT.value())),
            state.nextBoolean("instrument's inverse"),
            state.nextInt("instrument's settlement asset", 0, assets - 1),
            state.nextInt("instrument's base asset", -1, assets - 1),
            state.nextLong("instrument's tick mantissa", 1, Long.MAX_VALUE),
            state.nextInt("instrument's tick exponent", Byte.MIN_VALUE, Byte.MAX_VALUE),
            state.nextLong("instrument's unit", 1, Long.MAX_VALUE),
            state.nextLong("instrument's unit", 1, Long.MAX_VALUE),
            state.nextLong("instrument's base minor units per lot", 0, Long.MAX_VALUE),
            state.nextLong("instrument's maximum price", 1, Long.MAX_VALUE),
            state.next(),
            state.nextLong("instrument's funding bound", 0, Long.MAX_VALUE));
    }

    /**
     * The unit as a double, for tripwires.
     *
     * @return settlement minor units per lot and tick
     */
    public double unit() {
        return (double) unitNumerator / unitDenominator;
    }
}
