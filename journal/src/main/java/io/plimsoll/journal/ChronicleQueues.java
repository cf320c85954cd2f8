package io.plimsoll.journal;

import java.nio.file.Path;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;

/**
 * How the journal uses Chronicle Queue: no calls home, no chatter, one file that does not roll. What Chronicle warns of
 * is logged once each through the JDK's logger.
 */
final class ChronicleQueues {
    private static final long READER_BLOCK_SIZE = 64L << 20;
    private static final long LOCK_TIMEOUT_MS = 100;

    static {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        System.setProperty("queue.force.unlock.mode", "ALWAYS");
        Jvm.setExceptionHandlers(
            new ChronicleLog(System.Logger.Level.ERROR), new ChronicleLog(System.Logger.Level.WARNING), null, null);
    }

    private ChronicleQueues() {
    }

    /**
     * A queue to write to. The caller holds the directory's lock: a lock of Chronicle's own that is found taken was
     * left by a dead process, also if another process has its id by now, and is broken after a short wait.
     */
    static SingleChronicleQueue openWriter(final JournalConfiguration configuration) {
        final HeldTime time = new HeldTime();
        final SingleChronicleQueue queue = builder(configuration.directory(), configuration.blockSize())
            .timeProvider(time)
            .timeoutMS(LOCK_TIMEOUT_MS)
            .build();
        final int lastCycle = queue.lastCycle();
        if (lastCycle >= 0) {
            time.millis = (long) lastCycle * queue.rollCycle().lengthInMillis();
        }
        return queue;
    }

    /** A queue to read from, whoever else has it open. */
    static SingleChronicleQueue openReader(final Path directory) {
        return builder(directory, READER_BLOCK_SIZE).readOnly(true).build();
    }

    private static SingleChronicleQueueBuilder builder(final Path directory, final long blockSize) {
        return SingleChronicleQueueBuilder.binary(directory)
            .rollCycle(LargeRollCycles.HUGE_DAILY)
            .blockSize(blockSize);
    }

    /** Stands still, so that a queue never rolls to a new file while it is being written. */
    private static final class HeldTime implements TimeProvider {
        private long millis = System.currentTimeMillis();

        @Override
        public long currentTimeMillis() {
            return millis;
        }
    }
}
