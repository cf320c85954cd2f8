package io.plimsoll.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * The segment being written, the next one, made ready ahead of need, and those left behind. As an agent it does what
 * the writer is to be spared: takes disk space, touches pages, makes the next segment, lets go of the old ones.
 */
final class SegmentRotation implements Agent {
    private static final long RETRY_AFTER_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final JournalStorage storage;
    private final long segmentBytes;
    private final long cascadeBytes;
    private final ConcurrentLinkedQueue<SegmentWriter> retired = new ConcurrentLinkedQueue<>();
    private final boolean closesRetired;
    private volatile SegmentWriter current;
    private volatile SegmentWriter prepared;
    private long highest;
    private final NanoClock clock;
    private long retryAtNs;

    /**
     * A rotation that begins with a new segment.
     *
     * @param storage      of the journal
     * @param segment      number of the first
     * @param segmentBytes after which the next is due, 0 for never
     * @param cascadeBytes of disk space to keep for outputs
     * @param clock        to wait by before trying again on a full disk
     * @param commitPoint  under {@link CommitPoint#DISK}, segments left behind are another's to force and to close
     */
    SegmentRotation(
        final JournalStorage storage,
        final long segment,
        final long segmentBytes,
        final long cascadeBytes,
        final NanoClock clock,
        final CommitPoint commitPoint) {
        this.storage = storage;
        this.segmentBytes = segmentBytes;
        this.cascadeBytes = cascadeBytes;
        this.clock = clock;
        retryAtNs = clock.nanoTime();
        this.closesRetired = commitPoint == CommitPoint.PROCESS;
        current = storage.create(segment, cascadeBytes);
    }

    SegmentWriter current() {
        return current;
    }

    /** Whether the present segment is long enough and the next is ready. */
    boolean isDue() {
        return segmentBytes != 0 && current.offset() >= segmentBytes && prepared != null;
    }

    /** Makes the next segment the present one. By the writer alone. */
    void rotate() {
        retired.add(current);
        current = prepared;
        prepared = null;
    }

    /** The oldest segment left behind of a number below the given one, or null. */
    SegmentWriter pollRetired(final long belowSegment) {
        final SegmentWriter oldest = retired.peek();
        return oldest != null && oldest.segment() < belowSegment ? retired.poll() : null;
    }

    @Override
    public int doWork() {
        int work = current.maintain();
        if (prepared == null && segmentBytes != 0 && current.offset() >= segmentBytes / 2) {
            work += prepare();
        }
        if (closesRetired) {
            final SegmentWriter oldest = retired.poll();
            if (oldest != null) {
                oldest.close();
                work++;
            }
        }
        return work;
    }

    /** On a full disk the present segment goes on, which also says so, and the next one is tried for again later. */
    private int prepare() {
        if (clock.nanoTime() - retryAtNs < 0) {
            return 0;
        }
        retryAtNs = clock.nanoTime() + RETRY_AFTER_NS;
        try {
            final SegmentWriter next = storage.create(Math.max(highest, current.segment()) + 1, cascadeBytes);
            highest = next.segment();
            if (next.fill()) {
                prepared = next;
            } else {
                next.close();
            }
            return 1;
        } catch (final JournalFullException e) {
            return 0;
        }
    }

    @Override
    public String roleName() {
        return "journal-reserve";
    }

    /** Closes all segments; nobody writes any more. */
    void close() {
        final Deque<AutoCloseable> all = new ArrayDeque<>(retired);
        retired.clear();
        all.add(current);
        if (prepared != null) {
            all.add(prepared);
        }
        CloseHelper.closeAll(all);
    }
}
