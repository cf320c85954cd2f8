package io.plimsoll.engine.portfolio;

/**
 * What the values of each expiry that an account holds options of are multiplied by, in doubles, by its slot: read once
 * for all nodes that are looked at.
 */
final class ExpiryWeights {
    final double[] owned;
    final double[] owed;
    final double[] basis;

    ExpiryWeights(final int mostExpiries) {
        owned = new double[mostExpiries];
        owed = new double[mostExpiries];
        basis = new double[mostExpiries];
    }

    void read(final int grid, final Holdings holdings, final ExpiryFactors factors) {
        for (int slot = 0; slot < holdings.expiries; slot++) {
            final int expiry = holdings.expiry[slot];
            owned[slot] = FixedPoint.toDouble(factors.owned(grid, expiry));
            owed[slot] = FixedPoint.toDouble(factors.owed(grid, expiry));
            basis[slot] = FixedPoint.toDouble(factors.basis(grid, expiry));
        }
    }

    /** By how much more of an expiry's value counts above 0 than below. */
    double bend(final int slot) {
        return owned[slot] - owed[slot];
    }
}
