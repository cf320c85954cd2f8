package io.plimsoll.journal.chain;

import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import java.util.Arrays;
import java.util.HexFormat;
import org.agrona.CloseHelper;

/**
 * Computes the heads of the chain anew and compares them with those that were sealed. A seal comes behind records that
 * it does not cover, so this reads the journal a second time, behind the first reader, up to where the seal says.
 */
final class SealedBlocks implements RecordHandler, AutoCloseable {
    private final JournalReader reader;
    private final RecordChain chain = new RecordChain();
    private Seal seal;
    private Finding finding;
    private boolean isCompared;
    private long document;
    private long documentEnd;
    private long sequence;
    private long blockPosition;
    private long blockSequence;

    /**
     * Begins where a head is known.
     *
     * @param reader  at the position behind what the head covers; this object's to close
     * @param records that the head covers
     * @param head    the head
     */
    SealedBlocks(final JournalReader reader, final long records, final byte[] head) {
        this.reader = reader;
        chain.start(records, head);
        documentEnd = reader.position();
        blockPosition = documentEnd;
    }

    /** Records that a compared head covers. */
    long records() {
        return chain.sealedRecords();
    }

    /** The last head compared, or the one to begin with. */
    byte[] head() {
        return chain.head();
    }

    /**
     * Compares.
     *
     * @param next seal, which is behind all records that it covers
     * @return null if it is right; what is wrong if not
     */
    Finding check(final Seal next) {
        seal = next;
        if (seal.records() == chain.sealedRecords()) {
            return Arrays.equals(seal.head(), chain.head()) ? null : otherHead(chain.head(), chain.sealedRecords() + 1);
        }
        finding = null;
        isCompared = false;
        while (chain.records() <= seal.records() && !isCompared && reader.poll(this, 1) > 0) {
            documentEnd = reader.position();
        }
        return isCompared ? finding : otherPlace();
    }

    @Override
    public void onRecord(final JournalRecord record) {
        if (!isCompared && chain.records() == seal.records()) {
            isCompared = true;
            compare(record);
        }
        document = record.position();
        if (record.kind() == RecordKind.INPUT) {
            sequence = record.sequence();
        }
        chain.add(record);
    }

    /** At the first record that the seal does not cover. */
    private void compare(final JournalRecord record) {
        if (record.position() == document
            || seal.position() != documentEnd && seal.position() != record.position()) {
            finding = otherPlace();
        }
        final long firstRecord = chain.sealedRecords() + 1;
        chain.seal();
        if (finding == null && !Arrays.equals(seal.head(), chain.head())) {
            finding = otherHead(chain.head(), firstRecord);
        }
        blockPosition = record.position();
        blockSequence = sequence;
    }

    private Finding otherPlace() {
        return finding(chain.sealedRecords() + 1, " ends at " + JournalPosition.text(seal.position())
            + ", behind record " + seal.records() + ", but no document ends there");
    }

    private Finding otherHead(final byte[] computed, final long firstRecord) {
        return finding(firstRecord, " has the head " + HexFormat.of().formatHex(seal.head())
            + ", but the records that it covers give " + HexFormat.of().formatHex(computed));
    }

    /** Anything since the last seal may be wrong, this seal too. */
    private Finding finding(final long firstRecord, final String what) {
        return new Finding(firstRecord, seal.record(), blockSequence, blockPosition, "the seal in record "
            + seal.record() + what
            + ": a record or a seal was changed, removed, added or moved, though its checksum is right");
    }

    @Override
    public void close() {
        CloseHelper.close(reader);
    }
}
