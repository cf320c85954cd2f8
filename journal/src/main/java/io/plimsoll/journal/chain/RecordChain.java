package io.plimsoll.journal.chain;

import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordDescriptor;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The chain's arithmetic: {@code head_k = SHA-256(head_(k-1) || records of block k)}, with 32 zero bytes for head_0. Of
 * a record count all its bytes: header, message and the zeros that fill it up.
 */
public final class RecordChain {
    /** Bytes of a head. */
    public static final int HEAD_LENGTH = 32;

    private static final int SCRATCH_LENGTH = 4096;

    private final MessageDigest digest;
    private final byte[] head = new byte[HEAD_LENGTH];
    private final byte[] scratch = new byte[SCRATCH_LENGTH];
    private long records;
    private long sealedRecords;
    private long blockBytes;

    /** A chain at the beginning of a journal. */
    public RecordChain() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        start(0, head);
    }

    /**
     * Goes on from a sealed head.
     *
     * @param newRecords records that the head covers
     * @param newHead    the head
     */
    public void start(final long newRecords, final byte[] newHead) {
        System.arraycopy(newHead, 0, head, 0, HEAD_LENGTH);
        records = newRecords;
        beginBlock();
    }

    /**
     * Adds the next record to the block.
     *
     * @param record of the journal
     */
    public void add(final JournalRecord record) {
        final int length = record.alignedLength();
        final int start = record.messageOffset() - RecordDescriptor.HEADER_LENGTH;
        for (int done = 0; done < length; done += SCRATCH_LENGTH) {
            final int part = Math.min(SCRATCH_LENGTH, length - done);
            record.buffer().getBytes(start + done, scratch, 0, part);
            digest.update(scratch, 0, part);
        }
        blockBytes += length;
        records++;
    }

    /** Ends the block: {@link #head} covers it from now on. */
    public void seal() {
        try {
            digest.digest(head, 0, HEAD_LENGTH);
        } catch (final DigestException e) {
            throw new IllegalStateException("a SHA-256 digest is " + HEAD_LENGTH + " bytes long", e);
        }
        beginBlock();
    }

    /**
     * The last sealed head.
     *
     * @return a copy
     */
    public byte[] head() {
        return Arrays.copyOf(head, HEAD_LENGTH);
    }

    /**
     * Records that {@link #head} covers.
     *
     * @return records from the journal's beginning
     */
    public long sealedRecords() {
        return sealedRecords;
    }

    /**
     * Records added so far.
     *
     * @return records from the journal's beginning
     */
    public long records() {
        return records;
    }

    /**
     * Bytes of the block that is not sealed yet.
     *
     * @return number of bytes
     */
    public long blockBytes() {
        return blockBytes;
    }

    private void beginBlock() {
        digest.reset();
        digest.update(head, 0, HEAD_LENGTH);
        sealedRecords = records;
        blockBytes = 0;
    }
}
