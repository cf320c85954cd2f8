package io.plimsoll.engine.option;

import java.math.BigDecimal;
import java.math.MathContext;

/** The cumulative normal distribution to more digits than anything needs: what doubles are held against. */
final class NormalSeries {
    /** Beyond is less than 1e-71. */
    private static final double FARTHEST = 18;
    private static final MathContext DIGITS = new MathContext(150);
    private static final BigDecimal SMALLEST = new BigDecimal("1e-75");
    private static final BigDecimal SQUARE_ROOT_OF_TWO_PI =
        new BigDecimal("2.506628274631000502415765284811045253006986740609938316629923576342293654607841974946595838");

    private NormalSeries() {
    }

    /** One half and the power series, with more digits than cancel each other out. */
    static BigDecimal cumulative(final double value) {
        if (Math.abs(value) > FARTHEST) {
            return value < 0 ? BigDecimal.ZERO : BigDecimal.ONE;
        }
        final BigDecimal x = new BigDecimal(value);
        final BigDecimal square = x.multiply(x, DIGITS);
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int n = 1; power.abs().compareTo(SMALLEST) > 0; n++) {
            power = power.multiply(square, DIGITS).negate().divide(BigDecimal.valueOf(2L * n), DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS), DIGITS);
        }
        return new BigDecimal("0.5").add(sum.divide(SQUARE_ROOT_OF_TWO_PI, DIGITS), DIGITS);
    }
}
