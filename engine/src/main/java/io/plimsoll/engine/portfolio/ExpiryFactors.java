package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.ExpiryTable;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.OptionValuation;

/** What each grid multiplies the values of an expiry's options with: shared by accounts, renewed when one changes. */
final class ExpiryFactors {
    private static final int OWNED = 0;
    private static final int OWED = 1;
    private static final int BASIS = 2;
    private static final int FACTORS = 3;

    private final ExpiryTable expiries;
    private final GridTable grids;
    private final OptionValuation valuation = new OptionValuation();
    private final long[] factors;
    private final boolean[] known;

    ExpiryFactors(final ExpiryTable expiries, final GridTable grids, final int maxExpiries) {
        this.expiries = expiries;
        this.grids = grids;
        factors = new long[maxExpiries * GridTable.CAPACITY * FACTORS];
        known = new boolean[maxExpiries * GridTable.CAPACITY];
    }

    void expiryChanged(final int expiry) {
        for (int grid = 0; grid < GridTable.CAPACITY; grid++) {
            known[expiry * GridTable.CAPACITY + grid] = false;
        }
    }

    void gridDefined(final int grid) {
        for (int expiry = 0; expiry < expiries.size(); expiry++) {
            known[expiry * GridTable.CAPACITY + grid] = false;
        }
    }

    /** Of what is worth something after a shock. */
    long owned(final int grid, final int expiry) {
        return factors[first(grid, expiry) + OWNED];
    }

    /** Of what costs something after a shock. */
    long owed(final int grid, final int expiry) {
        return factors[first(grid, expiry) + OWED];
    }

    /** Of the loss at the basis charge's prices. */
    long basis(final int grid, final int expiry) {
        return factors[first(grid, expiry) + BASIS];
    }

    private int first(final int grid, final int expiry) {
        final int entry = expiry * GridTable.CAPACITY + grid;
        final int first = entry * FACTORS;
        if (!known[entry]) {
            valuation.expiry(
                grids.model(grid), expiries.secondsLeft(expiry), expiries.forwardRatio(expiry), expiries.rate(expiry));
            factors[first + OWNED] = FixedPoint.of(valuation.ownedFactor());
            factors[first + OWED] = FixedPoint.of(valuation.owedFactor());
            factors[first + BASIS] = FixedPoint.of(valuation.basisFactor());
            known[entry] = true;
        }
        return first;
    }
}
