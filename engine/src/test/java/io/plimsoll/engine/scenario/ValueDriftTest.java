package io.plimsoll.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Dice;
import org.junit.jupiter.api.Test;

/**
 * The drift bounds what it says it bounds: at random prices, strikes, volatilities, forwards, rates and times, now and
 * then, no weighted and discounted value of an option has moved by more.
 */
class ValueDriftTest {
    private static final int GRIDS = 200;
    private static final int PAIRS = 50;
    private static final double ROUNDING = 1e-9;

    private final Dice dice = new Dice(7);
    private final RandomModels models = new RandomModels(dice);
    private final OptionValuation now = new OptionValuation();
    private final OptionValuation then = new OptionValuation();
    private final ValueDrift drift = new ValueDrift();
    private double closest;

    @Test
    void shouldBoundWhatValuesMove() {
        for (int g = 0; g < GRIDS; g++) {
            final GridModel grid = models.grid();
            for (int i = 0; i < PAIRS; i++) {
                compare(grid);
            }
        }
        assertTrue(closest > 0.2, "the bound is never nearer than " + closest);
    }

    private void compare(final GridModel grid) {
        final long seconds = dice.between(0, dice.chance(30) ? 4_000 : 40_000_000);
        final long earlier = seconds + (dice.chance(50) ? dice.between(0, seconds / 20 + 100) : 0);
        final double ratio = models.part(0.6, 1.8);
        final double before = dice.chance(50) ? ratio : ratio * models.part(0.99, 1.01);
        final long rate = dice.between(-200_000_000, 300_000_000);
        final long rateBefore = dice.chance(50) ? rate : dice.between(-200_000_000, 300_000_000);
        now.expiry(grid, seconds, ratio, rate);
        then.expiry(grid, earlier, before, rateBefore);
        drift.now(grid, seconds, ratio, rate);
        drift.then(earlier, before, rateBefore);
        for (int i = 0; i < 20; i++) {
            final long price = dice.between(1_000, 10_000_000);
            final long strike = Math.max(1, (long) (price * models.part(0.3, 3)));
            final long volatility = dice.between(10_000_000L, 3_000_000_000L);
            final long volatilityBefore =
                dice.chance(50) ? volatility : (long) (volatility * models.part(0.9, 1.1));
            final double allowed = drift.of(volatility, volatilityBefore)
                * (price + strike * ValueDrift.SHARE_OF_STRIKE);
            check(grid, dice.chance(50), strike, volatility, volatilityBefore, price, allowed);
        }
    }

    private void check(
        final GridModel grid,
        final boolean isCall,
        final long strike,
        final long volatility,
        final long volatilityBefore,
        final long price,
        final double allowed) {
        // So many coins as the price: then the bound is the same.
        final boolean isInverse = dice.chance(50);
        final double unit = isInverse ? price : 1;
        for (int column = 0; column <= now.basisDown(); column++) {
            final boolean isScenario = column < grid.scenarios().size();
            final double weight = isScenario ? grid.scenarios().get(column).weight() : 1;
            final double value = now.lotValue(column, isCall, isInverse, strike, volatility, price, unit);
            final double valueBefore =
                then.lotValue(column, isCall, isInverse, strike, volatilityBefore, price, unit);
            final double owned = isScenario ? value * now.ownedFactor() - valueBefore * then.ownedFactor() : 0;
            final double owed = isScenario ? value * now.owedFactor() - valueBefore * then.owedFactor() : 0;
            final double basis =
                isScenario ? 0 : value * now.basisFactor() - valueBefore * then.basisFactor();
            final double moved = Math.max(
                weight * Math.max(Math.abs(owned), Math.abs(owed)),
                isScenario ? 0 : Math.max(Math.abs(value - valueBefore), Math.abs(basis)));
            assertTrue(moved <= allowed + ROUNDING * price, () -> moved + " of " + allowed + " in column of " + grid);
            closest = Math.max(closest, allowed > 0 ? moved / allowed : 0);
        }
    }
}
