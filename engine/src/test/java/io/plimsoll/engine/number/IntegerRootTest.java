package io.plimsoll.engine.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntegerRootTest {
    private static final int CASES = 200_000;
    private static final BigInteger LARGEST = big(Long.MAX_VALUE).pow(2);

    private final Wide wide = new Wide();

    @Test
    void shouldRoundRootsOfSmallNumbersUp() {
        long root = 0;
        for (long number = 0; number <= 100_000; number++) {
            if (root * root < number) {
                root++;
            }
            assertEquals(root, IntegerRoot.up(wide.product(number, 1)), "of " + number);
        }
    }

    @Test
    void shouldBeExactAroundSquares() {
        final SplittableRandom random = new SplittableRandom(31);
        for (int bits = 1; bits <= 63; bits++) {
            for (int i = 0; i < 300; i++) {
                final long below = i < 50 ? i : bits == 1 ? 0 : random.nextLong() >>> (65 - bits);
                assertExactAround(Math.max(1, (-1L >>> (64 - bits)) - below));
            }
        }
        assertExactAround(1L << 62);
        assertExactAround(3_037_000_499L);
        assertExactAround(3_037_000_500L);
        assertExactAround(1L << 32);
        assertExactAround((1L << 53) + 1);
    }

    /** The square, its neighbours, and what doubles on either side of it are. */
    private void assertExactAround(final long root) {
        final BigInteger square = big(root).pow(2);
        for (final long off : new long[] {-1_025, -1_024, -1, 0, 1, 1_024, 1_025, -root, root, 1 - root, 2 * root}) {
            final BigInteger number = square.add(big(off));
            if (number.signum() >= 0 && number.compareTo(LARGEST) <= 0) {
                assertExact(number);
            }
        }
    }

    @Test
    void shouldRoundRootsOfAnySizeUp() {
        final SplittableRandom random = new SplittableRandom(37);
        for (int i = 0; i < CASES; i++) {
            final BigInteger number = big(random.nextLong() >>> 1).shiftLeft(63).add(big(random.nextLong() >>> 1))
                .shiftRight(random.nextInt(126));
            if (number.compareTo(LARGEST) <= 0) {
                assertExact(number);
            }
        }
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        assertExact(LARGEST);
        assertExact(LARGEST.subtract(BigInteger.ONE));
        assertThrows(IllegalStateException.class, () -> root(LARGEST.add(BigInteger.ONE)));
        assertThrows(IllegalStateException.class, () -> root(BigInteger.ONE.shiftLeft(126).subtract(BigInteger.ONE)));
        assertThrows(IllegalStateException.class, () -> root(BigInteger.ONE.shiftLeft(126)));
        assertThrows(IllegalStateException.class, () -> root(BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE)));
    }

    /** As the magnitude of the least long would be, which has none. */
    @Test
    void shouldRefuseANegativeNumber() {
        final Wide negative = new Wide().product(Long.MIN_VALUE, 1_000_000_000_000_000_000L);
        assertThrows(IllegalStateException.class, () -> IntegerRoot.up(negative));
    }

    private void assertExact(final BigInteger number) {
        final BigInteger[] root = number.sqrtAndRemainder();
        assertEquals(root[0].add(big(root[1].signum())).longValueExact(), root(number), () -> "of " + number);
    }

    private long root(final BigInteger number) {
        return IntegerRoot.up(wide
            .product(number.shiftRight(64).longValueExact(), 1L << 32)
            .times(1L << 32)
            .plusProduct(number.shiftRight(32).longValue() & 0xFFFF_FFFFL, 1L << 32)
            .plusProduct(number.longValue() & 0xFFFF_FFFFL, 1));
    }

    private static BigInteger big(final long value) {
        return BigInteger.valueOf(value);
    }
}
