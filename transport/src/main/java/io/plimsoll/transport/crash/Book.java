package io.plimsoll.transport.crash;

import java.util.Random;

/**
 * What accounts hold and have deposited when they are opened. Every other one is long, on average: a contract has two
 * sides. The notional is lognormal about 5,000, at most 500,000; so is the leverage, about a median, at least 1; but
 * nobody is opened with less than the initial requirement.
 */
final class Book {
    private static final double MEDIAN_NOTIONAL = 5_000;
    private static final double NOTIONAL_SIGMA = 1.2;
    private static final double LARGEST_NOTIONAL = 500_000;
    private static final double LEVERAGE_SIGMA = 0.8;

    private final long[] lots;
    private final long[] collateral;

    /**
     * Accounts.
     *
     * @param lots       by account, negative sold
     * @param collateral by account, in minor units
     */
    Book(final long[] lots, final long[] collateral) {
        this.lots = lots;
        this.collateral = collateral;
    }

    /**
     * Draws accounts.
     *
     * @param accounts       how many
     * @param seed           of everything drawn
     * @param medianLeverage notional by collateral
     * @param ticks          price at which the positions are opened
     * @param rates          of the initial requirement
     * @param scale          of it, x 10^9
     * @return the accounts, a function of all that
     */
    static Book drawn(
        final int accounts,
        final long seed,
        final double medianLeverage,
        final long ticks,
        final TierRates rates,
        final long scale) {
        final Random random = new Random(seed);
        final long[] lots = new long[accounts];
        final long[] collateral = new long[accounts];
        for (int account = 0; account < accounts; account++) {
            final boolean isLong = random.nextBoolean();
            final double notional = Math.min(LARGEST_NOTIONAL, lognormal(random, MEDIAN_NOTIONAL, NOTIONAL_SIGMA));
            final double leverage = Math.max(1, lognormal(random, medianLeverage, LEVERAGE_SIGMA));
            final long size = Math.max(1, Math.round(notional * Perpetual.MINOR_UNITS / ticks));
            final long held = size * ticks;
            lots[account] = isLong ? size : -size;
            collateral[account] = Math.max((long) Math.ceil(held / leverage), rates.initial(held, scale));
        }
        return new Book(lots, collateral);
    }

    int accounts() {
        return lots.length;
    }

    /** Lots of an account, negative sold. */
    long lots(final int account) {
        return lots[account];
    }

    /** Money of an account, in minor units. */
    long collateral(final int account) {
        return collateral[account];
    }

    private static double lognormal(final Random random, final double median, final double sigma) {
        return median * StrictMath.exp(sigma * random.nextGaussian());
    }
}
