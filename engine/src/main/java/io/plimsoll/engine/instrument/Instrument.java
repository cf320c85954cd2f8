package io.plimsoll.engine.instrument;

import io.plimsoll.engine.wire.InstrumentType;

/**
 * What an instrument is and stays.
 *
 * @param id                id on the wire
 * @param type              spot, perpetual or future
 * @param inverse           whether value is lots x unit / price instead of lots x unit x price
 * @param settlementAsset   index of the asset of profit and requirement
 * @param baseAsset         spot: index of the asset a buyer receives; else -1
 * @param tickMantissa      wire prices are multiples of it
 * @param tickExponent      exponent of wire prices
 * @param unitNumerator     of settlement minor units per lot and tick, in lowest terms
 * @param unitDenominator   of settlement minor units per lot and tick, in lowest terms
 * @param baseMinorPerLot   spot: base minor units of a lot; else 0
 * @param maximumPriceTicks largest price there can be
 * @param expiryTimeNs      future: when it expires; else {@link Long#MIN_VALUE}
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

    /**
     * The unit as a double, for tripwires.
     *
     * @return settlement minor units per lot and tick
     */
    public double unit() {
        return (double) unitNumerator / unitDenominator;
    }
}
