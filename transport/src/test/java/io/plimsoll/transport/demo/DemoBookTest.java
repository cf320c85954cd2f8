package io.plimsoll.transport.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The book is what its description says, and the seed decides it. */
class DemoBookTest {
    private static final int ACCOUNTS = 20_000;

    @Test
    void shouldBeTheSameForTheSameSeed() throws IOException {
        final DemoMarket market = new DemoMarket();
        assertEquals(fingerprint(book(market, 7)), fingerprint(book(market, 7)));
        assertNotEquals(fingerprint(book(market, 7)), fingerprint(book(market, 8)));
    }

    @Test
    void shouldHoldLognormalPositionsMostlyLong() throws IOException {
        final DemoMarket market = new DemoMarket();
        final DemoBook book = book(market, 1);
        final double[] notionals = new double[ACCOUNTS];
        int longs = 0;
        int hedged = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            final double lotSize =
                market.contracts().get(book.instrument(account, 0)).instrument().lotSize().doubleValue();
            notionals[account] =
                Math.abs(book.lots(account, 0)) * lotSize * market.mark(book.instrument(account, 0));
            longs += book.lots(account, 0) > 0 ? 1 : 0;
            hedged += book.lots(account, 1) != 0 ? 1 : 0;
            assertTrue(book.collateral(account) > 0);
        }
        Arrays.sort(notionals);
        assertEquals(5_000, notionals[ACCOUNTS / 2], 250);
        assertEquals(0.7, longs / (double) ACCOUNTS, 0.02);
        assertEquals(0.2, hedged / (double) ACCOUNTS, 0.02);
    }

    private static DemoBook book(final DemoMarket market, final long seed) {
        final double[] prices = new double[market.contracts().size()];
        Arrays.setAll(prices, market::mark);
        return new DemoBook(ACCOUNTS, seed, market.contracts(), prices);
    }

    private static double fingerprint(final DemoBook book) {
        double sum = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            sum += book.collateral(account) + book.lots(account, 0) * (account + 1.0) + book.instrument(account, 0);
        }
        return sum;
    }
}
