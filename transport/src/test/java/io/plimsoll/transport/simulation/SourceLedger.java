package io.plimsoll.transport.simulation;

import io.plimsoll.engine.wire.Sequencing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a source has said, epoch by epoch, and what it was told the service has. */
final class SourceLedger {
    private final SortedMap<Integer, List<byte[]>> said = new TreeMap<>();
    private final SortedMap<Integer, Long> acknowledged = new TreeMap<>();
    private final int sourceId;
    private final Sequencing sequencing;
    private final Verdict verdict;

    SourceLedger(final int sourceId, final Sequencing sequencing, final Verdict verdict) {
        this.sourceId = sourceId;
        this.sequencing = sequencing;
        this.verdict = verdict;
    }

    int sourceId() {
        return sourceId;
    }

    Sequencing sequencing() {
        return sequencing;
    }

    boolean isLossless() {
        return sequencing == Sequencing.LOSSLESS;
    }

    /** The source is in an epoch, whether it has said something there or not. */
    void isIn(final int epoch) {
        said.computeIfAbsent(epoch, ignored -> new ArrayList<>());
    }

    /** The source is about to say a message, or to say it again after its own restart. */
    void said(final int epoch, final long sequence, final byte[] message) {
        final List<byte[]> messages = said.computeIfAbsent(epoch, ignored -> new ArrayList<>());
        if (sequence == messages.size() + 1) {
            messages.add(message);
        } else if (sequence > messages.size() || !Arrays.equals(messages.get((int) sequence - 1), message)) {
            verdict.violated("source " + sourceId + " said sequence " + sequence + " of epoch " + epoch + " after "
                + messages.size());
        }
    }

    /** The last message was not taken after all. */
    void unsaid(final int epoch) {
        final List<byte[]> messages = said.get(epoch);
        messages.remove(messages.size() - 1);
    }

    /** The source was told that the service has everything up to here. */
    void acknowledged(final int epoch, final long sequence) {
        acknowledged.merge(epoch, sequence, Math::max);
    }

    long acknowledged(final int epoch) {
        return acknowledged.getOrDefault(epoch, 0L);
    }

    /** The epoch it was in last, 0 if there was none. */
    int lastEpoch() {
        return said.isEmpty() ? 0 : said.lastKey();
    }

    /** What it said in an epoch, the message with sequence 1 first. */
    List<byte[]> said(final int epoch) {
        return said.getOrDefault(epoch, List.of());
    }

    SortedMap<Integer, Long> acknowledged() {
        return acknowledged;
    }
}
