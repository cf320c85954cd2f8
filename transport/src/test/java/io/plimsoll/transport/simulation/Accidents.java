package io.plimsoll.transport.simulation;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.journal.CommitPoint;
import java.util.concurrent.TimeUnit;

/** Lets accidents happen between the steps of a simulation, as often as the faults of the day say. */
final class Accidents {
    private static final int MOST_POINTS_OF_THE_SERVICE = 60;
    private static final int MOST_POINTS_OF_A_CLIENT = 20;
    private static final int MOST_TORN_BYTES = 2_000;
    private static final long MOST_BYTES_LEFT = 200_000;
    private static final long MOST_JUMP_NS = TimeUnit.HOURS.toNanos(1);

    private final World world;
    private final Dice dice;
    private final Faults faults;
    private final ServiceDisk disk;
    private final SimulatedService service;
    private final Cast cast;

    Accidents(final World world, final ServiceDisk disk, final SimulatedService service, final Cast cast) {
        this.world = world;
        this.dice = world.dice();
        this.faults = world.faults();
        this.disk = disk;
        this.service = service;
        this.cast = cast;
    }

    /** One moment of the day: mostly nothing. */
    void strike() {
        if (faults.strikes(faults.sessionBreak)) {
            world.carrier().breakSession();
        }
        if (faults.strikes(faults.clockJump)) {
            world.clock().jumpTo(dice.between(-MOST_JUMP_NS, MOST_JUMP_NS));
        }
        strikeProcesses();
        strikeDisk();
    }

    private void strikeProcesses() {
        if (faults.strikes(faults.serviceCrash)) {
            service.crashSoon(dice.between(0, MOST_POINTS_OF_THE_SERVICE));
        }
        if (faults.strikes(faults.clientCrash)) {
            dice.pick(cast.all()).crashSoon(dice.between(0, MOST_POINTS_OF_A_CLIENT));
        }
        if (faults.strikes(faults.replacement)) {
            dice.pick(cast.sources()).replace();
        }
        if (faults.strikes(faults.pause)) {
            final SimulatedProcess process = dice.chance(20) ? service : dice.pick(cast.all());
            process.pause(dice.between(0, faults.mostPauseNs));
        }
    }

    private void strikeDisk() {
        if (faults.strikes(disk.isFull() ? 10 * faults.diskFull : faults.diskFull)) {
            disk.fill(!disk.isFull(), dice.between(0, MOST_BYTES_LEFT));
        }
        if (service.isRunning() && faults.strikes(faults.tornWrite)) {
            disk.tearNextWrite(dice.between(0, MOST_TORN_BYTES));
        }
        final boolean survivesPowerLoss = world.configuration().journal().commitPoint() == CommitPoint.DISK;
        if (service.isRunning() && survivesPowerLoss && faults.strikes(faults.powerLoss)) {
            service.losePower(dice.between(0, faults.mostDowntimeNs));
        }
    }

    /** From now on nothing happens any more, and the disk and the clock are as they should be. */
    void end() {
        world.say(9, () -> "all faults end");
        faults.heal();
        world.clock().jumpTo(0);
        disk.fill(false, 0);
    }
}
