package io.plimsoll.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Dice;
import org.junit.jupiter.api.Test;

/**
 * The curvature bounds what it says it bounds: in random cells of random grids, no weighted and discounted value of an
 * option between the ends of a cell is farther off the straight line between its values there.
 */
class ValueCurvatureTest {
    private static final int GRIDS = 200;
    private static final int EXPIRIES = 50;
    private static final int INSIDE = 4;
    private static final double ROUNDING = 1e-9;

    private final Dice dice = new Dice(9);
    private final RandomModels models = new RandomModels(dice);
    private final OptionValuation valuation = new OptionValuation();
    private final ValueCurvature curvature = new ValueCurvature();
    private double closest;

    @Test
    void shouldBoundHowFarValuesAreOffTheChord() {
        for (int g = 0; g < GRIDS; g++) {
            final GridModel grid = models.grid();
            for (int i = 0; i < EXPIRIES; i++) {
                expiry(grid);
            }
        }
        assertTrue(closest > 0.5, "the bound is never nearer than " + closest);
    }

    private void expiry(final GridModel grid) {
        final long seconds = dice.between(0, dice.chance(30) ? 4_000 : 40_000_000);
        final double ratio = models.part(0.6, 1.8);
        final long rate = dice.between(-200_000_000, 300_000_000);
        valuation.expiry(grid, seconds, ratio, rate);
        curvature.expiry(grid, seconds, ratio, rate);
        for (int i = 0; i < 20; i++) {
            final long low = dice.between(1_000, 10_000_000);
            final long high = low + Math.max(2, (long) (low * models.part(0, dice.chance(50) ? 0.02 : 0.2)));
            final long strike = Math.max(1, (long) (low * models.part(0.5, 2)));
            final long volatility = dice.between(10_000_000L, 3_000_000_000L);
            curvature.option(volatility);
            for (int column = 0; column <= valuation.basisDown(); column++) {
                check(grid, column, dice.chance(50), strike, volatility, low, high);
            }
        }
    }

    private void check(
        final GridModel grid,
        final int column,
        final boolean isCall,
        final long strike,
        final long volatility,
        final long low,
        final long high) {
        final double width = high - low;
        final double allowed = Math.min(curvature.round() * width * width / low, curvature.sharp() * width)
            + curvature.turn() * width * high / low;
        final double atLow = valuation.lotValue(column, isCall, false, strike, volatility, low, 1);
        final double atHigh = valuation.lotValue(column, isCall, false, strike, volatility, high, 1);
        for (int i = 1; i <= INSIDE; i++) {
            final long price = dice.between(low, high);
            final double value = valuation.lotValue(column, isCall, false, strike, volatility, price, 1);
            final double off = Math.abs(value - atLow - (atHigh - atLow) * ((price - low) / width))
                * factor(grid, column);
            assertTrue(off <= allowed + ROUNDING * high, () -> off + " of " + allowed + " in column " + column + " of "
                + grid);
            closest = Math.max(closest, allowed > ROUNDING * high ? off / allowed : 0);
        }
    }

    /** The most that a column's values count for. */
    private double factor(final GridModel grid, final int column) {
        return column < grid.scenarios().size()
            ? grid.scenarios().get(column).weight() * Math.max(valuation.ownedFactor(), valuation.owedFactor())
            : Math.max(1, valuation.basisFactor());
    }
}
