package io.plimsoll.transport.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What accounts are drawn. */
class BookTest {
    private static final int ACCOUNTS = 10_000;
    private static final long TICKS = 100_000;
    private static final long TWICE = 2 * TierRates.ONE;
    private static final TierRates RATES = new TierRates(MadeUp.ONE_PERCENT);

    @Test
    void shouldBeTheSameForTheSameSeedAndAnotherForAnother() {
        assertArrayEquals(lots(drawn(7)).toArray(), lots(drawn(7)).toArray());
        assertArrayEquals(collateral(drawn(7)).toArray(), collateral(drawn(7)).toArray());
        assertFalse(Arrays.equals(lots(drawn(7)).toArray(), lots(drawn(8)).toArray()));
        assertFalse(Arrays.equals(collateral(drawn(7)).toArray(), collateral(drawn(8)).toArray()));
    }

    @Test
    void shouldHaveAsManyShortAsLongAboutTheMediansThatAreStated() {
        final Book book = drawn(1);
        final long longs = lots(book).filter(lots -> lots > 0).count();
        assertTrue(longs > 4_800 && longs < 5_200, longs + " are long");
        assertEquals(5_000, median(lots(book).map(lots -> Math.abs(lots) * TICKS / MadeUp.USDT)), 250);
        assertEquals(4, median(IntStream.range(0, ACCOUNTS).mapToLong(
            account -> 100 * Math.abs(book.lots(account)) * TICKS / book.collateral(account))) / 100.0, 0.2);
        assertTrue(lots(book).allMatch(lots -> Math.abs(lots) * TICKS <= 500_000 * MadeUp.USDT));
    }

    /** Of 2 % at twice the scale: nobody has a leverage above 25, and somebody would have without that. */
    @Test
    void shouldDepositTheInitialRequirementAtLeastAndThePositionsValueAtMost() {
        final Book book = drawn(1);
        int atTheLimit = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            final long notional = Math.abs(book.lots(account)) * TICKS;
            assertTrue(book.collateral(account) >= RATES.initial(notional, TWICE));
            assertTrue(book.collateral(account) <= notional);
            atTheLimit += book.collateral(account) == RATES.initial(notional, TWICE) ? 1 : 0;
        }
        assertTrue(atTheLimit > 50 && atTheLimit < 500, atTheLimit + " at the limit");
    }

    private static Book drawn(final long seed) {
        return Book.drawn(ACCOUNTS, seed, 4, TICKS, RATES, TWICE);
    }

    private static LongStream lots(final Book book) {
        return IntStream.range(0, book.accounts()).mapToLong(book::lots);
    }

    private static LongStream collateral(final Book book) {
        return IntStream.range(0, book.accounts()).mapToLong(book::collateral);
    }

    private static long median(final LongStream values) {
        final long[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
