package io.plimsoll.transport.demo;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordKind;
import java.nio.file.Path;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * From a tick to the margin calls it causes, wire to wire: from the moment the gateway was due to send the tick until
 * the consumer has the call. A tick that is sent late, because sender or service was busy, counts from when it was due.
 * Which tick caused which call is read from the journal afterwards.
 */
final class CallLatencies {
    private static final long LARGEST_NS = 60_000_000_000L;
    private static final long NEVER = 0;
    private static final int DOCUMENTS = 1_024;
    /** Outputs follow their input within one turn of the service's loop, which takes fewer inputs than this. */
    private static final int RECENT_INPUTS = 1 << 14;

    private final Int2ObjectHashMap<long[]> dueBySource = new Int2ObjectHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TickDecoder tick = new TickDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private long[] receivedNs = new long[1 << 16];
    private final long[] recentSequences = new long[RECENT_INPUTS];
    private final long[] recentDueNs = new long[RECENT_INPUTS];
    private final Histogram all = new Histogram(LARGEST_NS, 3);
    private final Histogram first = new Histogram(LARGEST_NS, 3);
    private long cascadeSequence;
    private long cascade;
    private long largestCascade;

    /** A tick of a source was due at this time of {@link System#nanoTime()}. */
    void due(final int source, final long sequence, final long timeNs) {
        long[] due = dueBySource.get(source);
        if (due == null || due.length <= sequence) {
            due = due == null ? new long[1 << 14] : Arrays.copyOf(due, due.length * 2);
            dueBySource.put(source, due);
        }
        due[(int) sequence] = timeNs;
    }

    /** A call was received at this time of {@link System#nanoTime()}. */
    void received(final long callId, final long timeNs) {
        if (receivedNs.length <= callId) {
            receivedNs = Arrays.copyOf(receivedNs, Math.max(receivedNs.length * 2, (int) callId + 1));
        }
        receivedNs[(int) callId] = timeNs;
    }

    /**
     * The latencies of all calls that ticks caused.
     *
     * @param journal in which they are
     * @return how long they took
     */
    WireToWire read(final Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            int documents;
            do {
                documents = reader.poll(record ->
                    onRecord(record.kind(), record.sequence(), record.buffer(), record.messageOffset()), DOCUMENTS);
            } while (documents > 0);
        }
        return new WireToWire(all, first, largestCascade);
    }

    private void onRecord(
        final RecordKind kind, final long sequence, final DirectBuffer buffer, final int offset) {
        final int recent = (int) sequence & (RECENT_INPUTS - 1);
        header.wrap(buffer, offset);
        if (kind == RecordKind.INPUT) {
            recentSequences[recent] = sequence;
            recentDueNs[recent] = header.templateId() == TickDecoder.TEMPLATE_ID ? dueNs(buffer, offset) : NEVER;
        } else if (kind == RecordKind.OUTPUT && header.templateId() == MarginCallDecoder.TEMPLATE_ID) {
            final long callId = call.wrapAndApplyHeader(buffer, offset, header).callId();
            final long received = callId < receivedNs.length ? receivedNs[(int) callId] : NEVER;
            final long due = recentSequences[recent] == sequence ? recentDueNs[recent] : NEVER;
            if (due != NEVER && received != NEVER) {
                onCall(sequence, Math.max(0, Math.min(LARGEST_NS, received - due)));
            }
        }
    }

    private void onCall(final long causeSequence, final long latencyNs) {
        all.recordValue(latencyNs);
        if (causeSequence != cascadeSequence) {
            cascadeSequence = causeSequence;
            cascade = 0;
            first.recordValue(latencyNs);
        }
        cascade++;
        largestCascade = Math.max(largestCascade, cascade);
    }

    private long dueNs(final DirectBuffer buffer, final int offset) {
        tick.wrapAndApplyHeader(buffer, offset, header);
        final long[] due = dueBySource.get(tick.origin().source());
        final long sequence = tick.origin().sequence();
        return due == null || sequence >= due.length ? NEVER : due[(int) sequence];
    }
}
