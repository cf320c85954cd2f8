package io.plimsoll.transport.simulation;

/** Something was not as promised. Says which seed, and how to see it again. */
@SuppressWarnings("serial")
final class SimulationFailure extends AssertionError {
    SimulationFailure(final long seed, final Verdict verdict) {
        super("seed " + seed + ": " + verdict.violation()
            + "\nto see exactly this again, step by step: " + SimulationCommand.commandFor(seed), verdict.cause());
    }
}
