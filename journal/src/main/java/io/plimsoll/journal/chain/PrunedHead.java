package io.plimsoll.journal.chain;

import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.wire.MessageHeaderDecoder;
import io.plimsoll.journal.wire.MessageHeaderEncoder;
import io.plimsoll.journal.wire.PrunedHeadDecoder;
import io.plimsoll.journal.wire.PrunedHeadEncoder;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What is kept of the chain for segments that were cut off a journal's beginning.
 *
 * @param records  cut off
 * @param position behind them: the first document of the first segment kept
 * @param head     that covers them, 32 bytes
 */
public record PrunedHead(long records, long position, byte[] head) {
    private static final long FIRST_SEGMENT = 1;
    private static final int CHECKSUM_OFFSET =
        MessageHeaderEncoder.ENCODED_LENGTH + PrunedHeadEncoder.checksumEncodingOffset();
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + PrunedHeadEncoder.BLOCK_LENGTH;

    /**
     * What was kept beside a journal.
     *
     * @param storage of the journal
     * @return it, or null if nothing was ever cut off
     * @throws JournalCorruptException if it is not what was written
     */
    public static PrunedHead of(final JournalStorage storage) {
        final byte[] bytes = storage.prunedHead();
        if (bytes == null) {
            return null;
        }
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        if (bytes.length != LENGTH || checksum(bytes) != buffer.getLong(CHECKSUM_OFFSET, ByteOrder.LITTLE_ENDIAN)) {
            throw new JournalCorruptException("what was kept of the chain for the pruned part of the journal in "
                + storage.name() + " is not what was written. Restore it from a copy.");
        }
        final PrunedHeadDecoder decoder =
            new PrunedHeadDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
        final byte[] head = new byte[RecordChain.HEAD_LENGTH];
        decoder.getHead(head, 0, RecordChain.HEAD_LENGTH);
        return new PrunedHead(decoder.records(), decoder.position(), head);
    }

    /**
     * Makes sure that what is missing at a journal's beginning was pruned.
     *
     * @param storage of the journal
     * @throws JournalCorruptException if segments are missing that were not, or what was kept of them is not what was
     *                                 written
     */
    public static void requireForMissingSegments(final JournalStorage storage) {
        final long[] segments = storage.segments();
        if (segments.length == 0 || segments[0] == FIRST_SEGMENT) {
            return;
        }
        final PrunedHead kept = of(storage);
        if (kept == null || JournalPosition.segment(kept.position()) < segments[0]) {
            throw new JournalCorruptException("the beginning of the journal in " + storage.name()
                + " is missing: it was not pruned up to segment " + segments[0] + ", which is the first one there."
                + " Restore what is missing from a copy.");
        }
    }

    /**
     * As it is kept.
     *
     * @return bytes for {@link JournalStorage#prunedHead(byte[])}
     */
    public byte[] encoded() {
        final byte[] bytes = new byte[LENGTH];
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        new PrunedHeadEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .records(records)
            .position(position)
            .putHead(head, 0, RecordChain.HEAD_LENGTH);
        buffer.putLong(CHECKSUM_OFFSET, checksum(bytes), ByteOrder.LITTLE_ENDIAN);
        return bytes;
    }

    private static long checksum(final byte[] bytes) {
        final CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, Math.min(bytes.length, CHECKSUM_OFFSET));
        return checksum.getValue();
    }
}
