package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.number.Rate;

/** An interval for every variable of an account: the prices in which its level is proven not to change. */
final class Box {
    private static final double EDGE_ERROR = 1e-14;

    private final AccountTerms terms;
    private final double[] low;
    private final double[] high;

    Box(final AccountTerms terms) {
        this.terms = terms;
        low = new double[terms.z.length];
        high = new double[terms.z.length];
    }

    /**
     * Minor units that a position's maintenance can be off a convex function: rounding, and that of tier amounts; all
     * this is multiplied by the scale and by the close-out factor, each of which rounds once more unless it is 1, and
     * what is added for size is rounded too.
     */
    static double mostJumps(final int maxTiers, final long scale, final long closeOutFactor, final long sizeRate) {
        return multiplied(multiplied(1 + maxTiers, scale), closeOutFactor) + (sizeRate == 0 ? 0 : 1);
    }

    private static double multiplied(final double jumps, final long factor) {
        return factor == Rate.ONE ? jumps : jumps * (factor / (double) Rate.ONE) + 1;
    }

    /** Makes the box everything there is. */
    void open() {
        for (int v = 0; v < terms.variables; v++) {
            low[v] = Double.NEGATIVE_INFINITY;
            high[v] = Double.POSITIVE_INFINITY;
        }
    }

    /** Makes the box the present prices alone. */
    void close() {
        for (int v = 0; v < terms.variables; v++) {
            low[v] = terms.z[v];
            high[v] = terms.z[v];
        }
    }

    void notAbove(final int v, final double z) {
        high[v] = Math.min(high[v], z);
    }

    void notBelow(final int v, final double z) {
        low[v] = Math.max(low[v], z);
    }

    double low(final int v) {
        return low[v];
    }

    double high(final int v) {
        return high[v];
    }

    /**
     * The first price, going down, that is not in the box.
     *
     * @return the wire, below the present price; {@link Long#MIN_VALUE} if there is none
     */
    long lowWire(final int v) {
        final double edge = terms.inverse[v] ? reciprocal(high[v]) : low[v];
        final double wire =
            Math.ceil(edge > 0 ? edge * (1 + EDGE_ERROR) : edge * (1 - EDGE_ERROR)) - 1;
        if (wire < (WatchTable.isFunding(terms.source[v]) ? Long.MIN_VALUE / 2 : 1)) {
            return Long.MIN_VALUE;
        }
        return Math.min((long) wire, terms.present[v] - 1);
    }

    /**
     * The first price, going up, that is not in the box.
     *
     * @return the wire, above the present price; {@link Long#MAX_VALUE} if there is none
     */
    long highWire(final int v) {
        final double edge = terms.inverse[v] ? reciprocal(low[v]) : high[v];
        final double wire =
            Math.floor(edge > 0 ? edge * (1 - EDGE_ERROR) : edge * (1 + EDGE_ERROR)) + 1;
        if (wire > terms.largest(v)) {
            return Long.MAX_VALUE;
        }
        return Math.max((long) wire, terms.present[v] + 1);
    }

    /** Price at an edge in 1 / price; an edge at or below zero is no edge. */
    private static double reciprocal(final double z) {
        return z > 0 ? 1 / z : Double.POSITIVE_INFINITY;
    }
}
