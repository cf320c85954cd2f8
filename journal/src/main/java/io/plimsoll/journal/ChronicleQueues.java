package io.plimsoll.journal;

import java.nio.file.Path;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;

/**
 * How the journal uses Chronicle Queue: no calls home, no chatter, one file a queue that does not roll, and a queue is
 * never opened again. What Chronicle warns of is logged once each through the JDK's logger.
 */
final class ChronicleQueues {
    static {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        Jvm.setExceptionHandlers(
            new ChronicleLog(System.Logger.Level.ERROR), new ChronicleLog(System.Logger.Level.WARNING), null, null);
    }

    private ChronicleQueues() {
    }

    /** A new queue, written by nobody else: the caller holds the lock of the journal's directory. */
    static SingleChronicleQueue openWriter(final Path directory, final long blockSize) {
        final long now = System.currentTimeMillis();
        final TimeProvider standingStill = () -> now;
        return SingleChronicleQueueBuilder.binary(directory)
            .rollCycle(LargeRollCycles.HUGE_DAILY)
            .blockSize(blockSize)
            .timeProvider(standingStill)
            .build();
    }
}
