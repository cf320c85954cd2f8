package io.plimsoll.engine.scenario;

/** What values of all options of one expiry have in common under a grid: its time, its rate and what follows. */
final class ExpiryTerms {
    /** What numbers of the wire are multiplied by. */
    static final double SCALE = 1e9;

    private static final double SECONDS_OF_A_YEAR = 365 * 86_400.0;
    private static final double LARGEST_BASIS_FACTOR = 4;
    private static final double LARGEST_DISCOUNT_FACTOR = 16;

    private GridModel model;
    private long secondsLeft;
    private long wireRate;
    double forwardRatio;
    double years;
    double squareRootOfYears;
    double rate;
    double discount;
    double yearsAhead;
    double squareRootOfYearsAhead;
    double discountAhead;
    double averagedShare;
    double volatilityScale;

    /**
     * Reckons what follows, unless it is what it was.
     *
     * @param grid        whose scenarios
     * @param seconds     to expiry, as the rules round them, 0 or more
     * @param ratio       of the forward to the underlying's mark
     * @param rateByWire  of discount a year, x 10^9
     * @return whether the grid or what is averaged is another one
     */
    boolean read(final GridModel grid, final long seconds, final double ratio, final long rateByWire) {
        forwardRatio = ratio;
        if (grid == model && is(seconds, rateByWire)) {
            return false;
        }
        final boolean isOtherGrid = grid != model;
        final double averagedBefore = averagedShare;
        model = grid;
        secondsLeft = seconds;
        wireRate = rateByWire;
        years = seconds / SECONDS_OF_A_YEAR;
        squareRootOfYears = Math.sqrt(years);
        rate = Math.max(0, rateByWire / SCALE);
        discount = StrictMath.exp(-rate * years);
        yearsAhead = grid.yearsAhead(years);
        squareRootOfYearsAhead = Math.sqrt(yearsAhead);
        discountAhead = StrictMath.exp(-rate * yearsAhead);
        averagedShare = grid.averagedShare(seconds);
        volatilityScale = grid.volatilityShocks().scale(years);
        return isOtherGrid || averagedShare != averagedBefore;
    }

    /** Whether this is its time and rate. */
    boolean is(final long seconds, final long rateByWire) {
        return seconds == secondsLeft && rateByWire == wireRate;
    }

    /** Forward after a move, per price of the underlying. */
    double forward(final double priceFactor) {
        return forwardRatio * moved(priceFactor);
    }

    /** What the forward is multiplied by where the price is by a factor: what is averaged already stays. */
    double moved(final double priceFactor) {
        return averagedShare + (1 - averagedShare) * priceFactor;
    }

    double ownedFactor() {
        return Math.min(LARGEST_DISCOUNT_FACTOR, model.owned().ofOwned(yearsAhead, rate));
    }

    double owedFactor() {
        return Math.min(LARGEST_DISCOUNT_FACTOR, model.owed().ofOwed(yearsAhead, rate));
    }

    double basisFactor() {
        return Math.min(LARGEST_BASIS_FACTOR, model.basis().factor() + model.basis().factorByYear() * years);
    }
}
