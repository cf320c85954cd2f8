package io.plimsoll.engine.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WideTest {
    private static final int CASES = 500_000;

    private final Wide wide = new Wide();

    @Test
    void shouldDivideProductsAsUnlimitedIntegersDo() {
        final SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < CASES; i++) {
            final long a = bits(random, 63);
            final long b = bits(random, 126 - bitLength(a));
            final long c = bits(random, 126 - bitLength(a) - bitLength(b));
            final long d = bits(random, 63) | 1L << random.nextInt(63);
            final BigInteger product = big(a).multiply(big(b)).multiply(big(c));
            final BigInteger[] expected = product.divideAndRemainder(big(d));
            if (expected[0].bitLength() < 63) {
                final String inputs = a + " " + b + " " + c + " " + d;
                assertEquals(expected[0].longValue(), wide.product(a, b).times(c).dividedDown(d).value(), inputs);
                assertEquals(
                    expected[0].longValue() + expected[1].signum(),
                    wide.product(a, b).times(c).dividedUp(d).value(),
                    inputs);
            }
        }
    }

    @Test
    void shouldDivideStepByStepAsAtOnce() {
        final SplittableRandom random = new SplittableRandom(23);
        for (int i = 0; i < CASES; i++) {
            final long a = bits(random, 63);
            final long b = bits(random, 63);
            final long c = bits(random, 40) + 1;
            final long d = bits(random, 40) + 1;
            final BigInteger product = big(a).multiply(big(b));
            final BigInteger[] expected = product.divideAndRemainder(big(c).multiply(big(d)));
            if (expected[0].bitLength() < 63) {
                final String inputs = a + " " + b + " " + c + " " + d;
                final long down = wide.product(a, b).dividedDown(c).dividedDown(d).value();
                assertEquals(expected[0].longValue(), down, inputs);
                final long up = wide.product(a, b).dividedUp(c).dividedUp(d).value();
                assertEquals(expected[0].longValue() + expected[1].signum(), up, inputs);
            }
        }
    }

    @Test
    void shouldDivideByUnsignedLongs() {
        final SplittableRandom random = new SplittableRandom(27);
        for (int i = 0; i < CASES; i++) {
            final long a = bits(random, 63);
            final long b = bits(random, 63);
            final long divisor = random.nextLong() >>> random.nextInt(3) | random.nextInt(2) | 1L << random.nextInt(64);
            final BigInteger expected =
                big(a).multiply(big(b)).divide(new BigInteger(Long.toUnsignedString(divisor)));
            if (expected.bitLength() < 64) {
                assertEquals(
                    expected.longValue(),
                    wide.product(a, b).dividedDownUnsigned(divisor).value(),
                    () -> a + " " + b + " " + Long.toUnsignedString(divisor));
            }
        }
        assertEquals(1, wide.product(Long.MAX_VALUE, 2).dividedDownUnsigned(-2).value());
        assertEquals(0, wide.product(Long.MAX_VALUE, 2).dividedDownUnsigned(-1).value());
        assertEquals(Long.MAX_VALUE - 1, wide.product(Long.MAX_VALUE, Long.MAX_VALUE).dividedDownUnsigned(
            Long.MIN_VALUE).value());
    }

    @Test
    void shouldAddAndCompareProducts() {
        final SplittableRandom random = new SplittableRandom(29);
        for (int i = 0; i < CASES; i++) {
            final long a = bits(random, 62);
            final long b = bits(random, 62);
            final long c = bits(random, 62);
            final long d = random.nextInt(4) == 0 ? a : bits(random, 62);
            final BigInteger left = big(a).multiply(big(b));
            final BigInteger right = big(c).multiply(big(d));
            assertEquals(left.compareTo(right) < 0, Wide.productLess(a, b, c, d));
            final BigInteger sum = left.add(right);
            final boolean fits = sum.bitLength() <= 100;
            assertEquals(fits, wide.product(a, b).plusProduct(c, d).fitsIn(100));
        }
    }

    @Test
    void shouldRefuseToCutAResult() {
        assertThrows(IllegalStateException.class, () -> wide.product(Long.MAX_VALUE, 2).value());
        assertThrows(IllegalStateException.class, () -> wide.product(Long.MAX_VALUE, 4).value());
    }

    private static long bits(final SplittableRandom random, final int most) {
        final int count = random.nextInt(Math.max(0, Math.min(most, 63)) + 1);
        return count == 0 ? 0 : random.nextLong() >>> (64 - count);
    }

    private static int bitLength(final long value) {
        return 64 - Long.numberOfLeadingZeros(value);
    }

    private static BigInteger big(final long value) {
        return BigInteger.valueOf(value);
    }
}
