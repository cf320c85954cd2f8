package io.plimsoll.transport.network;

import io.aeron.CncFileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a driver was replaced by another in the same directory. One that is killed cannot say so, and would be
 * missed only after Aeron's time-out, which is long because a busy driver must not be taken for a dead one. But its
 * successor makes the file anew by which clients and driver find each other.
 *
 * <p>Where files have no identity nothing is noticed, and the time-out remains.
 */
final class DriverWatch {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path file;
    private final Object identity;
    private long dueNs;
    private boolean isReplaced;

    /** Watches over the driver that is in a directory now. */
    DriverWatch(final String driverDirectory) {
        file = Path.of(driverDirectory, CncFileDescriptor.CNC_FILE);
        identity = identity();
        dueNs = System.nanoTime() + INTERVAL_NS;
    }

    /** Whether another driver is there now. Looks at the file a few times a second. */
    boolean isReplaced() {
        final long nowNs = System.nanoTime();
        if (!isReplaced && nowNs - dueNs >= 0) {
            dueNs = nowNs + INTERVAL_NS;
            final Object present = identity();
            isReplaced = present != null && !present.equals(identity);
        }
        return isReplaced;
    }

    private Object identity() {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (final IOException e) {
            return null; // none there at the moment
        }
    }
}
