package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.number.Rate;
import java.util.Arrays;

/**
 * Boxes for accounts whose equity and maintenance are sums of functions of one price each: everything settled and
 * valued in the reference asset, other assets mere collateral. The headroom is shared out among the prices in
 * proportion to exposure, and each share is walked off, tier by tier, in both directions.
 *
 * <p>Each function {@code f(z) = c z - ratio x maintenance(m z)} is concave, so where it falls it falls ever more
 * steeply: walking along its straight pieces is exact. For conditions that must stay negative the tangent at the
 * present price is an upper bound and is walked instead. Slopes are taken a little steeper than computed, so that
 * rounding of doubles errs towards looking too early.
 */
final class SeparableBox {
    /** Far beyond the relative error of a slope computed in doubles. */
    private static final double SLOPE_ERROR = 1e-13;

    /** Far beyond the relative error of a slope in single precision. */
    private static final double FLOAT_ERROR = 1e-7;

    /** A funding index is expected to move an account this much less than a price does. */
    private static final double FUNDING_WEIGHT = 0.02;

    private final AccountTerms terms;
    private final TierTable tiers;
    private final HaircutPieces pieces;
    private final double[] collateralSlope;
    private final double[] weight;

    SeparableBox(final AccountTerms terms, final InstrumentTable instruments, final HaircutPieces pieces) {
        this.terms = terms;
        this.pieces = pieces;
        tiers = instruments.tiers();
        collateralSlope = new double[terms.z.length];
        weight = new double[terms.z.length];
    }

    /**
     * Narrows a box until a condition holds in all of it. Without headroom the present prices are all there is: not
     * even a favourable move is safe, since rounding alone could turn the condition.
     *
     * @param condition to hold
     * @param headroom  of the condition, rounding taken off; reference minor units
     * @param box       to narrow
     */
    void narrow(final Condition condition, final double headroom, final Box box) {
        if (headroom < 0) {
            box.close();
            return;
        }
        collateralSlopes(condition.withHaircuts);
        final double total = weigh(condition);
        final double share = total > 0 ? headroom / total : 0;
        for (int v = 0; v < terms.variables; v++) {
            if (condition.staysNegative) {
                walkTangent(v, condition, share * weight[v], box);
            } else {
                walkUp(v, condition.ratio, share * weight[v], box);
                walkDown(v, condition.ratio, share * weight[v], box);
            }
        }
    }

    /**
     * Narrows a box to where a condition's headroom is linear in every price, at most as far as a price can double,
     * and says how it moves there.
     *
     * @param condition to hold
     * @param slopes    set to what its headroom gains with one unit of each variable; all 0 if there is no condition
     * @param sumError  relative error of all the sums by which one variable will have moved the headroom
     * @param box       to narrow
     * @return what the headroom moved by these slopes can be wrong by, reference minor units
     */
    double straighten(final Condition condition, final float[] slopes, final double sumError, final Box box) {
        if (!condition.holds) {
            Arrays.fill(slopes, 0, terms.variables, 0);
            return 0;
        }
        collateralSlopes(condition.withHaircuts);
        double error = 0;
        double largest = Math.abs(condition.headroom);
        for (int v = 0; v < terms.variables; v++) {
            final double slope = slope(v, terms.tier[v], condition.ratio);
            final double range = straightRange(v, box);
            slopes[v] = (float) (condition.staysNegative ? -slope : slope);
            error += range * (slopeError(v, terms.tier[v], condition.ratio) + FLOAT_ERROR * Math.abs(slope));
            largest += range * Math.abs(slope);
        }
        return error + terms.variables * sumError * largest;
    }

    /** How far a variable can go in a box narrowed to its tier and its double, or to funding worth the notional. */
    private double straightRange(final int v, final Box box) {
        final double z = terms.z[v];
        if (WatchTable.isFunding(terms.source[v])) {
            final double range = terms.coefficient[v] == 0 ? 0 : terms.notional[v] / Math.abs(terms.coefficient[v]);
            box.notBelow(v, z - range);
            box.notAbove(v, z + range);
            return range;
        }
        box.notBelow(v, 0);
        box.notAbove(v, 2 * z);
        if (isMargined(v)) {
            box.notBelow(v, Math.min(z, floorZ(v, terms.tier[v])));
            if (terms.tier[v] < lastTier(v)) {
                box.notAbove(v, Math.max(z, floorZ(v, terms.tier[v] + 1)));
            }
        }
        return z;
    }

    private void collateralSlopes(final boolean withHaircuts) {
        for (int v = 0; v < terms.variables; v++) {
            collateralSlope[v] = 0;
        }
        for (int g = 0; g < terms.groups; g++) {
            final int v = terms.priceVariable[g];
            if (v != AccountTerms.NONE) {
                collateralSlope[v] += terms.worth[g] * amount(g, withHaircuts);
            }
        }
    }

    /** What a balance counts for, in minor units of its asset. */
    private double amount(final int g, final boolean withHaircuts) {
        if (withHaircuts && terms.isCounted(g)) {
            return terms.counted[g];
        }
        final double amount = terms.constant[g];
        pieces.set(terms.asset[g], terms.extra[g], withHaircuts);
        return pieces.value(pieces.at(amount), amount);
    }

    /** Weights the variables by how much of the headroom they are likely to need; returns the sum. */
    private double weigh(final Condition condition) {
        double total = 0;
        for (int v = 0; v < terms.variables; v++) {
            if (WatchTable.isFunding(terms.source[v])) {
                weight[v] = FUNDING_WEIGHT * terms.notional[v];
            } else {
                weight[v] = Math.abs(slope(v, terms.tier[v], condition.ratio)) * terms.z[v];
            }
            total += weight[v];
        }
        return total;
    }

    private double slope(final int v, final int tier, final double ratio) {
        return collateralSlope[v] + terms.coefficient[v] - charge(v, tier, ratio);
    }

    private double charge(final int v, final int tier, final double ratio) {
        return isMargined(v)
            ? ratio * (tiers.maintenanceRate(tier) / (double) Rate.ONE * terms.factor[v] + terms.sizeRate[v])
                * Math.abs(terms.coefficient[v])
            : 0;
    }

    private double slopeError(final int v, final int tier, final double ratio) {
        return SLOPE_ERROR
            * (Math.abs(collateralSlope[v]) + Math.abs(terms.coefficient[v]) + charge(v, tier, ratio));
    }

    private boolean isMargined(final int v) {
        return terms.group[v] != AccountTerms.NONE && !WatchTable.isFunding(terms.source[v]);
    }

    private void walkUp(final int v, final double ratio, final double share, final Box box) {
        final int last = isMargined(v) ? lastTier(v) : terms.tier[v];
        double z = terms.z[v];
        double left = share;
        for (int tier = terms.tier[v];; tier++) {
            final double fall = slopeError(v, tier, ratio) - slope(v, tier, ratio);
            final double end = tier == last ? Double.POSITIVE_INFINITY : Math.max(z, floorZ(v, tier + 1));
            if (fall > 0 && z + left / fall <= end) {
                box.notAbove(v, z + left / fall);
                return;
            }
            if (tier == last) {
                return;
            }
            left -= fall * (end - z);
            z = end;
        }
    }

    private void walkDown(final int v, final double ratio, final double share, final Box box) {
        final int first = isMargined(v) ? tiers.at(terms.instrument[v], 0) : terms.tier[v];
        double z = terms.z[v];
        double left = share;
        for (int tier = terms.tier[v];; tier--) {
            final double fall = slopeError(v, tier, ratio) + slope(v, tier, ratio);
            final double end = tier == first ? Double.NEGATIVE_INFINITY : Math.min(z, floorZ(v, tier));
            if (fall > 0 && z - left / fall >= end) {
                box.notBelow(v, z - left / fall);
                return;
            }
            if (tier == first) {
                return;
            }
            left -= fall * (z - end);
            z = end;
        }
    }

    private void walkTangent(final int v, final Condition condition, final double share, final Box box) {
        final double slope = slope(v, terms.tier[v], condition.ratio);
        final double error = slopeError(v, terms.tier[v], condition.ratio);
        if (slope + error > 0) {
            box.notAbove(v, terms.z[v] + share / (slope + error));
        }
        if (slope - error < 0) {
            box.notBelow(v, terms.z[v] + share / (slope - error));
        }
    }

    private int lastTier(final int v) {
        return tiers.at(terms.instrument[v], tiers.count(terms.instrument[v]) - 1);
    }

    private double floorZ(final int v, final int tier) {
        return tiers.floor(tier) / Math.abs(terms.coefficient[v]);
    }
}
