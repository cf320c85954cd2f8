package io.plimsoll.journal;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what the calling thread allocates. */
final class AllocationGuard {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationGuard() {
    }

    /** Bytes allocated by a task on this thread: the least of several runs, since a measurement may itself allocate. */
    static long bytesAllocated(final int runs, final Runnable task) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            task.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
