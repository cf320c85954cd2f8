package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.wire.MessageHeaderDecoder;
import io.plimsoll.journal.wire.MessageHeaderEncoder;
import io.plimsoll.journal.wire.SegmentOpeningDecoder;
import io.plimsoll.journal.wire.SegmentOpeningEncoder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The first document of a segment: what the engine is, and where the segment stands in the journal.
 *
 * @param configuration of the engine, the same in every segment
 * @param recordsBefore records in all segments before
 * @param previousEnd   position at which the segment before ended, 0 for the first; what is behind it there was never
 *                      committed
 * @param lastSequence  of the last input before, 0 if there is none
 * @param lastTimeNs    stamp of that input
 * @param causeSequence of the last output before, 0 if there is none
 * @param causeOrdinal  of that output
 * @param commitPoint   under which the segment is written
 */
record SegmentOpening(
    EngineConfiguration configuration,
    long recordsBefore,
    long previousEnd,
    long lastSequence,
    long lastTimeNs,
    long causeSequence,
    int causeOrdinal,
    CommitPoint commitPoint) {

    private static final int ENCODED_LENGTH =
        MessageHeaderEncoder.ENCODED_LENGTH + SegmentOpeningEncoder.BLOCK_LENGTH;

    /** Collects the two records. */
    void addTo(final DocumentBuffer document) {
        final MutableDirectBuffer message = new ExpandableArrayBuffer(EngineConfiguration.ENCODED_LENGTH);
        document.add(
            RecordKind.CONFIGURATION, lastSequence, lastTimeNs, 0, message, 0, configuration.encode(message, 0));
        new SegmentOpeningEncoder().wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
            .recordsBefore(recordsBefore)
            .previousEnd(previousEnd)
            .causeSequence(causeSequence)
            .causeOrdinal(causeOrdinal)
            .commitPoint(commitPoint == CommitPoint.DISK
                ? io.plimsoll.journal.wire.CommitPoint.DISK : io.plimsoll.journal.wire.CommitPoint.PROCESS);
        document.add(RecordKind.OPENING, lastSequence, lastTimeNs, 0, message, 0, ENCODED_LENGTH);
    }

    /**
     * Reads the first document of a segment.
     *
     * @throws JournalCorruptException if it is not what was written
     */
    static SegmentOpening read(final long segment, final DirectBuffer source, final int offset, final int length) {
        final DocumentCheck check = new DocumentCheck();
        final String violation = check.violation(source, offset, length);
        if (violation != null) {
            throw corrupt(segment, "record " + check.faultyNumber() + " is not what was written: " + violation);
        }
        final JournalRecord record = new JournalRecord();
        record.wrap(check.copy(), 0, JournalPosition.of(segment, 0), 0);
        final int second = record.alignedLength();
        if (record.kind() != RecordKind.CONFIGURATION || second >= length) {
            throw corrupt(segment, "it does not begin with configuration and opening");
        }
        final EngineConfiguration configuration =
            EngineConfiguration.decode(record.buffer(), record.messageOffset());
        record.wrap(check.copy(), second, JournalPosition.of(segment, 0), 0);
        if (record.kind() != RecordKind.OPENING || second + record.alignedLength() != length) {
            throw corrupt(segment, "it does not begin with configuration and opening alone");
        }
        final SegmentOpeningDecoder opening = new SegmentOpeningDecoder()
            .wrapAndApplyHeader(record.buffer(), record.messageOffset(), new MessageHeaderDecoder());
        return new SegmentOpening(
            configuration,
            opening.recordsBefore(),
            opening.previousEnd(),
            record.sequence(),
            record.timeNs(),
            opening.causeSequence(),
            opening.causeOrdinal(),
            opening.commitPoint() == io.plimsoll.journal.wire.CommitPoint.DISK
                ? CommitPoint.DISK : CommitPoint.PROCESS);
    }

    private static JournalCorruptException corrupt(final long segment, final String what) {
        return new JournalCorruptException(
            "the first document of segment " + segment + ": " + what + ". Restore the journal from a copy.");
    }
}
