package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.transport.scenario.Market;
import io.plimsoll.transport.scenario.Scenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * The linear perpetual that is traded: prices to six digits of the first one, lots worth a tenth of a unit of money to
 * one unit at it, and money in minor units of 10^-6, so that lots times ticks are minor units.
 */
final class Perpetual {
    /** Its id. */
    static final int ID = 0;

    /** Id of the money it settles in. */
    static final int MONEY = 0;

    /** Minor units of money in one. */
    static final double MINOR_UNITS = 1e6;

    private static final int MONEY_EXPONENT = -6;
    private static final int DIGITS = 6;
    private static final BigDecimal ROOM = BigDecimal.valueOf(2);

    private final BigDecimal tickSize;
    private final Market market;

    /**
     * A perpetual.
     *
     * @param symbol  name
     * @param first   price that it begins with
     * @param highest price that it ever has; there is room for twice as much
     * @param tiers   its rates; none for an instrument that nobody holds
     */
    Perpetual(final String symbol, final BigDecimal first, final BigDecimal highest, final List<Scenario.Tier> tiers) {
        final int magnitude = first.precision() - first.scale();
        tickSize = BigDecimal.ONE.scaleByPowerOfTen(magnitude - DIGITS);
        final BigDecimal lotSize = BigDecimal.ONE.scaleByPowerOfTen(-magnitude);
        final BigDecimal maximum = price(ticks(highest.multiply(ROOM)));
        market = new Market(new Scenario(
            List.of(new Scenario.Asset("USDT", MONEY_EXPONENT, null, null, List.of())),
            List.of(new Scenario.Instrument(symbol, InstrumentType.PERPETUAL, "USDT", null, tickSize, lotSize,
                BigDecimal.ONE, false, null, maximum, null, tiers)),
            List.of(),
            Map.of()));
    }

    /** Money and instrument, as they are defined. */
    Market market() {
        return market;
    }

    /** The nearest price in ticks, at least one; on the wire the same number. */
    long ticks(final BigDecimal price) {
        return price.divide(tickSize, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE).longValueExact();
    }

    private BigDecimal price(final long ticks) {
        return tickSize.multiply(BigDecimal.valueOf(ticks));
    }
}
