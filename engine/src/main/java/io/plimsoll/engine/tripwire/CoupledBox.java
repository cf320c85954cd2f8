package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.number.Rate;

/**
 * Boxes for accounts in which prices multiply each other: profit in an asset whose own price moves. A box of so many
 * percent around the present prices is tried and halved until the condition is proven at its worst corner.
 *
 * <p>In every variable, the others held, equity less charged maintenance is concave (tiers are convex, haircuts
 * concave, and an inverse contract's profit times its own price is linear in that price), so the worst point is a
 * corner. It is found without trying all corners: for each straight piece of each haircut the variables separate. A
 * condition that must stay negative is bounded by tangents instead, which makes the bound linear in every variable, so
 * that corners decide again.
 */
final class CoupledBox {
    private static final double WIDEST = 0.5;
    private static final double FUNDING_RANGE = 0.1;
    private static final double OPTIMISM = 4;

    /** Far beyond the relative error of a sum over one account in doubles. */
    private static final double SUM_ERROR = 1e-12;

    private final AccountTerms terms;
    private final TierTable tiers;
    private final HaircutPieces pieces;
    private final double[] low;
    private final double[] high;
    private final double[] worthLow;
    private final double[] worthHigh;
    private double magnitude;
    private boolean upper;
    private double ratio;
    private boolean withHaircuts;

    CoupledBox(final AccountTerms terms, final InstrumentTable instruments, final HaircutPieces pieces) {
        this.terms = terms;
        this.pieces = pieces;
        tiers = instruments.tiers();
        low = new double[terms.z.length];
        high = new double[terms.z.length];
        worthLow = new double[terms.worth.length];
        worthHigh = new double[terms.worth.length];
    }

    /**
     * Narrows a box until two conditions hold in all of it.
     *
     * @param first  to hold
     * @param second to hold
     * @param box    to narrow
     */
    void narrow(final Condition first, final Condition second, final Box box) {
        double width = Math.min(WIDEST, OPTIMISM * headroom(first, second) / gross());
        while (width * largestPresent() >= 1) {
            span(width);
            if (isProven(first) && isProven(second)) {
                accept(box);
                return;
            }
            width /= 2;
        }
        span(0);
        accept(box);
    }

    /** The smaller headroom of those conditions that matter, reference minor units. */
    private double headroom(final Condition first, final Condition second) {
        final double least = Math.min(
            first.holds ? first.headroom : Double.MAX_VALUE, second.holds ? second.headroom : Double.MAX_VALUE);
        return terms.valuationVariable == AccountTerms.NONE
            ? least
            : least * terms.valuationWorth * terms.present[terms.valuationVariable];
    }

    /** What moves if every price moves, reference minor units. */
    private double gross() {
        double sum = 0;
        for (int g = 0; g < terms.groups; g++) {
            sum += worthNow(g) * Math.abs(terms.net[g]);
        }
        for (int v = 0; v < terms.variables; v++) {
            if (terms.group[v] != AccountTerms.NONE) {
                sum += worthNow(terms.group[v]) * terms.notional[v];
            }
        }
        return sum;
    }

    private double worthNow(final int g) {
        final int v = terms.priceVariable[g];
        return v == AccountTerms.NONE ? terms.worth[g] : terms.worth[g] * terms.present[v];
    }

    private double largestPresent() {
        double largest = 0;
        for (int v = 0; v < terms.variables; v++) {
            if (!WatchTable.isFunding(terms.source[v])) {
                largest = Math.max(largest, terms.present[v]);
            }
        }
        return largest;
    }

    private void span(final double width) {
        for (int v = 0; v < terms.variables; v++) {
            final double present = terms.present[v];
            if (WatchTable.isFunding(terms.source[v])) {
                final double range = terms.coefficient[v] == 0
                    ? 0
                    : width * FUNDING_RANGE * terms.notional[v] / Math.abs(terms.coefficient[v]);
                low[v] = present - range;
                high[v] = present + range;
            } else {
                final double least = Math.max(1, present * (1 - width));
                final double most = present * (1 + width);
                low[v] = terms.inverse[v] ? 1 / most : least;
                high[v] = terms.inverse[v] ? 1 / least : most;
            }
        }
    }

    private void accept(final Box box) {
        for (int v = 0; v < terms.variables; v++) {
            box.notBelow(v, low[v]);
            box.notAbove(v, high[v]);
        }
    }

    private boolean isProven(final Condition condition) {
        if (!condition.holds) {
            return true;
        }
        upper = condition.staysNegative;
        ratio = condition.ratio;
        withHaircuts = condition.withHaircuts;
        magnitude = 0;
        final double bound = bound();
        final double error = rounding() + magnitude * SUM_ERROR;
        return upper ? bound + error < 0 : bound - error > 0;
    }

    /** Least (or, for an upper bound, greatest) equity less charged maintenance in the box, reference minor units. */
    private double bound() {
        int reference = AccountTerms.NONE;
        for (int g = 0; g < terms.groups; g++) {
            final int v = terms.priceVariable[g];
            if (v == AccountTerms.NONE) {
                reference = terms.worth[g] == 0 ? reference : g;
            } else {
                final double magnitudeBefore = magnitude;
                magnitude = Math.abs(terms.constant[g]);
                worthLow[g] = terms.worth[g] * price(v, low[v]) * amount(g, v, low[v]);
                worthHigh[g] = terms.worth[g] * price(v, high[v]) * amount(g, v, high[v]);
                magnitude = magnitudeBefore + magnitude * terms.worth[g] * highest(v);
            }
        }
        return reference == AccountTerms.NONE ? collateral() : referenceBound(reference);
    }

    /**
     * Bound of a group's weighted net amount less charged maintenance, in its asset; variable {@code fixed} is at z.
     */
    private double amount(final int g, final int fixed, final double z) {
        if (withHaircuts && terms.isCounted(g)) {
            return terms.counted[g];
        }
        pieces.set(terms.asset[g], terms.extra[g], withHaircuts);
        double bound = Double.POSITIVE_INFINITY;
        final int only = upper ? pieces.at(terms.net[g]) : -1;
        for (int piece = 0; piece < pieces.count(); piece++) {
            if (only < 0 || piece == only) {
                double sum = pieces.value(piece, terms.constant[g]);
                for (int v = 0; v < terms.variables; v++) {
                    if (terms.group[v] == g) {
                        sum += v == fixed
                            ? term(v, z, pieces.slope(piece))
                            : worse(term(v, low[v], pieces.slope(piece)), term(v, high[v], pieces.slope(piece)));
                    }
                }
                bound = upper ? sum : Math.min(bound, sum);
            }
        }
        return bound;
    }

    private double referenceBound(final int g) {
        pieces.set(terms.asset[g], terms.extra[g], withHaircuts);
        magnitude += Math.abs(terms.constant[g]);
        double bound = Double.POSITIVE_INFINITY;
        final int only = upper ? pieces.at(terms.net[g]) : -1;
        for (int piece = 0; piece < pieces.count(); piece++) {
            if (only < 0 || piece == only) {
                double sum = pieces.value(piece, terms.constant[g]);
                for (int v = 0; v < terms.variables; v++) {
                    sum += worse(
                        referenceTerm(v, g, low[v], pieces.slope(piece), worthLow),
                        referenceTerm(v, g, high[v], pieces.slope(piece), worthHigh));
                }
                bound = upper ? sum : Math.min(bound, sum);
            }
        }
        return bound;
    }

    private double collateral() {
        double sum = 0;
        for (int v = 0; v < terms.variables; v++) {
            sum += worse(
                referenceTerm(v, AccountTerms.NONE, low[v], 1, worthLow),
                referenceTerm(v, AccountTerms.NONE, high[v], 1, worthHigh));
        }
        return sum;
    }

    /** Everything that moves with variable v at z, other assets' groups that it prices included. */
    private double referenceTerm(
        final int v, final int reference, final double z, final double slope, final double[] worthAtEnd) {
        double sum = reference != AccountTerms.NONE && terms.group[v] == reference ? term(v, z, slope) : 0;
        for (int g = 0; g < terms.groups; g++) {
            if (terms.priceVariable[g] == v) {
                sum += worthAtEnd[g];
            }
        }
        return sum;
    }

    /** A position's weighted value less charged maintenance at z, in its settlement asset. */
    private double term(final int v, final double z, final double slope) {
        final double value = terms.coefficient[v] * z;
        if (WatchTable.isFunding(terms.source[v])) {
            magnitude += Math.abs(value);
            return slope * value;
        }
        final double notional = Math.abs(value);
        final int tier = upper ? terms.tier[v] : tiers.find(terms.instrument[v], (long) notional);
        final double perUnit = ratio * terms.factor[v];
        final double charge = perUnit * (tiers.maintenanceRate(tier) * notional / Rate.ONE - tiers.amount(tier))
            + ratio * terms.sizeRate[v] * notional;
        magnitude += notional + Math.abs(charge) + perUnit * tiers.amount(tier);
        return slope * value - charge;
    }

    private double worse(final double a, final double b) {
        return upper ? Math.max(a, b) : Math.min(a, b);
    }

    private double price(final int v, final double z) {
        return terms.inverse[v] ? 1 / z : z;
    }

    /** What rounding of every position and asset can come to, at the box's highest prices; reference minor units. */
    private double rounding() {
        double sum = 0;
        for (int g = 0; g < terms.groups; g++) {
            final double minorUnit = terms.priceVariable[g] == AccountTerms.NONE
                ? 1
                : terms.worth[g] * highest(terms.priceVariable[g]);
            sum += minorUnit * (4.0 * (1 + terms.extra[g]) * terms.positionsIn[g] + ofExtraHaircut(g)
                + ratio * terms.jumps[g]);
        }
        final double valuationUnit = terms.valuationVariable == AccountTerms.NONE
            ? 1
            : terms.valuationWorth * highest(terms.valuationVariable);
        return sum + valuationUnit * (terms.groups * (1 + ratio) + 1);
    }

    /**
     * What is counted is rounded to a unit before the extra haircut is taken off, which multiplies the rest of a debt,
     * and once more afterwards; what no price moves is known to the unit.
     */
    private double ofExtraHaircut(final int g) {
        return terms.extra[g] == 0 || terms.isCounted(g) ? 0 : 2 + terms.extra[g];
    }

    private double highest(final int v) {
        return terms.inverse[v] ? 1 / low[v] : high[v];
    }
}
