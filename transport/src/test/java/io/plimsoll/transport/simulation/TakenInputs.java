package io.plimsoll.transport.simulation;

import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the journal has of each source, held against what the source said. Of a lossless one: every message that it was
 * told the service has, and at the end of its present epoch all of them; each as it was said, in order.
 */
final class TakenInputs {
    private static final int SHORTEST = MessageHeaderDecoder.ENCODED_LENGTH + OriginDecoder.ENCODED_LENGTH;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OriginDecoder origin = new OriginDecoder();
    private final Map<Integer, Taken> bySource = new HashMap<>();
    private final List<SourceLedger> ledgers;
    private final Verdict verdict;

    /** How far one source has come. */
    private static final class Taken {
        private final Map<Integer, Long> upTo = new HashMap<>();
        private int epoch;
    }

    TakenInputs(final List<SourceLedger> ledgers, final Verdict verdict) {
        this.ledgers = ledgers;
        this.verdict = verdict;
        ledgers.forEach(ledger -> bySource.put(ledger.sourceId(), new Taken()));
    }

    /** The next input of the journal. */
    void onInput(final byte[] message) {
        if (message.length < SHORTEST) {
            return;
        }
        final UnsafeBuffer buffer = new UnsafeBuffer(message);
        final boolean isQuery = header.wrap(buffer, 0).templateId() == SourceQueryDecoder.TEMPLATE_ID;
        origin.wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH);
        final boolean isClaim = origin.sequence() == 0;
        for (final SourceLedger ledger : ledgers) {
            if (ledger.sourceId() == origin.source() && ledger.isLossless() && !isQuery && !isClaim) {
                onMessage(ledger, bySource.get(ledger.sourceId()), message);
            }
        }
    }

    private void onMessage(final SourceLedger ledger, final Taken taken, final byte[] message) {
        final int epoch = origin.epoch();
        final long sequence = origin.sequence();
        final List<byte[]> said = ledger.said(epoch);
        if (sequence > said.size() || !Arrays.equals(said.get((int) sequence - 1), message)) {
            verdict.violated("the journal has sequence " + sequence + " of epoch " + epoch + " of source "
                + ledger.sourceId() + ", which did not say that");
        }
        if (epoch >= taken.epoch) {
            taken.epoch = epoch;
            if (sequence == taken.upTo.getOrDefault(epoch, 0L) + 1) {
                taken.upTo.put(epoch, sequence);
            }
        }
    }

    /** The journal has nothing more. */
    void onEnd() {
        for (final SourceLedger ledger : ledgers) {
            if (ledger.isLossless()) {
                ledger.acknowledged().forEach((epoch, sequence) -> requireTaken(ledger, epoch, sequence));
                requireTaken(ledger, ledger.lastEpoch(), ledger.said(ledger.lastEpoch()).size());
            }
        }
    }

    private void requireTaken(final SourceLedger ledger, final int epoch, final long sequence) {
        final long taken = bySource.get(ledger.sourceId()).upTo.getOrDefault(epoch, 0L);
        if (taken < sequence) {
            verdict.violated("source " + ledger.sourceId() + " said or was told that the service has sequence "
                + sequence + " of epoch " + epoch + ", but the journal has " + taken);
        }
    }
}
