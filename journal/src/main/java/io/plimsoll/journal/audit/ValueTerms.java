package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.VolatilityMove;
import java.math.BigDecimal;
import java.util.List;

/**
 * Rules 10.1 and 10.3: what a grid says of values of options, exact, as the wire carries it.
 *
 * @param scenarios            in their order
 * @param areMovesAbsolute     whether volatilities move by amounts, not by shares of themselves
 * @param volatilityUp         up
 * @param volatilityDown       down
 * @param leastVolatilityUp    least
 * @param shortPower           of m at 30 days and below
 * @param longPower            of m above
 * @param leastDays            of m
 * @param linearSkew           cap and slope
 * @param absoluteSkew         cap and slope
 * @param skewLeastMoneyness   leastMoneyness
 * @param skewWidth            width
 * @param skewVolatility       volatility
 * @param skewVolatilitySlope  volatilitySlope
 * @param basisUp              price factor of V_up
 * @param basisDown            price factor of V_down
 * @param lookAheadDays        that scenarios let pass
 * @param averagedSeconds      of the settlement average
 */
record ValueTerms(
    List<Grid.Point> scenarios,
    boolean areMovesAbsolute,
    BigDecimal volatilityUp,
    BigDecimal volatilityDown,
    BigDecimal leastVolatilityUp,
    BigDecimal shortPower,
    BigDecimal longPower,
    BigDecimal leastDays,
    Skew linearSkew,
    Skew absoluteSkew,
    BigDecimal skewLeastMoneyness,
    BigDecimal skewWidth,
    BigDecimal skewVolatility,
    BigDecimal skewVolatilitySlope,
    BigDecimal basisUp,
    BigDecimal basisDown,
    BigDecimal lookAheadDays,
    BigDecimal averagedSeconds) {

    /**
     * How far a skew goes.
     *
     * @param cap   of the change of a volatility at no time to expiry
     * @param slope of that by the square root of years
     */
    record Skew(BigDecimal cap, BigDecimal slope) {
    }

    /** The skew of a scenario that is one; null of another. */
    Skew skew(final int scenario) {
        return switch (VolatilityMove.get((short) scenarios.get(scenario).volatilityMove())) {
            case LINEAR_SKEW -> linearSkew;
            case ABSOLUTE_SKEW -> absoluteSkew;
            default -> null;
        };
    }

    static ValueTerms of(final DefineGridDecoder grid, final List<Grid.Point> points) {
        return new ValueTerms(
            List.copyOf(points),
            grid.absoluteVolatility() == BooleanType.TRUE,
            Input.billionths(grid.volatilityUp()),
            Input.billionths(grid.volatilityDown()),
            Input.billionths(grid.leastVolatilityUp()),
            Input.billionths(grid.shortPower()),
            Input.billionths(grid.longPower()),
            Input.billionths(grid.leastDays()),
            new Skew(Input.billionths(grid.linearSkewCap()), Input.billionths(grid.linearSkewSlope())),
            new Skew(Input.billionths(grid.absoluteSkewCap()), Input.billionths(grid.absoluteSkewSlope())),
            Input.billionths(grid.skewLeastMoneyness()),
            Input.billionths(grid.skewWidth()),
            Input.billionths(grid.skewVolatility()),
            Input.billionths(grid.skewVolatilitySlope()),
            Input.billionths(grid.basisUp()),
            Input.billionths(grid.basisDown()),
            Input.billionths(grid.lookAheadDays()),
            Input.billionths(grid.averagedSeconds()));
    }
}
