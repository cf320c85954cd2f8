package io.plimsoll.perf.portfolio;

/**
 * What portfolio accounts can hold: 3 perpetuals, and on each of them options of 8 or 9 expiries from a day to a year
 * ahead, 20 strikes of a call and a put each: 1,000 options. A lot is a hundredth of a coin, a tick a cent. Instruments
 * are numbered from 0, perpetuals first, in the order in which they are to be defined; expiries likewise.
 */
final class PortfolioMarket {
    static final int UNDERLYINGS = 3;
    static final int EXPIRIES = 25;
    static final int STRIKES = 20;
    static final int OPTIONS_OF_AN_EXPIRY = 2 * STRIKES;
    static final int OPTIONS = EXPIRIES * OPTIONS_OF_AN_EXPIRY;
    static final int INSTRUMENTS = UNDERLYINGS + OPTIONS;

    /** Minor units of money, a millionth each, that a lot moves by with a tick of its underlying. */
    static final long UNIT = 100;

    /** Volatility at the money in the beginning, x 10^9. */
    static final long VOLATILITY = 600_000_000L;

    /** What volatility is higher at the ends of a smile, x 10^9. */
    static final long SMILE = 150_000_000L;

    private static final long[] PRICE = {6_012_345, 301_777, 61_234};
    private static final int[] DAYS = {1, 2, 7, 14, 30, 60, 90, 180, 365};
    private static final int LOWEST_STRIKE = 70;
    private static final int STRIKE_STEP = 3;
    private static final int PERCENT = 100;

    private PortfolioMarket() {
    }

    static long price(final int underlying) {
        return PRICE[underlying];
    }

    static int underlyingOf(final int expiry) {
        return expiry % UNDERLYINGS;
    }

    static int days(final int expiry) {
        return DAYS[expiry / UNDERLYINGS];
    }

    /** Expiries of an underlying. */
    static int expiries(final int underlying) {
        return (EXPIRIES - underlying + UNDERLYINGS - 1) / UNDERLYINGS;
    }

    /** An underlying's expiry, from 0, the next one. */
    static int expiry(final int underlying, final int number) {
        return number * UNDERLYINGS + underlying;
    }

    static int option(final int expiry, final int strike, final boolean isCall) {
        return UNDERLYINGS + expiry * OPTIONS_OF_AN_EXPIRY + 2 * strike + (isCall ? 0 : 1);
    }

    static int expiryOf(final int option) {
        return (option - UNDERLYINGS) / OPTIONS_OF_AN_EXPIRY;
    }

    static boolean isCall(final int option) {
        return (option - UNDERLYINGS) % 2 == 0;
    }

    /** Ticks of the underlying. */
    static long strike(final int option) {
        final int strike = (option - UNDERLYINGS) % OPTIONS_OF_AN_EXPIRY / 2;
        return PRICE[underlyingOf(expiryOf(option))] * (LOWEST_STRIKE + STRIKE_STEP * strike) / PERCENT;
    }

    /** Strike of the smile's lower end, in ticks. */
    static long lowerEnd(final int expiry) {
        return PRICE[underlyingOf(expiry)] * 6 / 10;
    }

    /** Strike of the smile's upper end, in ticks. */
    static long upperEnd(final int expiry) {
        return PRICE[underlyingOf(expiry)] * 14 / 10;
    }

    /** An option's volatility on the smile. */
    static long volatility(final int option, final long atTheMoney) {
        final int expiry = expiryOf(option);
        final long middle = PRICE[underlyingOf(expiry)];
        final long away = Math.abs(strike(option) - middle);
        return atTheMoney + SMILE * away / (upperEnd(expiry) - middle);
    }
}
