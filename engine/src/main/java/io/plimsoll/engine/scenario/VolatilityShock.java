package io.plimsoll.engine.scenario;

/** What a scenario does to implied volatilities. */
public enum VolatilityShock {
    /** Nothing. */
    NONE,
    /** They rise, by days to expiry. */
    UP,
    /** They fall, by days to expiry. */
    DOWN,
    /** The smile turns: volatilities rise on one side of the forward and fall on the other. */
    LINEAR_SKEW,
    /** The smile bends: volatilities rise on both sides. */
    ABSOLUTE_SKEW;

    /** Whether a portfolio may not gain by it: of each expiry the loss counts, whichever way it goes. */
    public boolean isSkew() {
        return this == LINEAR_SKEW || this == ABSOLUTE_SKEW;
    }
}
