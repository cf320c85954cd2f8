package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import java.math.BigDecimal;

/**
 * What a DefineInstrument says, as far as margin needs it.
 *
 * @param id                of the instrument
 * @param type              spot, perpetual or future
 * @param inverse           whether value is lots over price
 * @param settlementAssetId of its profit
 * @param baseAssetId       spot only, else null
 * @param tickMantissa      of the tick size: wire prices are its multiples
 * @param tickSize          exact
 * @param maximumPrice      as on the wire
 * @param contractSize      lot size x multiplier: what a lot is worth at a price of one
 * @param unit              settlement minor units per lot and tick
 * @param baseUnit          base minor units per lot; null but for spot
 * @param state             announced or trading
 */
record Terms(
    int id,
    InstrumentType type,
    boolean inverse,
    int settlementAssetId,
    Integer baseAssetId,
    long tickMantissa,
    BigDecimal tickSize,
    long maximumPrice,
    BigDecimal contractSize,
    Quotient unit,
    BigDecimal baseUnit,
    InstrumentState state) {
}
