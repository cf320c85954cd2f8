package io.plimsoll.journal;

import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;

/**
 * Forces the journal to disk, as often as the disk allows: what was committed while one force ran is the next one's
 * group. Chronicle's own {@code sync} only asks the operating system to begin writing; this waits until it is done.
 */
final class DiskSync implements Agent {
    private final SegmentRotation segments;
    private final LongSupplier committedPosition;
    private volatile long durablePosition;

    /**
     * Starts where everything is on disk.
     *
     * @param segments          of the journal
     * @param committedPosition of the journal, in the present segment
     * @param durablePosition   everything before it is on disk
     */
    DiskSync(final SegmentRotation segments, final LongSupplier committedPosition, final long durablePosition) {
        this.segments = segments;
        this.committedPosition = committedPosition;
        this.durablePosition = durablePosition;
    }

    /** Everything before this position survives the loss of power. */
    long durablePosition() {
        return durablePosition;
    }

    @Override
    public int doWork() {
        final SegmentWriter current = segments.current();
        final long position = committedPosition.getAsLong();
        if (position == durablePosition || JournalPosition.segment(position) != current.segment()) {
            return 0;
        }
        SegmentWriter left = segments.pollRetired(current.segment());
        while (left != null) {
            left.force();
            left.close();
            left = segments.pollRetired(current.segment());
        }
        current.force();
        durablePosition = position;
        return 1;
    }

    @Override
    public String roleName() {
        return "journal-sync";
    }
}
