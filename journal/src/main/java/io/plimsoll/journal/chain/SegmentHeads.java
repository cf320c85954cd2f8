package io.plimsoll.journal.chain;

import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;

/** Looks up, at the start of a segment, what the chain was there and when it began. */
public final class SegmentHeads {
    /** Instead of a stamp, of a segment in which there is nothing, or nothing yet. */
    public static final long NOTHING_COMMITTED = Long.MAX_VALUE;

    private final JournalStorage storage;

    /**
     * Of one journal.
     *
     * @param storage of the journal
     */
    public SegmentHeads(final JournalStorage storage) {
        this.storage = storage;
    }

    /**
     * Stamp of the last input before a segment.
     *
     * @param segment its number
     * @return nanoseconds since 1970; or {@link #NOTHING_COMMITTED}
     */
    public long lastTimeBefore(final long segment) {
        final First first = new First();
        try (JournalReader reader = JournalReader.open(storage, segment)) {
            if (reader == null) {
                return NOTHING_COMMITTED;
            }
            reader.poll(first, 1);
            return first.timeNs;
        }
    }

    /**
     * The head that covers everything before a segment.
     *
     * @param segment its number
     * @return the head; null if it is not in the journal, or not yet
     */
    public PrunedHead headBefore(final long segment) {
        final Seals seals = new Seals();
        try (JournalReader reader = JournalReader.open(storage, segment)) {
            while (reader != null && seals.found == null && !seals.isBeyond && reader.poll(seals, 1) > 0) {
                continue;
            }
        }
        return seals.found;
    }

    /** The first record of a segment. */
    private static final class First implements RecordHandler {
        private long timeNs = NOTHING_COMMITTED;

        @Override
        public void onRecord(final JournalRecord record) {
            if (record.kind() == RecordKind.CONFIGURATION) {
                timeNs = record.timeNs();
            }
        }
    }

    /** Looks for the seal that ends where the segment begins. */
    private static final class Seals implements RecordHandler {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final ChainSealDecoder seal = new ChainSealDecoder();
        private long start;
        private boolean isBeyond;
        private PrunedHead found;

        @Override
        public void onRecord(final JournalRecord record) {
            if (record.kind() == RecordKind.CONFIGURATION) {
                isBeyond = start != 0;
                start = record.position();
            } else if (record.kind() == RecordKind.INPUT && found == null && isSeal(record)) {
                seal.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
                if (seal.position() == start) {
                    final byte[] head = new byte[RecordChain.HEAD_LENGTH];
                    seal.getHead(head, 0, head.length);
                    found = new PrunedHead(seal.records(), start, head);
                } else {
                    isBeyond = seal.position() > start;
                }
            }
        }

        private boolean isSeal(final JournalRecord record) {
            return record.messageLength() >= MessageHeaderDecoder.ENCODED_LENGTH + ChainSealDecoder.BLOCK_LENGTH
                && header.wrap(record.buffer(), record.messageOffset()).templateId() == ChainSealDecoder.TEMPLATE_ID
                && header.schemaId() == ChainSealDecoder.SCHEMA_ID;
        }
    }
}
