package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.ReasonCode;
import java.util.SortedMap;
import java.util.TreeMap;

/** A source: what it may send, how far it is, and what of its rejections was only counted. */
final class Source {
    final int id;
    final long permissions;
    final boolean lossless;
    final int rejectionsPerSecond;
    int epoch;
    /** The last sequence consumed in this epoch, 0 at first. */
    long appliedSequence;
    long consumedSinceAck;
    /** Lossless: an earlier message is missing and this was said. */
    boolean blocked;
    /** Exchange time of the last message that had one and was accepted, null at first. */
    Long lastTimeNs;
    /** Rejections by reason that were counted instead of written, not yet summarised. */
    final SortedMap<ReasonCode, Long> counted = new TreeMap<>();

    private long rejectionSecond = -1;
    private int rejectionsInSecond;
    private long countedSinceSecond;

    Source(final int id, final long permissions, final boolean lossless, final int rejectionsPerSecond) {
        this.id = id;
        this.permissions = permissions;
        this.lossless = lossless;
        this.rejectionsPerSecond = rejectionsPerSecond;
    }

    void startEpoch(final int newEpoch) {
        epoch = newEpoch;
        appliedSequence = 0;
        blocked = false;
        lastTimeNs = null;
    }

    void consume(final long sequence) {
        appliedSequence = sequence;
        consumedSinceAck++;
        blocked = false;
    }

    boolean runsBackwards(final long timeNs) {
        return lastTimeNs != null && timeNs < lastTimeNs;
    }

    void sawTime(final Long timeNs) {
        if (timeNs != null) {
            lastTimeNs = timeNs;
        }
    }

    /**
     * Rule 6: whether one more rejection is to be written; counts it if not.
     *
     * @param second of event time
     */
    boolean writesRejection(final long second, final ReasonCode reason) {
        if (second != rejectionSecond) {
            rejectionSecond = second;
            rejectionsInSecond = 0;
        }
        if (rejectionsInSecond < rejectionsPerSecond) {
            rejectionsInSecond++;
            return true;
        }
        if (counted.isEmpty()) {
            countedSinceSecond = second;
        }
        counted.merge(reason, 1L, Long::sum);
        return false;
    }

    /** Rule 6: goes on counting where a snapshot has it; counts since a second only if there are counts. */
    void restoreRejections(final long second, final int written, final long countedSince) {
        rejectionSecond = second;
        rejectionsInSecond = written;
        countedSinceSecond = countedSince;
    }

    /** Rule 6: whether a Clock acknowledges what it said. */
    boolean owesAcknowledgement() {
        return consumedSinceAck > 0 || blocked;
    }

    boolean owesSummary(final long second) {
        return !counted.isEmpty() && second > countedSinceSecond;
    }
}
