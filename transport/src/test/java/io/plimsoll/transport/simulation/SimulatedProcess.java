package io.plimsoll.transport.simulation;

/** A process: runs, pauses, dies, comes back. */
abstract class SimulatedProcess {
    final World world;
    private CrashPoints crashPoints;
    private boolean isRunning;
    private long wakeNs;

    SimulatedProcess(final World world) {
        this.world = world;
    }

    /** Starts it, with its ports crashing where these points say. */
    abstract void onStart(CrashPoints points);

    /** Does something small; returns 0 if there was nothing to do. */
    abstract int onStep();

    /** It is dead: lets go of what the operating system would take back. */
    abstract void onDeath();

    abstract String name();

    final int step() {
        if (world.clock().elapsedNs() < wakeNs) {
            return 0;
        }
        try {
            if (isRunning) {
                return onStep();
            }
            crashPoints = new CrashPoints();
            world.say(1, () -> name() + " starts");
            onBeforeStart(crashPoints);
            onStart(crashPoints);
            isRunning = true;
            return 1;
        } catch (final Throwable t) {
            if (!Crash.isCauseOf(t) && (isRunning || !isExcusedFromStarting(t))) {
                throw t;
            }
            die(world.dice().between(0, world.faults().mostDowntimeNs));
            return 1;
        }
    }

    /** Whether it rightly refuses to start; it will be tried again. */
    boolean isExcusedFromStarting(final Throwable reason) {
        return false;
    }

    /** A chance to die while starting. */
    void onBeforeStart(final CrashPoints points) {
    }

    /** Dies after so many more of its crash points. */
    final void crashSoon(final long points) {
        if (isRunning) {
            crashPoints.arm(points);
        }
    }

    /** Dies between two steps. */
    final void die(final long downtimeNs) {
        world.say(2, () -> name() + " dies");
        isRunning = false;
        wakeNs = world.clock().elapsedNs() + downtimeNs;
        if (crashPoints != null) {
            crashPoints.kill();
        }
        onDeath();
    }

    final void pause(final long pauseNs) {
        wakeNs = Math.max(wakeNs, world.clock().elapsedNs() + pauseNs);
    }

    /** Whatever it waited for, it goes on, and does not die any more. */
    void heal() {
        wakeNs = 0;
        if (isRunning) {
            crashPoints.disarm();
        }
    }

    final boolean isRunning() {
        return isRunning;
    }
}
