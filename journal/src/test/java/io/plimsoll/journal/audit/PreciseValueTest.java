package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.scenario.OptionValuation;
import io.plimsoll.engine.wire.VolatilityMove;
import io.plimsoll.journal.audit.precise.FixedPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 10.3 in many digits against known answers, and what the margin engine's doubles make of it within its bound. */
class PreciseValueTest {
    private static final long ONE = 1_000_000_000L;
    private static final long HIGHEST_PRICE = 1L << 60;
    private static final long TEN_YEARS = 315_621_376;
    private static final int FURTHER_COLUMNS = 3;
    private static final double LEAST_FACTOR = 1.0 / 16;
    private static final BigDecimal KNOWN_DIGITS = new BigDecimal("1e-50");
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-12");
    private static final MathContext DIGITS = new MathContext(80);

    /**
     * Of the grid of thirty-three scenarios at 50,048 ticks, by number: with volatility up and 7 days left, with
     * volatility down and 90 days left, the skews, within the settlement average, and now. Computed with the Python
     * library mpmath, at 120 digits.
     */
    @ParameterizedTest
    @CsvSource({
        "18, true, 52000, 604672, 0.05, 7039.51342224800940028944236541953092055832492487462150352633",
        "8, false, 52000, 7798784, 0.05, 6369.44065228771489526635483803935712834103566210749928348949",
        "32, true, 52000, 604672, 0.05, 2364.29487257839933017836997802728850563438385817897341739141",
        "33, false, 45000, 604672, -0.05, 65.4547979263715778624643869804304059827491047903746637095342",
        "26, true, 50000, 452, 0.05, 9852.53516148609728898779865694739678673772709411306936581651",
        "34, false, 52000, 604672, 0.05, 1216.0700581375948656462580465466969218086858488417787190696",
    })
    void shouldKnowValues(
        final int number,
        final boolean isCall,
        final BigDecimal strike,
        final long secondsLeft,
        final BigDecimal rate,
        final BigDecimal known) {
        final PreciseValue expiry = new PreciseValue(
            GridDefinition.of(GridTerms.thirtyThree()).terms(), secondsLeft, new BigDecimal("1.0625"), rate);
        final BigDecimal value = expiry.at(number - 1, isCall, strike, new BigDecimal("0.6"), 50_048).round(DIGITS);
        assertTrue(value.subtract(known).abs().compareTo(KNOWN_DIGITS) < 0, () -> value + " instead of " + known);
    }

    /** Options as they are traded: of the price alone, whatever the strike. */
    @Test
    void shouldBeWithinTheBoundOfWhatDoublesMakeOfUsualGrids() {
        final Dice dice = new Dice(20_261_125);
        final Grid[] grids = {
            GridDefinition.of(GridTerms.thirtyThree()), GridDefinition.of(GridTerms.sixteen())};
        BigDecimal largest = BigDecimal.ZERO;
        for (int i = 0; i < 150; i++) {
            final Grid grid = grids[i % 2];
            final long node = node(dice.between(100L, 1L << dice.between(8, 50)));
            final OptionCase option = new OptionCase(
                grid, seconds(dice), 0.9 + 0.2 * dice.between(0L, ONE) / ONE, dice.between(-ONE / 20, ONE / 5),
                dice.chance(50), Math.max(1, dice.around(node, 80)), dice.between(ONE / 10, 3 * ONE), node);
            for (int n = 0; n < 6; n++) {
                final int column = dice.between(0, option.columns() - 1);
                largest = largest.max(option.error(column).over(FixedPoint.of(node)).round(DIGITS));
            }
        }
        final BigDecimal seen = largest;
        assertTrue(seen.compareTo(TOLERANCE) <= 0, () -> "off by " + seen);
        assertTrue(seen.signum() > 0);
    }

    /** Whatever may be defined and said. */
    @Test
    void shouldBeWithinTheBoundOfWhatDoublesMakeOfAnyGrid() {
        final Dice dice = new Dice(7);
        for (int i = 0; i < 200; i++) {
            final long node = node(magnitude(dice, HIGHEST_PRICE));
            final long strike = dice.chance(50)
                ? magnitude(dice, HIGHEST_PRICE) : Math.min(HIGHEST_PRICE, node + dice.between(0L, 1 + node / ONE));
            final OptionCase option = new OptionCase(
                GridDefinition.of(anyGrid(dice)), seconds(dice), dice.chance(30) ? 1 : 0.5 + 1.5 * unit(dice),
                dice.between(-ONE, ONE), dice.chance(50), strike, magnitude(dice, 25 * ONE), node);
            for (int column = 0; column < option.columns(); column++) {
                option.assertWithinTolerance(column);
            }
        }
    }

    @Test
    void shouldBeWithinTheBoundAtTheCornersOfAllThatIsAllowed() {
        final List<GridTerms.Point> points = new ArrayList<>();
        for (final double factor : new double[] {0.0625, 1, 16}) {
            for (final VolatilityMove move : new VolatilityMove[] {
                VolatilityMove.NONE, VolatilityMove.UP, VolatilityMove.DOWN, VolatilityMove.LINEAR_SKEW}) {
                points.add(new GridTerms.Point(factor, 0.125, move));
            }
        }
        final GridTerms usual = GridTerms.thirtyThree();
        final Grid grid = GridDefinition.of(new GridTerms(
            usual.volatilities(), usual.skews(), usual.owned(), usual.owed(), usual.basis(), usual.charges(),
            usual.time(), points));
        for (final long secondsLeft : new long[] {1, TEN_YEARS}) {
            for (final double ratio : new double[] {0.5, 2}) {
                for (final long strike : new long[] {1, 1_000, HIGHEST_PRICE}) {
                    for (final long volatility : new long[] {1, 25 * ONE}) {
                        for (final long node : new long[] {1, 1_000, HIGHEST_PRICE}) {
                            final OptionCase option = new OptionCase(
                                grid, secondsLeft, ratio, ONE, strike < node, strike, volatility, node);
                            for (int column = 0; column < option.columns(); column++) {
                                option.assertWithinTolerance(column);
                            }
                        }
                    }
                }
            }
        }
    }

    /** A moneyness is known to a last digit of the price; a cap reached within a billionth makes a tenth of that. */
    @Test
    void shouldAllowMoreForSkewsThatReachTheirCapsWithinNextToNothing() {
        final GridTerms usual = GridTerms.thirtyThree();
        final Grid grid = GridDefinition.of(new GridTerms(
            usual.volatilities(), new GridTerms.Skews(0.5, 0, 0.5, 0, 1e-9, 0, 0, 0), usual.owned(), usual.owed(),
            usual.basis(), usual.charges(), usual.time(), usual.scenarios()));
        final int firstSkew = grid.terms().scenarios().size() - 2;
        final long node = 301L << 31;
        FixedPoint largest = FixedPoint.ZERO;
        for (long strike = node - 500; strike <= node + 500; strike += 100) {
            final OptionCase option = new OptionCase(grid, 4_120_576, 1, 0, true, strike, ONE, node);
            for (int column = firstSkew; column < firstSkew + 2; column++) {
                option.assertWithinTolerance(column);
                largest = largest.max(option.error(column).over(FixedPoint.of(node)));
            }
        }
        assertTrue(largest.compareTo(FixedPoint.of(TOLERANCE)) > 0, "nothing was off that far: " + largest);
    }

    private static GridTerms anyGrid(final Dice dice) {
        final List<GridTerms.Point> points = new ArrayList<>();
        for (final VolatilityMove move : new VolatilityMove[] {
            VolatilityMove.NONE, VolatilityMove.UP, VolatilityMove.DOWN,
            VolatilityMove.LINEAR_SKEW, VolatilityMove.ABSOLUTE_SKEW}) {
            points.add(new GridTerms.Point(Math.max(LEAST_FACTOR, upTo(dice, 16)), 0.125, move));
        }
        return new GridTerms(
            new GridTerms.Volatilities(
                dice.chance(50), upTo(dice, 10), upTo(dice, 10), upTo(dice, 10), 10 * unit(dice), 10 * unit(dice),
                upTo(dice, 365)),
            new GridTerms.Skews(
                upTo(dice, 10), 20 * unit(dice) - 10, upTo(dice, 10), 20 * unit(dice) - 10, upTo(dice, 10),
                upTo(dice, 10), upTo(dice, 10), 20 * unit(dice) - 10),
            new GridTerms.Discount(0, 0, 1),
            new GridTerms.Discount(0, 0, 1),
            new GridTerms.Basis(
                Math.max(LEAST_FACTOR, upTo(dice, 2)), Math.max(LEAST_FACTOR, upTo(dice, 2)), 1, 1),
            new GridTerms.Charges(1, 1, 0, 0, 0, 0, 0),
            new GridTerms.Time(dice.chance(50) ? 0 : upTo(dice, 30), upTo(dice, 86_400)),
            points);
    }

    /** A share of 1. */
    private static double unit(final Dice dice) {
        return (double) dice.between(0L, ONE) / ONE;
    }

    /** A billionth or more, of any magnitude. */
    private static double upTo(final Dice dice, final long most) {
        return (double) magnitude(dice, most * ONE) / ONE;
    }

    /** From 1 on, of any magnitude. */
    private static long magnitude(final Dice dice, final long most) {
        return Math.min(most, dice.between(1L, 1L << dice.between(0, 62)));
    }

    private static long seconds(final Dice dice) {
        return dice.between(256L, 511L) << dice.between(0, 20) >> (dice.chance(20) ? 8 : 0);
    }

    private static long node(final long price) {
        final long step = 1L << Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(price) - 9);
        return price / step * step;
    }

    /** An option of one tick a lot, all that its value depends on, and that value by both. */
    private record OptionCase(
        Grid grid,
        long secondsLeft,
        double ratio,
        long rate,
        boolean isCall,
        long strike,
        long volatility,
        long node) {

        int columns() {
            return grid.terms().scenarios().size() + FURTHER_COLUMNS;
        }

        FixedPoint error(final int column) {
            return error(column, false);
        }

        /** In ticks: of an inverse option at the moved price. */
        private FixedPoint error(final int column, final boolean isInverse) {
            final OptionValuation valuation = new OptionValuation();
            valuation.expiry(grid.model(), secondsLeft, ratio, rate);
            final FixedPoint value = FixedPoint.of(new BigDecimal(
                valuation.lotValue(column, isCall, isInverse, strike, volatility, node, 1)));
            return (isInverse ? value.times(expiry().movedPrice(column, node)) : value).minus(expiry().at(
                column, isCall, BigDecimal.valueOf(strike), Input.billionths(volatility), node)).abs();
        }

        void assertWithinTolerance(final int column) {
            assertWithinTolerance(column, false);
            assertWithinTolerance(column, true);
        }

        private void assertWithinTolerance(final int column, final boolean isInverse) {
            final FixedPoint deviation = error(column, isInverse).over(FixedPoint.of(Math.max(node, strike)));
            assertTrue(
                deviation.compareTo(expiry().tolerance(column, Input.billionths(volatility))) <= 0,
                () -> this + " in column " + column + " is off by " + deviation);
        }

        private PreciseValue expiry() {
            return new PreciseValue(
                grid.terms(), secondsLeft, new BigDecimal(ratio), Input.billionths(rate));
        }
    }
}
