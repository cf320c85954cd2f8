package io.plimsoll.transport.simulation;

import io.plimsoll.engine.kit.Dice;
import java.util.concurrent.TimeUnit;

/**
 * What goes wrong in one simulation and how often; drawn from the seed, so that each seed is another kind of bad day.
 * Chances are in percent.
 */
final class Faults {
    final double backPressure;
    final double usedUp;
    final double sessionBreak;
    final double serviceCrash;
    final double clientCrash;
    final double pause;
    final double clockJump;
    final double diskFull;
    final double powerLoss;
    final double tornWrite;
    final double snapshotFailure;
    final double listenerFailure;
    final boolean isMarketDataLaneHostile;
    final boolean isDriverEmbedded;
    final int window;
    final long mostDelayNs;
    final long mostDowntimeNs;
    final long mostPauseNs;
    final long untetheredTimeoutNs;
    final long meanStepNs;
    private boolean isOn = true;
    private final Dice dice;

    Faults(final Dice dice) {
        this.dice = dice;
        backPressure = sometimes(50, 10);
        usedUp = sometimes(10, 0.2);
        sessionBreak = sometimes(60, 1);
        serviceCrash = sometimes(70, 0.3);
        clientCrash = sometimes(50, 0.3);
        pause = sometimes(50, 1);
        clockJump = sometimes(30, 0.3);
        diskFull = sometimes(30, 0.3);
        powerLoss = sometimes(50, 0.1);
        tornWrite = sometimes(30, 0.1);
        snapshotFailure = sometimes(30, 20);
        listenerFailure = sometimes(30, 3);
        isMarketDataLaneHostile = dice.chance(25);
        isDriverEmbedded = dice.chance(50);
        window = 1 << dice.between(1, 7);
        mostDelayNs = TimeUnit.MICROSECONDS.toNanos(dice.of(1, 100, 10_000));
        mostDowntimeNs = TimeUnit.MILLISECONDS.toNanos(dice.of(1, 100, 1_000));
        mostPauseNs = TimeUnit.MILLISECONDS.toNanos(dice.of(1, 100, 1_000));
        untetheredTimeoutNs = TimeUnit.MILLISECONDS.toNanos(dice.of(5, 50, 200));
        meanStepNs = TimeUnit.MICROSECONDS.toNanos(dice.of(5, 50, 500));
    }

    private double sometimes(final double percentOfSeeds, final double most) {
        return dice.chance(percentOfSeeds) ? most * dice.between(1, 100) / 100 : 0;
    }

    /** Whether a fault of this chance strikes now. */
    boolean strikes(final double chance) {
        return isOn && chance > 0 && dice.chance(chance);
    }

    /** No more faults from now on. */
    void heal() {
        isOn = false;
    }

    boolean isOn() {
        return isOn;
    }
}
