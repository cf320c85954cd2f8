package io.plimsoll.journal.chain;

import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * Computes the heads of the chain, on a thread of its own: reads the journal as it grows, and seals a block when it is
 * large or old enough and the last head was taken, so that whoever takes one every now and then still has a new one;
 * and always where a segment ends, so that segments can be pruned and the rest still be verified.
 */
public final class ChainSealer implements Agent, RecordHandler {
    private static final int DOCUMENT_LIMIT = 64;
    private static final long BLOCK_BYTES = 1 << 20;

    private final RecordChain chain = new RecordChain();
    private final Deque<Seal> waiting = new ArrayDeque<>();
    private final JournalReader reader;
    private final SealedHead sealed;
    private final NanoClock clock;
    private final long intervalNs;
    private long dueNs;

    /**
     * Goes on from the last seal that is part of the engine's state.
     *
     * @param reader     of the journal, at the position of that seal or at the journal's start; this agent's to close
     * @param records    that the seal covers, 0 if there is none
     * @param head       of the seal, zeros if there is none
     * @param sealed     to hand heads over by
     * @param intervalNs after which a block is old enough
     * @param clock      to measure it
     */
    public ChainSealer(
        final JournalReader reader,
        final long records,
        final byte[] head,
        final SealedHead sealed,
        final long intervalNs,
        final NanoClock clock) {
        this.reader = reader;
        this.sealed = sealed;
        this.intervalNs = intervalNs;
        this.clock = clock;
        chain.start(records, head);
        dueNs = clock.nanoTime() + intervalNs;
    }

    @Override
    public int doWork() {
        handOver();
        int documents = 0;
        while (documents < DOCUMENT_LIMIT && reader.poll(this, 1) > 0) {
            documents++;
            sealIfDue();
        }
        sealIfDue();
        return documents;
    }

    /** The first record of a segment ends the block before it, whether the last head was taken or not. */
    @Override
    public void onRecord(final JournalRecord record) {
        if (record.kind() == RecordKind.CONFIGURATION && chain.blockBytes() > 0) {
            seal(record.position());
        }
        chain.add(record);
    }

    private void sealIfDue() {
        if (waiting.isEmpty() && !sealed.isFull() && chain.blockBytes() > 0
            && (chain.blockBytes() >= BLOCK_BYTES || clock.nanoTime() - dueNs >= 0)) {
            seal(reader.position());
        }
    }

    private void seal(final long position) {
        chain.seal();
        waiting.add(new Seal(0, 0, chain.sealedRecords(), position, chain.head()));
        dueNs = clock.nanoTime() + intervalNs;
        handOver();
    }

    private void handOver() {
        if (!waiting.isEmpty() && !sealed.isFull()) {
            sealed.set(waiting.remove());
        }
    }

    @Override
    public void onClose() {
        CloseHelper.close(reader);
    }

    @Override
    public String roleName() {
        return "plimsoll-sealer";
    }
}
