package io.plimsoll.journal;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a journal is and how far ahead of need it takes disk space. What the outputs of the largest cascade need is
 * reserved on top of it and follows from the engine's capacities.
 *
 * @param directory    of the journal; made if it does not exist
 * @param blockSize    bytes by which the journal's file grows and is mapped, a multiple of 4 MiB. Files are sparse: a
 *                     block takes disk space only as it is reserved
 * @param reserveBytes bytes of disk space kept reserved and touched ahead of the writer, for inputs; a multiple of
 *                     4 MiB, at most half a block
 * @param segmentBytes after so many bytes the journal goes on in a new segment, so that old ones can be pruned; 0 for
 *                     never
 * @param commitPoint  when a record counts as kept
 */
public record JournalConfiguration(
    Path directory, long blockSize, long reserveBytes, long segmentBytes, CommitPoint commitPoint) {

    /** Disk space is reserved in steps of so many bytes; sizes are multiples of it. */
    public static final long STEP_BYTES = 4L << 20;

    private static final long LEAST_SEGMENT_BYTES = 1L << 16;
    private static final long MOST_SEGMENT_BYTES = 1L << 39;
    private static final long DEFAULT_BLOCK_SIZE = 1L << 30;
    private static final long DEFAULT_RESERVE_BYTES = 64L << 20;
    private static final long DEFAULT_SEGMENT_BYTES = 4L << 30;

    /** Checks every value's range. */
    public JournalConfiguration {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(commitPoint, "commitPoint");
        requireSteps("blockSize", blockSize, 2 * STEP_BYTES);
        requireSteps("reserveBytes", reserveBytes, STEP_BYTES);
        if (segmentBytes != 0 && (segmentBytes < LEAST_SEGMENT_BYTES || segmentBytes > MOST_SEGMENT_BYTES)) {
            throw new IllegalArgumentException("segmentBytes must be 0, or between " + LEAST_SEGMENT_BYTES + " and "
                + MOST_SEGMENT_BYTES + ", but is " + segmentBytes);
        }
        if (reserveBytes > blockSize / 2) {
            throw new IllegalArgumentException(
                "reserveBytes must be at most half of blockSize=" + blockSize + " but is " + reserveBytes);
        }
    }

    /**
     * What a service in production wants: blocks of 1 GiB, 64 MiB reserved, segments of 4 GiB, and
     * records that survive the death of the process.
     *
     * @param directory of the journal
     * @return the configuration
     */
    public static JournalConfiguration of(final Path directory) {
        return new JournalConfiguration(
            directory, DEFAULT_BLOCK_SIZE, DEFAULT_RESERVE_BYTES, DEFAULT_SEGMENT_BYTES, CommitPoint.PROCESS);
    }

    /**
     * What tests and trials want: the smallest blocks and reserve there are, 8 MiB and 4 MiB.
     *
     * @param directory of the journal
     * @return the configuration
     */
    public static JournalConfiguration small(final Path directory) {
        return new JournalConfiguration(directory, 2 * STEP_BYTES, STEP_BYTES, 0, CommitPoint.PROCESS);
    }

    /**
     * The same with another commit point.
     *
     * @param newCommitPoint when a record counts as kept
     * @return the configuration
     */
    public JournalConfiguration withCommitPoint(final CommitPoint newCommitPoint) {
        return new JournalConfiguration(directory, blockSize, reserveBytes, segmentBytes, newCommitPoint);
    }

    /**
     * The same with segments of another size.
     *
     * @param newSegmentBytes bytes after which the journal goes on in a new segment, or 0
     * @return the configuration
     */
    public JournalConfiguration withSegmentBytes(final long newSegmentBytes) {
        return new JournalConfiguration(directory, blockSize, reserveBytes, newSegmentBytes, commitPoint);
    }

    private static void requireSteps(final String name, final long value, final long least) {
        if (value < least || value % STEP_BYTES != 0) {
            throw new IllegalArgumentException(
                name + " must be a multiple of " + STEP_BYTES + ", at least " + least + ", but is " + value);
        }
    }
}
