package io.plimsoll.engine.asset;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * Haircuts of all assets: marginal by amount, not falling, so that what collateral counts for is a concave function of
 * its amount. A debt is charged the first tier's haircut on top.
 */
public final class HaircutTiers {
    private final int maxTiers;
    private final int[] count;
    private final long[] floor;
    private final long[] haircut;

    HaircutTiers(final int assets, final int maxTiers) {
        this.maxTiers = maxTiers;
        count = new int[assets];
        floor = new long[assets * maxTiers];
        haircut = new long[assets * maxTiers];
    }

    void writeTo(final int asset, final StateSink sink) {
        sink.put(count[asset]);
        for (int tier = 0; tier < count[asset]; tier++) {
            sink.put(floor(asset, tier));
            sink.put(haircut(asset, tier));
        }
    }

    void readFrom(final int asset, final StateSource state) {
        count[asset] = state.nextInt("number of haircut tiers", 0, maxTiers);
        for (int tier = 0; tier < count[asset]; tier++) {
            set(asset, tier, state.next(), state.nextLong("haircut", 0, Rate.ONE));
        }
    }

    public int maxTiers() {
        return maxTiers;
    }

    public int count(final int asset) {
        return count[asset];
    }

    public void count(final int asset, final int tiers) {
        count[asset] = tiers;
    }

    public long floor(final int asset, final int tier) {
        return floor[asset * maxTiers + tier];
    }

    public long haircut(final int asset, final int tier) {
        return haircut[asset * maxTiers + tier];
    }

    /**
     * Sets one tier; validated before.
     *
     * @param asset       index
     * @param tier        from 0
     * @param tierFloor   amount in minor units from which it applies
     * @param tierHaircut fraction x 10^9
     */
    public void set(final int asset, final int tier, final long tierFloor, final long tierHaircut) {
        floor[asset * maxTiers + tier] = tierFloor;
        haircut[asset * maxTiers + tier] = tierHaircut;
    }

    /**
     * Whether the asset counts in full, as asset and as debt.
     *
     * @param asset index
     * @return true if no tier has a haircut
     */
    public boolean isZero(final int asset) {
        return count[asset] == 0 || haircut(asset, count[asset] - 1) == 0;
    }

    /**
     * What an amount counts for, as a double.
     *
     * @param asset  index
     * @param amount minor units, negative for a debt
     * @return minor units
     */
    public double weighed(final int asset, final long amount) {
        final int tiers = count[asset];
        if (tiers == 0) {
            return amount;
        }
        final int first = asset * maxTiers;
        if (amount < 0) {
            return amount * ((Rate.ONE + haircut[first]) / (double) Rate.ONE);
        }
        double sum = 0;
        for (int tier = first, last = first + tiers - 1; tier <= last && amount > floor[tier]; tier++) {
            final long upTo = tier == last ? amount : Math.min(amount, floor[tier + 1]);
            sum += (upTo - floor[tier]) * ((Rate.ONE - haircut[tier]) / (double) Rate.ONE);
        }
        return sum;
    }

    /**
     * What an amount counts for, unrounded.
     *
     * @param asset  index
     * @param amount minor units, negative for a debt
     * @param result set to the magnitude x 10^9; its sign is the amount's
     */
    public void weigh(final int asset, final long amount, final Wide result) {
        final long magnitude = Math.abs(amount);
        final int tiers = count[asset];
        if (tiers == 0) {
            result.product(magnitude, Rate.ONE);
            return;
        }
        final int first = asset * maxTiers;
        if (amount < 0) {
            result.product(magnitude, Rate.ONE + haircut[first]);
            return;
        }
        result.product(0, 0);
        for (int tier = first, last = first + tiers - 1; tier <= last; tier++) {
            final long upTo = tier == last ? magnitude : Math.min(magnitude, floor[tier + 1]);
            result.plusProduct(upTo - floor[tier], Rate.ONE - haircut[tier]);
            if (upTo == magnitude) {
                return;
            }
        }
    }
}
