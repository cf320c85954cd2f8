package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.asset.HaircutTiers;
import io.plimsoll.engine.number.Rate;

/**
 * What an amount counts for, as the least of straight lines {@code intercept + slope x amount}: one for debts and one
 * for each haircut tier. Concave, since haircuts do not fall. Set to one asset at a time.
 */
final class HaircutPieces {
    private final HaircutTiers tiers;
    private final double[] intercept;
    private final double[] slope;
    private int count;

    HaircutPieces(final HaircutTiers tiers) {
        this.tiers = tiers;
        final int most = Math.max(1, tiers.maxTiers()) + 1;
        intercept = new double[most];
        slope = new double[most];
    }

    /**
     * Sets the lines of an asset. An extra haircut multiplies what debts count for by 1 and that, all else by 1 less
     * that: what is concave without it stays so.
     *
     * @param asset        index
     * @param extra        haircut, a fraction
     * @param withHaircuts false if everything counts in full
     */
    void set(final int asset, final double extra, final boolean withHaircuts) {
        intercept[0] = 0;
        slope[0] = 1;
        count = 1;
        if (!withHaircuts || tiers.isZero(asset) && extra == 0) {
            return;
        }
        if (tiers.isZero(asset)) {
            slope[0] = 1 + extra;
            intercept[1] = 0;
            slope[1] = 1 - extra;
            count = 2;
            return;
        }
        slope[0] = (Rate.ONE + tiers.haircut(asset, 0)) / (double) Rate.ONE * (1 + extra);
        for (int tier = 0; tier < tiers.count(asset); tier++) {
            final double tierSlope = (Rate.ONE - tiers.haircut(asset, tier)) / (double) Rate.ONE * (1 - extra);
            intercept[count] = tier == 0
                ? 0
                : intercept[count - 1] + tiers.floor(asset, tier) * (slope[count - 1] - tierSlope);
            slope[count] = tierSlope;
            count++;
        }
    }

    int count() {
        return count;
    }

    double intercept(final int piece) {
        return intercept[piece];
    }

    double slope(final int piece) {
        return slope[piece];
    }

    /** The piece that an amount lies on. */
    int at(final double amount) {
        int least = 0;
        for (int piece = 1; piece < count; piece++) {
            if (value(piece, amount) < value(least, amount)) {
                least = piece;
            }
        }
        return least;
    }

    double value(final int piece, final double amount) {
        return intercept[piece] + slope[piece] * amount;
    }
}
