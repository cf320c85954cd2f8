package io.plimsoll.engine.number;

/** Square roots of integers, rounded up exactly. */
public final class IntegerRoot {
    private static final double TWO_TO_64 = 0x1p64;

    private IntegerRoot() {
    }

    /**
     * The least integer whose square is not below a number. A double gives the first guess, another one how far its
     * square is off, and whole squares are compared until it is right: guesses may differ between machines, the result
     * cannot.
     *
     * @param number from 0 to {@code (2^63 - 1)^2}
     * @return its root, rounded up
     * @throws IllegalStateException if there is no root or it does not fit
     */
    public static long up(final Wide number) {
        final long high = number.high();
        final long low = number.low();
        if (high < 0 || isSquareBelow(Long.MAX_VALUE, high, low)) {
            throw new IllegalStateException("no root within 63 bits: high=" + high + " low=" + low);
        }
        if (high == 0 && low == 0) {
            return 0;
        }
        long root = (long) Math.sqrt(high * TWO_TO_64 + unsigned(low));
        root += (long) (excess(root, high, low) / (2.0 * root));
        while (isSquareBelow(root, high, low)) {
            root++;
        }
        while (!isSquareBelow(root - 1, high, low)) {
            root--;
        }
        return root;
    }

    /** By how much a number exceeds a square, roughly. */
    private static double excess(final long root, final long high, final long low) {
        final long square = root * root;
        final long borrow = Long.compareUnsigned(low, square) < 0 ? 1 : 0;
        return (high - Math.multiplyHigh(root, root) - borrow) * TWO_TO_64 + unsigned(low - square);
    }

    private static boolean isSquareBelow(final long root, final long high, final long low) {
        final long squareHigh = Math.multiplyHigh(root, root);
        return squareHigh < high || squareHigh == high && Long.compareUnsigned(root * root, low) < 0;
    }

    private static double unsigned(final long bits) {
        return bits >= 0 ? bits : (bits >>> 1) * 2.0 + (bits & 1);
    }
}
