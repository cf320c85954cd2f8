package io.plimsoll.journal.audit;

import io.plimsoll.engine.option.Black76;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Rule 10.1, VolatilitySurface: volatilities of an expiry by strike.
 *
 * @param nodes by rising strike
 */
record Surface(List<Node> nodes) {
    private static final double SCALE = 1e9;
    private static final double SECONDS_OF_A_YEAR = 31_536_000;
    private static final double TOLERANCE = 1_000;

    /** Strike at the exponent of the underlying's tick size, volatility a year x 10^9. */
    record Node(long strike, long volatility) {
    }

    /** Whether there are nodes, their strikes positive and rising. */
    boolean isOrdered() {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).strike <= (i == 0 ? 0 : nodes.get(i - 1).strike)) {
                return false;
            }
        }
        return !nodes.isEmpty();
    }

    /** Whether some spread or butterfly of calls would cost less than nothing. */
    boolean isArbitrage(final Instrument underlying, final Expiry expiry) {
        final double forward = expiry.ratio * underlying.mark.ticks().longValueExact();
        final double squareRootOfYears = Math.sqrt(expiry.secondsLeft() / SECONDS_OF_A_YEAR);
        final double[] strikes = new double[nodes.size()];
        final double[] calls = new double[nodes.size()];
        for (int i = 0; i < calls.length; i++) {
            strikes[i] = nodes.get(i).strike / (double) underlying.tickMantissa;
            calls[i] =
                Black76.value(true, forward, strikes[i], nodes.get(i).volatility / SCALE * squareRootOfYears);
        }
        final double tolerated = forward / TOLERANCE;
        for (int i = 1; i < calls.length; i++) {
            if (calls[i] > calls[i - 1] + tolerated
                || i + 1 < calls.length && isAboveLine(strikes, calls, i, tolerated)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAboveLine(
        final double[] strikes, final double[] calls, final int i, final double tolerated) {
        final double share = (strikes[i] - strikes[i - 1]) / (strikes[i + 1] - strikes[i - 1]);
        return calls[i] > calls[i - 1] + (calls[i + 1] - calls[i - 1]) * share + tolerated;
    }

    /** The volatility of an option of a strike. */
    long volatilityAt(final long strike) {
        Node before = nodes.get(0);
        for (final Node node : nodes) {
            if (node.strike >= strike) {
                return node.strike == strike || node == before ? node.volatility : between(before, node, strike);
            }
            before = node;
        }
        return before.volatility;
    }

    private static long between(final Node before, final Node after, final long strike) {
        final BigDecimal rise = BigDecimal.valueOf(after.volatility - before.volatility);
        final BigDecimal rising = BigDecimal.valueOf(strike - before.strike);
        final BigDecimal distance = BigDecimal.valueOf(after.strike - before.strike);
        return before.volatility + rise.multiply(rising).divide(distance, 0, RoundingMode.FLOOR).longValueExact();
    }
}
