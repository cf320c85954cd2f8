package io.plimsoll.transport.service;

import io.plimsoll.transport.network.Network;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Keeps the margin agent's counts: plain numbers while a turn lasts, shown at its end to Aeron's own tools (AeronStat)
 * and to {@link #get}. The latter reads memory of the JVM's own: that of Aeron's counters goes away with the driver.
 */
final class ServiceCounters {
    /** Type id of the first counter; the others follow in their order. */
    static final int FIRST_TYPE_ID = 19_140;

    private static final ServiceCounter[] ALL = ServiceCounter.values();

    private final long[] counts = new long[ALL.length];
    private final AtomicLongArray shown = new AtomicLongArray(ALL.length);
    private final AtomicCounter[] counters = new AtomicCounter[ALL.length];

    ServiceCounters(final Network network) {
        for (final ServiceCounter counter : ALL) {
            counters[counter.ordinal()] = network.addCounter(counter.typeId(), "plimsoll: " + counter.label());
        }
    }

    /** Counts one more; on the agent's thread. */
    void increment(final ServiceCounter counter) {
        counts[counter.ordinal()]++;
    }

    /** Counts so many more; on the agent's thread. */
    void add(final ServiceCounter counter, final long number) {
        counts[counter.ordinal()] += number;
    }

    /** Replaces the value; on the agent's thread. */
    void set(final ServiceCounter counter, final long value) {
        counts[counter.ordinal()] = value;
    }

    /** Shows what has changed; on the agent's thread, at the end of a turn. */
    void show() {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != shown.getPlain(i)) {
                shown.setRelease(i, counts[i]);
                counters[i].setRelease(counts[i]);
            }
        }
    }

    /** The value at the end of the last turn; on any thread, at any time. */
    long get(final ServiceCounter counter) {
        return shown.getAcquire(counter.ordinal());
    }
}
