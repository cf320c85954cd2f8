package io.plimsoll.engine.tripwire;

/**
 * One inequality that keeps an account at its level: {@code equity - ratio x maintenance} stays non-negative, or stays
 * negative. Reused; set before each use.
 */
final class Condition {
    boolean holds;
    boolean staysNegative;
    boolean withHaircuts;
    double ratio;
    double headroom;

    /** There is nothing to keep. */
    void none() {
        holds = false;
    }

    /**
     * The account must not fall below.
     *
     * @param haircuts whether equity is after haircuts
     * @param times    the ratio of maintenance it must not fall below
     * @param exact    {@code equity - ratio x maintenance} now, valuation minor units
     */
    void staysAbove(final boolean haircuts, final double times, final double exact) {
        holds = true;
        staysNegative = false;
        withHaircuts = haircuts;
        ratio = times;
        headroom = exact;
    }

    /**
     * The account must not rise to or above.
     *
     * @param haircuts whether equity is after haircuts
     * @param times    the ratio of maintenance it must stay below
     * @param exact    {@code equity - ratio x maintenance} now, valuation minor units
     */
    void staysBelow(final boolean haircuts, final double times, final double exact) {
        holds = true;
        staysNegative = true;
        withHaircuts = haircuts;
        ratio = times;
        headroom = -exact;
    }
}
