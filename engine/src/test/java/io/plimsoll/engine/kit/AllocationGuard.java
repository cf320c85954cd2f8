package io.plimsoll.engine.kit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Asserts that code allocates nothing on the thread that runs it, once it is warm. */
public final class AllocationGuard {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationGuard() {
    }

    /**
     * Asserts that not one byte is allocated in any window.
     *
     * @param windows how many times to run and measure
     * @param window  the code, warm already
     * @throws AssertionError with the bytes of each window
     */
    public static void assertAllocatesNothing(final int windows, final Runnable window) {
        final long[] bytes = measure(windows, window);
        if (Arrays.stream(bytes).anyMatch(allocated -> allocated != 0)) {
            throw new AssertionError("allocated bytes in each of " + windows + " windows: " + Arrays.toString(bytes));
        }
    }

    /**
     * Asserts the same of code that becomes warm at its own time: compiled code that is given up builds objects anew
     * that it had done without, a few hundred bytes once. Code that allocates once in so many windows, or more often,
     * never has so many without.
     *
     * @param windows  how many in a row must allocate nothing
     * @param attempts how often to measure them at most
     * @param window   the code
     * @throws AssertionError with the bytes of each window of the last attempt
     */
    public static void assertAllocatesNothingOnceWarm(
        final int windows, final int attempts, final Runnable window) {
        for (int attempt = 1; attempt < attempts; attempt++) {
            if (Arrays.stream(measure(windows, window)).allMatch(allocated -> allocated == 0)) {
                return;
            }
        }
        assertAllocatesNothing(windows, window);
    }

    /**
     * Measures what the current thread allocates.
     *
     * @param windows how many times to run and measure
     * @param window  the code
     * @return bytes allocated in each window
     */
    public static long[] measure(final int windows, final Runnable window) {
        final long[] bytes = new long[windows];
        // The first reading warms the measurement itself.
        allocatedBytes();
        for (int i = 0; i < windows; i++) {
            final long before = allocatedBytes();
            window.run();
            bytes[i] = allocatedBytes() - before;
        }
        return bytes;
    }

    /** {@return all bytes that the current thread has allocated so far} */
    public static long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
