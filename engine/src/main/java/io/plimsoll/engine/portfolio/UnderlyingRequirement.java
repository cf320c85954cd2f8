package io.plimsoll.engine.portfolio;

/**
 * What an account's holdings on one underlying require and how that comes about (rules, section 10.4), in settlement
 * minor units; valid until the next calculation.
 */
public final class UnderlyingRequirement {
    int underlying;
    int worstScenario;
    long worstOutcome;
    long basisOutcome;
    long linearCharge;
    long nakedShortCharge;
    long leastShort;
    long doubtCharge;
    long initial;
    long maintenance;

    UnderlyingRequirement() {
    }

    /**
     * The underlying.
     *
     * @return instrument index
     */
    public int underlying() {
        return underlying;
    }

    /**
     * By which outcome.
     *
     * @return scenario, the number of scenarios for the basis charge, -1 if nothing is lost
     */
    public int worstScenario() {
        return worstScenario;
    }

    public long worstOutcome() {
        return worstOutcome;
    }

    public long basisOutcome() {
        return basisOutcome;
    }

    public long linearCharge() {
        return linearCharge;
    }

    public long nakedShortCharge() {
        return nakedShortCharge;
    }

    public long leastShort() {
        return leastShort;
    }

    public long doubtCharge() {
        return doubtCharge;
    }

    public long initial() {
        return initial;
    }

    public long maintenance() {
        return maintenance;
    }
}
