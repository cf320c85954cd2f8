package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.LongFunction;

/**
 * Rule 10.3, Lattice: the nodes around a price.
 *
 * @param lower node, the price itself if that is one
 * @param step  to the upper node
 * @param above how far the price is above the lower node
 */
record Lattice(long lower, long step, long above) {
    private static final int SIGNIFICANT_BITS = 9;

    /** The nodes around a price in ticks. */
    static Lattice around(final BigDecimal ticks) {
        final long price = ticks.longValueExact();
        final int bits = ticks.toBigIntegerExact().bitLength();
        final long step = 1L << Math.max(0, bits - SIGNIFICANT_BITS);
        final long above = price % step;
        return new Lattice(price - above, step, above);
    }

    /** What has a value at nodes, at the price. */
    BigDecimal between(final LongFunction<BigDecimal> valueAtNode) {
        final BigDecimal atLower = valueAtNode.apply(lower);
        if (above == 0) {
            return atLower;
        }
        final BigDecimal rise = valueAtNode.apply(lower + step).subtract(atLower);
        return atLower.add(
            rise.multiply(BigDecimal.valueOf(above)).divide(BigDecimal.valueOf(step), 0, RoundingMode.FLOOR));
    }
}
