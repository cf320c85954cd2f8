package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.nio.ByteBuffer;

/** What the last accepted ChainSeal said, which every call carries. */
final class Seals {
    private static final int HEAD_LENGTH = 32;

    /** Bytes of the head; zeros before the first seal. */
    final byte[] head = new byte[HEAD_LENGTH];
    long records;
    private long position;

    /** Goes on where a snapshot has it; the head is four words, the first byte the highest. */
    void restore(final long newRecords, final long newPosition, final SnapshotWords words) {
        records = newRecords;
        position = newPosition;
        final ByteBuffer bytes = ByteBuffer.wrap(head);
        while (bytes.hasRemaining()) {
            bytes.putLong(words.next());
        }
    }

    /** Rule 5. */
    Outcome seal(final ChainSealDecoder seal) {
        if (seal.records() < records || seal.position() < position) {
            return Outcome.refused(ReasonCode.SEAL_BACKWARDS);
        }
        records = seal.records();
        position = seal.position();
        seal.getHead(head, 0, HEAD_LENGTH);
        return Outcome.nobody();
    }
}
