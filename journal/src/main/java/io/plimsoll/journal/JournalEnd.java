package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;

/**
 * Where an existing journal ends, for the writer that goes on behind it. What a crash left at the end is judged here:
 *
 * <ul>
 * <li>A document that was being written was never committed and does not count.
 * <li>A hole, or a document of which sectors are missing, shows that the power went. If everything was forced to disk
 *     before it was told to anybody, and this is behind what was certainly forced, nobody knows of what was there or
 *     behind it, and none of that counts; otherwise nobody can say what was lost, and the journal is refused.
 * <li>Everything else that is not what was written is refused, named.
 * </ul>
 */
final class JournalEnd {
    private static final System.Logger LOGGER = System.getLogger(JournalEnd.class.getName());
    private static final int DOCUMENT_LIMIT = 256;

    private final JournalStorage storage;
    private final long[] segments;
    private final RecordOrder order = new RecordOrder();
    private long lastBegun;
    private SegmentOpening opening;
    private long records;
    private long position;

    private JournalEnd(final JournalStorage storage) {
        this.storage = storage;
        this.segments = storage.segments();
    }

    /**
     * Looks for the end.
     *
     * @throws JournalCorruptException if the last segment, or what is behind it, is damaged, or a segment is missing
     */
    static JournalEnd find(final JournalStorage storage) {
        final JournalEnd end = new JournalEnd(storage);
        end.requireNoneMissing();
        end.findLastBegun();
        if (end.opening != null && !end.readFromDurablePosition()) {
            end.read();
        }
        return end;
    }

    /** The engine's configuration, or null if nothing was ever committed. */
    EngineConfiguration configuration() {
        return opening == null ? null : opening.configuration();
    }

    RecordOrder order() {
        return order;
    }

    long records() {
        return records;
    }

    /** Position behind the last document. */
    long position() {
        return position;
    }

    /** Everything before this position is certainly on disk. */
    long durablePosition() {
        return opening == null ? 0 : opening.durablePosition();
    }

    /** The highest number of a segment, also of one in which nothing was committed; 0 if there is none. */
    long lastSegment() {
        return segments.length == 0 ? 0 : segments[segments.length - 1];
    }

    /** Forces to disk what may not be there yet. */
    void force() {
        for (final long segment : segments) {
            if (segment >= JournalPosition.segment(durablePosition())) {
                storage.force(segment);
            }
        }
    }

    private void requireNoneMissing() {
        for (int i = 1; i < segments.length; i++) {
            if (segments[i] != segments[i - 1] + 1) {
                throw new JournalCorruptException("segment " + (segments[i - 1] + 1) + " of the journal in "
                    + storage.name() + " is missing" + JournalCorruptException.ADVICE);
            }
        }
    }

    /** The last segment that has its first document. */
    private void findLastBegun() {
        JournalCorruptException lost = null;
        for (int i = segments.length - 1; i >= 0 && opening == null; i--) {
            lastBegun = segments[i];
            try (SegmentScanner scanner = new SegmentScanner(storage.read(lastBegun))) {
                lost = openingOf(scanner, lost);
            }
        }
        if (lost != null && (opening == null || opening.commitPoint() != CommitPoint.DISK)) {
            throw lost;
        }
    }

    /** Returns what is wrong with the segment if sectors of it were lost. */
    private JournalCorruptException openingOf(final SegmentScanner scanner, final JournalCorruptException lost) {
        if (scanner.next()) {
            try {
                opening = SegmentOpening.read(lastBegun, scanner);
                return lost;
            } catch (final JournalCorruptException e) {
                return requireLost(scanner, e);
            }
        }
        final JournalTail.Kind tail = scanner.tail().kind();
        if (tail == JournalTail.Kind.DAMAGE || tail == JournalTail.Kind.DOCUMENTS_BEHIND_A_HOLE) {
            return requireLost(scanner, new JournalCorruptException("the first document of segment " + lastBegun
                + " of the journal in " + storage.name() + " is not what was written" + JournalCorruptException.ADVICE,
                0, 0, JournalPosition.of(lastBegun, 0)));
        }
        storage.trim(lastBegun, ChroniclePages.BEGINNING_BYTES);
        return lost;
    }

    private static JournalCorruptException requireLost(
        final SegmentScanner scanner, final JournalCorruptException damage) {
        if (!scanner.isPartlyLost()) {
            throw damage;
        }
        return damage;
    }

    /** The short way, if what may not have been on disk is all there. */
    private boolean readFromDurablePosition() {
        final long from = JournalPosition.segment(opening.durablePosition());
        if (from == firstInDoubt() && from < lastBegun) {
            try (JournalReader reader = JournalReader.open(storage, from)) {
                if (reader != null && reader.moveTo(opening.durablePosition()) && readToEnd(reader) == null
                    && reader.records() >= 0) {
                    lookBehind(reader);
                    return true;
                }
            }
        }
        return false;
    }

    private void read() {
        try (JournalReader reader = openFirstInDoubt()) {
            final JournalCorruptException damage = readToEnd(reader);
            if (damage == null) {
                lookBehind(reader);
            } else {
                cutOrThrow(reader, damage);
            }
        }
    }

    /** A segment that was not on disk may be empty: its writer died, or the power went, before anything counted. */
    private JournalReader openFirstInDoubt() {
        long first = firstInDoubt();
        JournalReader reader = JournalReader.open(storage, first);
        while (reader == null && first < lastBegun && first > JournalPosition.segment(durablePosition())) {
            first++;
            reader = JournalReader.open(storage, first);
        }
        if (reader == null) {
            throw new JournalCorruptException("segment " + first + " of the journal in " + storage.name()
                + " is empty, but the journal went on behind it" + JournalCorruptException.ADVICE);
        }
        return reader;
    }

    /** Without forcing, only the last segment's end is in doubt, and whoever lost power must look at the rest. */
    private long firstInDoubt() {
        return opening.commitPoint() == CommitPoint.DISK
            ? Math.max(segments[0], JournalPosition.segment(opening.durablePosition())) : lastBegun;
    }

    private JournalCorruptException readToEnd(final JournalReader reader) {
        JournalCorruptException damage = null;
        try {
            int documents = 1;
            while (documents > 0) {
                documents = reader.poll(record -> { }, DOCUMENT_LIMIT);
            }
        } catch (final JournalCorruptException e) {
            damage = e;
        }
        order.set(reader.order());
        records = reader.records();
        position = reader.position();
        return damage;
    }

    private void lookBehind(final JournalReader reader) {
        final JournalTail tail = reader.tail();
        if (tail.kind() == JournalTail.Kind.DOCUMENTS_BEHIND_A_HOLE) {
            cutOrThrow(reader, new JournalCorruptException("the journal in " + storage.name() + " has a hole at "
                + JournalPosition.text(position) + ", behind record " + records + ", and goes on behind it at "
                + JournalPosition.text(tail.position()) + ": the power went before it was on disk, and what was lost"
                + " may have been published" + JournalCorruptException.ADVICE,
                records + 1, order.inputSequence(), position));
            return;
        }
        if (tail.kind() == JournalTail.Kind.UNCOMMITTED_DOCUMENT) {
            LOGGER.log(System.Logger.Level.INFO, "The last writer of the journal in " + storage.name()
                + " died within a document behind " + JournalPosition.text(position) + ": it does not count.");
        }
        storage.trim(JournalPosition.segment(position),
            JournalPosition.offset(position) + RecordDescriptor.MAX_DOCUMENT_LENGTH);
    }

    private void cutOrThrow(final JournalReader reader, final JournalCorruptException damage) {
        if (opening.commitPoint() != CommitPoint.DISK || position < opening.durablePosition()
            || !reader.isPartlyLost()) {
            throw damage;
        }
        LOGGER.log(System.Logger.Level.WARNING, "The power went while the journal in " + storage.name()
            + " was written: what is behind " + JournalPosition.text(position)
            + " was not on disk, was told to nobody, and does not count. (" + damage.getMessage() + ")");
    }
}
