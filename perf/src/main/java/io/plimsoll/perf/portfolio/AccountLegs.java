package io.plimsoll.perf.portfolio;

import java.util.SplittableRandom;

/**
 * Draws what one account holds: 20 options on one underlying in four of its expiries, made up of single options,
 * verticals, straddles, calendars and condors, long and short; and in every second account the perpetual too.
 */
final class AccountLegs {
    static final int OPTIONS = 20;
    static final int MOST_POSITIONS = OPTIONS + 1;

    private static final int EXPIRIES = 4;
    private static final int STRUCTURES = 5;
    private static final double NOTIONAL = 5_000e6;

    private final SplittableRandom random;
    private final int[] instrument = new int[MOST_POSITIONS];
    private final long[] lots = new long[MOST_POSITIONS];
    private final int[] expiry = new int[EXPIRIES];
    private int positions;
    private int underlying;

    AccountLegs(final SplittableRandom random) {
        this.random = random;
    }

    void draw(final int itsUnderlying) {
        underlying = itsUnderlying;
        positions = 0;
        for (int i = 0; i < EXPIRIES; i++) {
            expiry[i] = PortfolioMarket.expiry(underlying, random.nextInt(PortfolioMarket.expiries(underlying)));
        }
        while (positions < OPTIONS) {
            drawStructure(signedLots());
        }
        if (random.nextBoolean()) {
            instrument[positions] = underlying;
            lots[positions++] = signedLots();
        }
    }

    private void drawStructure(final long size) {
        final int its = expiry[random.nextInt(EXPIRIES)];
        final int strike = 2 + random.nextInt(PortfolioMarket.STRIKES - 4);
        final boolean isCall = random.nextBoolean();
        switch (random.nextInt(STRUCTURES)) {
            case 0 -> add(its, strike, isCall, size);
            case 1 -> {
                add(its, strike, isCall, size);
                add(its, strike + 2, isCall, -size);
            }
            case 2 -> {
                add(its, strike, true, size);
                add(its, strike, false, size);
            }
            case 3 -> {
                add(its, strike, isCall, size);
                add(expiry[random.nextInt(EXPIRIES)], strike, isCall, -size);
            }
            default -> {
                add(its, strike - 2, false, size);
                add(its, strike - 1, false, -size);
                add(its, strike + 1, true, -size);
                add(its, strike + 2, true, size);
            }
        }
    }

    private void add(final int itsExpiry, final int strike, final boolean isCall, final long size) {
        final int option = PortfolioMarket.option(itsExpiry, strike, isCall);
        for (int p = 0; p < positions; p++) {
            if (instrument[p] == option) {
                return;
            }
        }
        if (positions < OPTIONS) {
            instrument[positions] = option;
            lots[positions++] = size;
        }
    }

    private long signedLots() {
        final double size = NOTIONAL * Math.exp(random.nextGaussian());
        final long whole = Math.max(1, Math.round(size / (PortfolioMarket.price(underlying) * PortfolioMarket.UNIT)));
        return random.nextBoolean() ? whole : -whole;
    }

    int positions() {
        return positions;
    }

    int instrument(final int position) {
        return instrument[position];
    }

    long lots(final int position) {
        return lots[position];
    }

    /** Long and short alike, as so much of the underlying, in minor units. */
    long grossSize() {
        long sum = 0;
        for (int p = 0; p < positions; p++) {
            sum += Math.abs(lots[p]) * PortfolioMarket.price(underlying) * PortfolioMarket.UNIT;
        }
        return sum;
    }
}
