package io.plimsoll.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a crash, or somebody, left on disk, and what has to come of it.
 *
 * @param name      for people
 * @param damage    makes the state out of a sound journal
 * @param underProcess what comes of it if records count once they are written
 * @param underDisk    what comes of it if records count once they are forced to disk
 */
record CrashState(String name, Damage damage, Outcome underProcess, Outcome underDisk) {

    /** Changes a journal on disk. */
    @FunctionalInterface
    interface Damage {
        void doTo(Path journal) throws IOException;
    }

    /** What the next opening does. */
    sealed interface Outcome permits Repaired, Refused { }

    /**
     * It goes on behind some record, and everything before is there.
     *
     * @param records how many are left
     */
    record Repaired(long records) implements Outcome { }

    /**
     * It does not open.
     *
     * @param reason of which the message tells
     */
    record Refused(String reason) implements Outcome { }

    static CrashState of(final String name, final Damage damage, final Outcome outcome) {
        return new CrashState(name, damage, outcome, outcome);
    }

    static Outcome repaired(final long records) {
        return new Repaired(records);
    }

    static Outcome refused(final String reason) {
        return new Refused(reason);
    }

    Outcome under(final CommitPoint commitPoint) {
        return commitPoint == CommitPoint.DISK ? underDisk : underProcess;
    }

    @Override
    public String toString() {
        return name;
    }
}
