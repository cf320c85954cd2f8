package io.plimsoll.journal.chain;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;

/** Compares the head that each margin call carries with the last one sealed before its cause. */
final class CarriedHeads {
    private static final int LENGTH = MessageHeaderDecoder.ENCODED_LENGTH
        + MarginCallDecoder.sealedHeadEncodingOffset()
        + MarginCallDecoder.sealedHeadEncodingLength();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final byte[] carried = new byte[RecordChain.HEAD_LENGTH];
    private final ArrayDeque<Seal> later = new ArrayDeque<>();
    private Seal valid;
    private long calls;

    /**
     * Begins.
     *
     * @param valid the last seal before; null if it is not known, because it was pruned
     */
    CarriedHeads(final Seal valid) {
        this.valid = valid;
    }

    /** Calls so far. */
    long calls() {
        return calls;
    }

    /** Outputs of inputs before the seal may still come. */
    void add(final Seal seal) {
        later.add(seal);
    }

    /** Whether a record is a margin call. */
    boolean isCall(final JournalRecord record) {
        return record.kind() == RecordKind.OUTPUT && record.messageLength() >= MessageHeaderDecoder.ENCODED_LENGTH
            && header.wrap(record.buffer(), record.messageOffset()).schemaId() == MarginCallDecoder.SCHEMA_ID
            && header.templateId() == MarginCallDecoder.TEMPLATE_ID;
    }

    /**
     * Compares, if the record is a call.
     *
     * @param firstUnsealed number of the first record that may also be the bad one, if it was a seal
     * @return null if it is right; what is wrong if not
     */
    Finding check(final JournalRecord record, final long firstUnsealed) {
        while (!later.isEmpty() && later.peek().sequence() < record.sequence()) {
            valid = later.poll();
        }
        if (!isCall(record)) {
            return null;
        }
        calls++;
        if (valid == null) {
            return null;
        }
        call.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
        if (call.actingVersion() < MarginCallDecoder.sealedHeadSinceVersion() && valid.records() == 0) {
            return null;
        }
        if (record.messageLength() < LENGTH) {
            return finding(record, firstUnsealed, "it is too short to carry a head");
        }
        call.getSealedHead(carried, 0, carried.length);
        if (call.sealedRecords() == valid.records() && Arrays.equals(carried, valid.head())) {
            return null;
        }
        return finding(record, firstUnsealed, "it carries the head " + HexFormat.of().formatHex(carried) + " of "
            + call.sealedRecords() + " records, but the last seal before its cause has "
            + HexFormat.of().formatHex(valid.head()) + " of " + valid.records());
    }

    private static Finding finding(final JournalRecord record, final long firstUnsealed, final String what) {
        return new Finding(firstUnsealed, record.number(), record.sequence(), record.position(),
            "the margin call in record " + record.number() + ", or a seal before it, is not what was written: " + what);
    }
}
