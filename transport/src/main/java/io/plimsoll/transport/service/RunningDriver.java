package io.plimsoll.transport.service;

import io.aeron.CncFileDescriptor;
import java.io.File;
import java.nio.MappedByteBuffer;
import java.time.Instant;
import org.agrona.DirectBuffer;
import org.agrona.IoUtil;

/**
 * Whether a media driver works in a directory: then nobody else may make the directory anew. Its process says so: it
 * lives, and lived already when the driver began, so it is not another that has the number of a dead one. How fresh the
 * driver's heartbeat is says neither, since a killed driver's stays fresh for a while and a busy one's does not.
 */
final class RunningDriver {
    /** When a process started is known to a second or so. */
    private static final long PROCESS_START_ERROR_MS = 2_000;

    private RunningDriver() {
    }

    /**
     * Refuses a directory that is in use.
     *
     * @param directory of the media driver
     * @throws IllegalStateException if a driver works there
     */
    static void requireNoneIn(final String directory) {
        final File file = new File(directory, CncFileDescriptor.CNC_FILE);
        if (file.length() < CncFileDescriptor.META_DATA_LENGTH) {
            return;
        }
        final MappedByteBuffer mapped = IoUtil.mapExistingFile(file, CncFileDescriptor.CNC_FILE);
        try {
            final DirectBuffer description = CncFileDescriptor.createMetaDataBuffer(mapped);
            final long pid = CncFileDescriptor.pid(description);
            if (isAlive(pid, CncFileDescriptor.startTimestampMs(description))) {
                throw new IllegalStateException("process " + pid + " runs a media driver in " + directory
                    + ": stop it, or give this service a driver.directory of its own");
            }
        } finally {
            IoUtil.unmap(mapped);
        }
    }

    private static boolean isAlive(final long pid, final long driverStartMs) {
        return ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .map(process -> process.info().startInstant().orElse(Instant.EPOCH))
            .filter(start -> start.toEpochMilli() - driverStartMs <= PROCESS_START_ERROR_MS)
            .isPresent();
    }
}
