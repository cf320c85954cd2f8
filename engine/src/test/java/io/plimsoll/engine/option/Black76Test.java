package io.plimsoll.engine.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Values are within 1e-12 of the underlying's worth of what real arithmetic gives, wherever the strike is and however
 * little or much can still happen: a tenth of that is asked of Black-76 alone.
 */
class Black76Test {
    private static final double MOST_ERROR = 1e-13;
    private static final int CASES = 1_000;

    private final Random random = new Random(5);

    @Test
    void shouldBeWhatRealArithmeticGives() {
        for (int i = 0; i < CASES; i++) {
            check(100, 100 * Math.exp(random.nextGaussian()), Math.exp(2 * random.nextGaussian() - 2));
        }
    }

    /** A probability below 1e-15 counts, times a strike that is that much more than the forward. */
    @Test
    void shouldBeWhatRealArithmeticGivesWhereProbabilitiesAreNotTabulated() {
        for (int i = 0; i < CASES; i++) {
            final double deviation = 1 + 7 * random.nextDouble();
            final double d = 10 * random.nextDouble() - 8.5;
            check(100, 100 * Math.exp((deviation / 2 - d) * deviation), deviation);
        }
    }

    private static void check(final double forward, final double strike, final double deviation) {
        final String what = "forward " + forward + " strike " + strike + " deviation " + deviation;
        final double logMoneyness = Black76.logMoneyness(forward, strike);
        final double call = Black76.value(true, forward, strike, logMoneyness, deviation);
        final double put = Black76.value(false, forward, strike, logMoneyness, deviation);
        final double exact = call(forward, strike, logMoneyness, deviation);
        assertEquals(exact, call, MOST_ERROR * forward, what);
        assertEquals(exact - forward + strike, put, MOST_ERROR * Math.max(forward, strike), what);
        assertTrue(call >= 0 && call >= forward - strike && put >= 0 && put >= strike - forward, what);
        final double exchanged = Black76.value(false, strike, forward, -logMoneyness, deviation);
        assertEquals(call, exchanged, 0, what);
    }

    /** That the logarithm is a double moves both terms by as much, one up and one down. */
    private static double call(
        final double forward, final double strike, final double logMoneyness, final double deviation) {
        final double d1 = logMoneyness / deviation + deviation / 2;
        final BigDecimal received = new BigDecimal(forward).multiply(NormalSeries.cumulative(d1));
        final BigDecimal paid = new BigDecimal(strike).multiply(NormalSeries.cumulative(d1 - deviation));
        return received.subtract(paid).doubleValue();
    }
}
