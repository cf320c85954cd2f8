package io.plimsoll.engine.number;

/**
 * A non-negative integer below 2^127 to multiply and divide without rounding until asked to. One instance is reused
 * for calculation after calculation; nothing is allocated.
 *
 * <p>Ranges are the caller's promise: products stay below 2^127 and results below 2^63, which admission of definitions
 * and quantities guarantees (see the rules, section 7). A result that does not fit after all is a broken invariant and
 * throws.
 */
public final class Wide {
    private static final long LOW_32 = 0xFFFF_FFFFL;

    private long high;
    private long low;

    /**
     * Starts a calculation.
     *
     * @param left  non-negative factor
     * @param right non-negative factor
     * @return this, holding the product
     */
    public Wide product(final long left, final long right) {
        high = Math.multiplyHigh(left, right);
        low = left * right;
        return this;
    }

    /**
     * Multiplies.
     *
     * @param factor non-negative
     * @return this
     */
    public Wide times(final long factor) {
        if (factor != 1) {
            final long carry = unsignedMultiplyHigh(low, factor);
            high = high * factor + carry;
            low = low * factor;
        }
        return this;
    }

    /**
     * Adds a product.
     *
     * @param left  non-negative factor
     * @param right non-negative factor
     * @return this
     */
    public Wide plusProduct(final long left, final long right) {
        final long productLow = left * right;
        low += productLow;
        high += Math.multiplyHigh(left, right) + (Long.compareUnsigned(low, productLow) < 0 ? 1 : 0);
        return this;
    }

    /**
     * Divides, rounded down. {@code floor(floor(x / a) / b) = floor(x / (a b))}, so divisors may follow one another.
     *
     * @param divisor positive
     * @return this
     */
    public Wide dividedDown(final long divisor) {
        divide(divisor);
        return this;
    }

    /**
     * Divides by what may be beyond 63 bits, as a sum of two longs can be; rounded down.
     *
     * @param divisor unsigned, positive
     * @return this
     */
    public Wide dividedDownUnsigned(final long divisor) {
        if (divisor >= 0) {
            return dividedDown(divisor);
        }
        divideLow(high, divisor);
        return this;
    }

    /**
     * Divides, rounded up. {@code ceil(ceil(x / a) / b) = ceil(x / (a b))}, so divisors may follow one another.
     *
     * @param divisor positive
     * @return this
     */
    public Wide dividedUp(final long divisor) {
        if (divide(divisor) != 0) {
            low++;
            if (low == 0) {
                high++;
            }
        }
        return this;
    }

    /**
     * The value.
     *
     * @return the value, which fits
     */
    public long value() {
        if (high != 0 || low < 0) {
            throw new IllegalStateException("beyond 63 bits: high=" + high + " low=" + low);
        }
        return low;
    }

    /**
     * The value, as an unsigned number.
     *
     * @return the value, which fits in 64 bits
     */
    public long unsignedValue() {
        if (high != 0) {
            throw new IllegalStateException("beyond 64 bits: high=" + high + " low=" + low);
        }
        return low;
    }

    /** The value's upper 63 bits, of which the lowest counts 2^64. */
    long high() {
        return high;
    }

    /** The value's lower 64 bits, unsigned. */
    long low() {
        return low;
    }

    /**
     * Whether the value is below 2^bits.
     *
     * @param bits from 0 to 126
     * @return true if it is
     */
    public boolean fitsIn(final int bits) {
        return bits >= 64 ? high >>> (bits - 64) == 0 : high == 0 && (bits == 64 || low >>> bits == 0);
    }

    /**
     * Compares two products of non-negative factors exactly.
     *
     * @param a factor of the first
     * @param b factor of the first
     * @param c factor of the second
     * @param d factor of the second
     * @return true if {@code a b < c d}
     */
    public static boolean productLess(final long a, final long b, final long c, final long d) {
        final long leftHigh = Math.multiplyHigh(a, b);
        final long rightHigh = Math.multiplyHigh(c, d);
        return leftHigh < rightHigh || leftHigh == rightHigh && Long.compareUnsigned(a * b, c * d) < 0;
    }

    private long divide(final long divisor) {
        if (divisor == 1) {
            return 0;
        }
        if (high == 0) {
            if (low >= 0) {
                final long quotient = low / divisor;
                final long remainder = low - quotient * divisor;
                low = quotient;
                return remainder;
            }
            return divideLow(0, divisor);
        }
        final long quotientHigh = high / divisor;
        final long remainder = divideLow(high - quotientHigh * divisor, divisor);
        high = quotientHigh;
        return remainder;
    }

    /**
     * Divides {@code remainderHigh 2^64 + low} by a divisor above remainderHigh in two steps of 32 bits (Knuth,
     * volume 2, section 4.3.1, algorithm D). Sets low to the quotient and returns the remainder.
     */
    private long divideLow(final long remainderHigh, final long divisor) {
        final int shift = Long.numberOfLeadingZeros(divisor);
        final long normalised = divisor << shift;
        final long divisorHigh = normalised >>> 32;
        final long divisorLow = normalised & LOW_32;
        final long dividendHigh = shift == 0 ? remainderHigh : remainderHigh << shift | low >>> (64 - shift);
        final long dividendLow = low << shift;

        final long first = quotientDigit(dividendHigh, dividendLow >>> 32, divisorHigh, divisorLow);
        final long middle = (dividendHigh << 32 | dividendLow >>> 32) - first * normalised;
        final long second = quotientDigit(middle, dividendLow & LOW_32, divisorHigh, divisorLow);
        final long remainder = (middle << 32 | dividendLow & LOW_32) - second * normalised;
        low = first << 32 | second;
        high = 0;
        return remainder >>> shift;
    }

    private static long quotientDigit(
        final long dividend, final long nextDigit, final long divisorHigh, final long divisorLow) {
        long digit = Long.divideUnsigned(dividend, divisorHigh);
        long rest = dividend - digit * divisorHigh;
        while (digit > LOW_32 || Long.compareUnsigned(digit * divisorLow, rest << 32 | nextDigit) > 0) {
            digit--;
            rest += divisorHigh;
            if (rest > LOW_32) {
                break;
            }
        }
        return digit;
    }

    private static long unsignedMultiplyHigh(final long unsigned, final long factor) {
        return Math.multiplyHigh(unsigned, factor) + (unsigned < 0 ? factor : 0);
    }
}
