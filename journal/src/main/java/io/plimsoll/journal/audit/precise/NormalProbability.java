package io.plimsoll.journal.audit.precise;

/**
 * The standard normal distribution in fixed point: {@code P(x) = 1/2 + (x + x^3/3 + x^5/(3 5) + ...) / (sqrt(2 pi)
 * e^(x^2/2))}, which converges for every x and whose terms have one sign. Where x is large both sum and exponential
 * are, so their quotient keeps its digits: within 2^-195. Beyond 18, where less than 2^-236 is left, the probability
 * is taken for 0 or 1.
 */
public final class NormalProbability {
    private static final FixedPoint NOTHING_BEYOND = FixedPoint.of(18);
    private static final int FELT_BITS = FixedPoint.FRACTION_BITS - 8;
    private static final FixedPoint HALF = FixedPoint.ONE.half();
    private static final FixedPoint SQUARE_ROOT_OF_TWO_PI = twoPi().squareRoot();

    private NormalProbability() {
    }

    /**
     * Probability of a number up to this one.
     *
     * @param number any
     * @return from 0 to 1
     */
    public static FixedPoint upTo(final FixedPoint number) {
        if (number.abs().compareTo(NOTHING_BEYOND) > 0) {
            return number.signum() < 0 ? FixedPoint.ZERO : FixedPoint.ONE;
        }
        final FixedPoint fromMiddle = fromMiddle(number.abs());
        return number.signum() < 0 ? HALF.minus(fromMiddle) : HALF.plus(fromMiddle);
    }

    private static FixedPoint fromMiddle(final FixedPoint distance) {
        final FixedPoint square = distance.times(distance);
        FixedPoint term = distance;
        FixedPoint sum = FixedPoint.ZERO;
        for (int i = 3; isFelt(term, sum); i += 2) {
            sum = sum.plus(term);
            term = term.times(square).over(i);
        }
        return sum.over(SQUARE_ROOT_OF_TWO_PI.times(Exponential.of(square.half())));
    }

    /** Terms fall by more than half each where one no longer is. */
    private static boolean isFelt(final FixedPoint term, final FixedPoint sum) {
        return term.signum() != 0
            && term.units().bitLength() > sum.units().bitLength() - FELT_BITS;
    }

    /** By J. Machin: pi / 4 = 4 arctan(1/5) - arctan(1/239). */
    private static FixedPoint twoPi() {
        return times(32, arctanOfReciprocal(5)).minus(times(8, arctanOfReciprocal(239)));
    }

    private static FixedPoint times(final long number, final FixedPoint factor) {
        return FixedPoint.of(number).times(factor);
    }

    private static FixedPoint arctanOfReciprocal(final long number) {
        FixedPoint power = FixedPoint.of(1, number);
        FixedPoint sum = FixedPoint.ZERO;
        for (int i = 1; power.signum() != 0; i += 2) {
            final FixedPoint term = power.over(i);
            sum = i % 4 == 1 ? sum.plus(term) : sum.minus(term);
            power = power.over(number * number);
        }
        return sum;
    }
}
