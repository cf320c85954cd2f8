package io.plimsoll.journal.chain;

import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;

/**
 * A ChainSeal of the service, as the journal holds it.
 *
 * @param sequence of the message
 * @param record   its number
 * @param records  that the head covers
 * @param position behind them
 * @param head     of the chain
 */
record Seal(long sequence, long record, long records, long position, byte[] head) {
    /** What holds before the first seal. */
    static final Seal NONE = new Seal(0, 0, 0, 0, new byte[RecordChain.HEAD_LENGTH]);

    private static final int LENGTH = MessageHeaderDecoder.ENCODED_LENGTH + ChainSealDecoder.BLOCK_LENGTH;
    private static final int SERVICE = 0;

    /** The seal in a record; null if there is none, or if it is not the service's. */
    static Seal in(final JournalRecord record) {
        if (record.kind() != RecordKind.INPUT || record.messageLength() < LENGTH) {
            return null;
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(record.buffer(), record.messageOffset());
        if (header.schemaId() != ChainSealDecoder.SCHEMA_ID || header.templateId() != ChainSealDecoder.TEMPLATE_ID
            || header.blockLength() < ChainSealDecoder.BLOCK_LENGTH) {
            return null;
        }
        final ChainSealDecoder decoder =
            new ChainSealDecoder().wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
        if (decoder.origin().source() != SERVICE) {
            return null;
        }
        final byte[] head = new byte[RecordChain.HEAD_LENGTH];
        decoder.getHead(head, 0, head.length);
        return new Seal(record.sequence(), record.number(), decoder.records(), decoder.position(), head);
    }

    /** Whether the engine accepts it after another. */
    boolean follows(final Seal other) {
        return records >= other.records && position >= other.position;
    }
}
