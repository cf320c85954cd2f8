package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.wire.MessageHeaderDecoder;
import io.plimsoll.journal.wire.MessageHeaderEncoder;
import io.plimsoll.journal.wire.SegmentOpeningDecoder;
import io.plimsoll.journal.wire.SegmentOpeningEncoder;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The first document of a segment: what the engine is, and where the segment stands in the journal.
 *
 * @param configuration   of the engine, the same in every segment
 * @param recordsBefore   records in all segments before
 * @param previousEnd     position at which the segment before ended, 0 for the first; what is behind it there was never
 *                        committed
 * @param lastSequence    of the last input before, 0 if there is none
 * @param lastTimeNs      stamp of that input
 * @param causeSequence   of the last output before, 0 if there is none
 * @param causeOrdinal    of that output
 * @param commitPoint     under which the segment is written
 * @param durablePosition everything before it was on disk when the segment began
 */
record SegmentOpening(
    EngineConfiguration configuration,
    long recordsBefore,
    long previousEnd,
    long lastSequence,
    long lastTimeNs,
    long causeSequence,
    int causeOrdinal,
    CommitPoint commitPoint,
    long durablePosition) {

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
                ? io.plimsoll.journal.wire.CommitPoint.DISK : io.plimsoll.journal.wire.CommitPoint.PROCESS)
            .durablePosition(durablePosition);
        document.add(RecordKind.OPENING, lastSequence, lastTimeNs, 0, message, 0, ENCODED_LENGTH);
    }

    /**
     * Reads the first document of a segment.
     *
     * @throws JournalCorruptException if it is not what was written; its record is the segment's first or second
     */
    static SegmentOpening read(final long segment, final SegmentScanner scanner) {
        final long position = JournalPosition.of(segment, scanner.offset());
        final int length = scanner.length();
        final DocumentCheck check = new DocumentCheck();
        final String violation = check.violation(scanner.buffer(), scanner.index(), length);
        if (violation != null) {
            throw corrupt(position, check.faultyNumber(),
                "record " + check.faultyNumber() + " is not what was written: " + violation);
        }
        final JournalRecord record = new JournalRecord().wrap(check.copy(), 0, position, 0);
        final int second = record.alignedLength();
        if (record.kind() != RecordKind.CONFIGURATION || record.messageLength() < EngineConfiguration.ENCODED_LENGTH
            || second >= length) {
            throw corrupt(position, 1, "it does not begin with configuration and opening");
        }
        final EngineConfiguration configuration = configuration(record);
        record.wrap(check.copy(), second, position, 0);
        if (record.kind() != RecordKind.OPENING || record.messageLength() < ENCODED_LENGTH
            || second + record.alignedLength() != length) {
            throw corrupt(position, 2, "it does not begin with configuration and opening alone");
        }
        return decode(configuration, record);
    }

    private static EngineConfiguration configuration(final JournalRecord record) {
        try {
            return EngineConfiguration.decode(record.buffer(), record.messageOffset());
        } catch (final IllegalArgumentException e) {
            throw new JournalException("the journal is of an engine that this one cannot be: " + e.getMessage()
                + ". Read it with the version of Plimsoll that wrote it.", e);
        }
    }

    private static SegmentOpening decode(final EngineConfiguration configuration, final JournalRecord record) {
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
                ? CommitPoint.DISK : CommitPoint.PROCESS,
            opening.durablePosition());
    }

    private static JournalCorruptException corrupt(final long position, final int record, final String what) {
        return new JournalCorruptException("the first document of segment " + JournalPosition.segment(position)
            + ": " + what + JournalCorruptException.ADVICE, record, 0, position);
    }
}
