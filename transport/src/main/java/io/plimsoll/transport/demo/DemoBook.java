package io.plimsoll.transport.demo;

import io.plimsoll.transport.scenario.Contract;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/**
 * What the demo's accounts hold, a function of the seed. Account ids run from 1.
 *
 * <p>Seven of ten accounts are long. The notional is lognormal about 5,000 USDT, and so is the headroom, the move of
 * the price that liquidates, about 35 % of the price. Every fifth account has a second position, a hedge half the size;
 * every tenth posts bitcoin in place of USDT.
 */
final class DemoBook {
    static final int POSITIONS = 2;

    private static final double LONG_SHARE = 0.7;
    private static final double SECOND_SHARE = 0.2;
    private static final double BITCOIN_SHARE = 0.1;
    private static final double MEDIAN_NOTIONAL = 5_000;
    private static final double NOTIONAL_SIGMA = 1.2;
    private static final double LARGEST_NOTIONAL = 500_000;
    private static final double MEDIAN_HEADROOM = 0.35;
    private static final double HEADROOM_SIGMA = 0.8;
    private static final double[] SHARES = {0.5, 0.8, 0.92, 1};

    private final List<Contract> contracts;
    private final double[] prices;
    private final Random random;
    private final int[] instruments;
    private final long[] lots;
    private final double[] collateral;
    private final boolean[] bitcoin;

    /**
     * Draws the accounts.
     *
     * @param accounts  how many
     * @param seed      of everything drawn
     * @param contracts to hold, the most popular first, four
     * @param prices    at which the positions are opened
     */
    DemoBook(final int accounts, final long seed, final List<Contract> contracts, final double[] prices) {
        this.contracts = contracts;
        this.prices = prices;
        random = new Random(seed);
        instruments = new int[accounts * POSITIONS];
        lots = new long[accounts * POSITIONS];
        collateral = new double[accounts];
        bitcoin = new boolean[accounts];
        for (int account = 0; account < accounts; account++) {
            draw(account);
        }
    }

    int accounts() {
        return collateral.length;
    }

    /** Index into the contracts of one of an account's positions. */
    int instrument(final int account, final int position) {
        return instruments[account * POSITIONS + position];
    }

    /** Lots of one of an account's positions; 0 if there is none. */
    long lots(final int account, final int position) {
        return lots[account * POSITIONS + position];
    }

    void lots(final int account, final int position, final long now) {
        lots[account * POSITIONS + position] = now;
    }

    /** Collateral to deposit, in USDT. */
    double collateral(final int account) {
        return collateral[account];
    }

    boolean postsBitcoin(final int account) {
        return bitcoin[account];
    }

    private void draw(final int account) {
        final int first = instrument(random.nextDouble());
        final boolean isLong = random.nextDouble() < LONG_SHARE;
        final double notional =
            Math.min(LARGEST_NOTIONAL, lognormal(MEDIAN_NOTIONAL, NOTIONAL_SIGMA));
        final double headroom = lognormal(MEDIAN_HEADROOM, HEADROOM_SIGMA);
        final double maintenanceRate =
            contracts.get(first).instrument().tiers().get(0).maintenanceRate().doubleValue();
        open(account, 0, first, isLong ? notional : -notional);
        final double held = Math.abs(lots(account, 0)) * lotValue(first);
        collateral[account] = isLong
            ? held * (1 - Math.max(0, 1 - headroom) * (1 - maintenanceRate))
            : held * ((1 + headroom) * (1 + maintenanceRate) - 1);
        if (random.nextDouble() < SECOND_SHARE) {
            open(account, 1, (first + 1) % contracts.size(), (isLong ? -notional : notional) / 2);
        }
        bitcoin[account] = random.nextDouble() < BITCOIN_SHARE;
    }

    private void open(final int account, final int position, final int instrument, final double notional) {
        final long size = Math.max(1, Math.round(Math.abs(notional) / lotValue(instrument)));
        instruments[account * POSITIONS + position] = instrument;
        lots(account, position, notional < 0 ? -size : size);
    }

    private double lotValue(final int instrument) {
        final BigDecimal lotSize = contracts.get(instrument).instrument().lotSize();
        return prices[instrument] * lotSize.doubleValue();
    }

    private double lognormal(final double median, final double sigma) {
        return median * StrictMath.exp(sigma * random.nextGaussian());
    }

    private static int instrument(final double draw) {
        int instrument = 0;
        while (draw >= SHARES[instrument]) {
            instrument++;
        }
        return instrument;
    }
}
