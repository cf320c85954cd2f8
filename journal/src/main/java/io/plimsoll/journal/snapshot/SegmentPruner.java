package io.plimsoll.journal.snapshot;

import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.chain.PrunedHead;
import io.plimsoll.journal.chain.SegmentHeads;
import java.util.Arrays;

/**
 * Deletes the segments at the journal's beginning that are old enough, covered by every snapshot that is kept, and
 * sealed, so that what is left can still be verified from the head that is kept for what was cut.
 */
public final class SegmentPruner {
    private final JournalStorage storage;
    private final long retentionNs;

    /**
     * A pruner of one journal.
     *
     * @param storage     of the journal
     * @param retentionNs of the journal's time for which segments are kept; 0 keeps them for ever
     */
    public SegmentPruner(final JournalStorage storage, final long retentionNs) {
        this.storage = storage;
        this.retentionNs = retentionNs;
    }

    void prune(final Snapshot oldestSnapshot, final long nowNs) {
        if (retentionNs == 0) {
            return;
        }
        final SegmentHeads heads = new SegmentHeads(storage);
        final long coveredBelow = JournalPosition.segment(oldestSnapshot.position());
        final long[] segments = storage.segments();
        PrunedHead head = null;
        for (int i = 1; i < segments.length && segments[i] <= coveredBelow; i++) {
            final long lastTimeNs = heads.lastTimeBefore(segments[i]);
            if (lastTimeNs == SegmentHeads.NOTHING_COMMITTED) {
                continue; // made ready, but its writer ended first
            }
            if (lastTimeNs > nowNs - retentionNs) {
                break;
            }
            final PrunedHead candidate = heads.headBefore(segments[i]);
            head = candidate == null ? head : candidate;
        }
        if (head != null) {
            storage.prunedHead(head.encoded());
            final long kept = JournalPosition.segment(head.position());
            Arrays.stream(segments).filter(segment -> segment < kept).forEach(storage::remove);
        }
    }
}
