package io.plimsoll.journal.kit;

/** The process dies here, as far as a simulation is concerned. */
public final class SimulatedCrash extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Dies.
     *
     * @param where for people
     */
    public SimulatedCrash(final String where) {
        super(where, null, false, false);
    }
}
