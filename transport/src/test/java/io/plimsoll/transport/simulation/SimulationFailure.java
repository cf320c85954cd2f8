package io.plimsoll.transport.simulation;

import io.plimsoll.transport.service.PlantedBug;

/** Something was not as promised. Says which seed, and how to see it again. */
@SuppressWarnings("serial")
final class SimulationFailure extends AssertionError {
    SimulationFailure(final long seed, final PlantedBug bug, final Verdict verdict) {
        super("seed " + seed + ": " + verdict.violation()
            + (verdict.cause() == null ? "" : ": " + root(verdict.cause()))
            + "\nTo see exactly this again, step by step: " + SimulationCommand.commandFor(seed, bug),
            verdict.cause());
    }

    private static Throwable root(final Throwable throwable) {
        Throwable root = throwable;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
