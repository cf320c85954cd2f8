package io.plimsoll.engine.portfolio;

/** Factors as multiples of 2^-32, so that what is multiplied by them is rounded the same way everywhere. */
final class FixedPoint {
    private static final int BITS = 32;
    private static final double ONE = 0x1p32;

    private FixedPoint() {
    }

    /** The nearest factor. */
    static long of(final double factor) {
        return (long) Math.floor(factor * ONE + 0.5);
    }

    static double toDouble(final long factor) {
        return factor / ONE;
    }

    /** {@code floor(value x factor)}. */
    static long times(final long value, final long factor) {
        return PriceLattice.shiftedProduct(value, factor, BITS);
    }
}
