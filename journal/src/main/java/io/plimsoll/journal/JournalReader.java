package io.plimsoll.journal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Reads a journal from its start or from a position, also while it is being written, by this or another process. Each
 * reader has its own place and is used by one thread at a time.
 */
public final class JournalReader implements AutoCloseable {
    private static final LongSupplier NO_LIMIT = () -> Long.MAX_VALUE;

    private final JournalStorage storage;
    private final DocumentParser parser = new DocumentParser();
    private LongSupplier limit = NO_LIMIT;
    private long segment;
    private SegmentScanner scanner;
    private SegmentScanner upcoming;
    private long upcomingSegment;

    private JournalReader(final JournalStorage storage) {
        this.storage = storage;
    }

    /**
     * Opens a journal for reading, at its start.
     *
     * @param directory of the journal
     * @return the reader
     * @throws JournalException if there is no journal
     */
    public static JournalReader open(final Path directory) {
        Objects.requireNonNull(directory, "directory");
        return open(ChronicleStorage.reading(directory));
    }

    /**
     * Opens a journal for reading, at its start.
     *
     * @param storage of the journal
     * @return the reader
     * @throws JournalException if there is no journal, or nothing was ever committed to it
     */
    public static JournalReader open(final JournalStorage storage) {
        final JournalReader reader = new JournalReader(storage);
        boolean isOpen = false;
        try {
            reader.toStart();
            isOpen = true;
            return reader;
        } finally {
            if (!isOpen) {
                reader.close();
            }
        }
    }

    /**
     * Opens a journal for reading, at the start of a segment.
     *
     * @param storage of the journal
     * @param segment its number
     * @return the reader, or null if nothing was committed to the segment
     */
    public static JournalReader open(final JournalStorage storage, final long segment) {
        final JournalReader reader = new JournalReader(storage);
        final SegmentScanner scanner = new SegmentScanner(storage.read(segment));
        if (scanner.next() || scanner.skipToNext()) {
            reader.enter(segment, scanner);
            reader.parser.enterSegment(reader.openingHere());
            return reader;
        }
        scanner.close();
        return null;
    }

    /**
     * Reads no further than to a position that grows: what is behind it may be lost with the power.
     *
     * @param newLimit position behind the last document to hand over, asked at every poll
     * @return this
     */
    public JournalReader limit(final LongSupplier newLimit) {
        limit = newLimit;
        return this;
    }

    /**
     * Hands over the records of the next documents. If the handler throws, its document is read again next time.
     *
     * @param handler       of the records
     * @param documentLimit most documents to read
     * @return number of documents read; 0 at the end for now
     * @throws JournalCorruptException naming the first record that is not what was written; none of its document was
     *                                 handed over, and the next poll meets it again
     */
    public int poll(final RecordHandler handler, final int documentLimit) {
        final long endPosition = limit.getAsLong();
        int documents = 0;
        while (documents < documentLimit && find() && JournalPosition.of(segment, scanner.end()) <= endPosition) {
            parser.parse(position(), scanner.buffer(), scanner.index(), scanner.length(), handler);
            scanner.advance();
            documents++;
        }
        return documents;
    }

    /**
     * Position of the next document to read, for {@link #moveTo}. From within a handler: of the document being read.
     *
     * @return the position
     */
    public long position() {
        return JournalPosition.of(segment, scanner.offset());
    }

    /**
     * Moves to a position.
     *
     * @param position as {@link #position} gave it
     * @return true if the segment is there; false, without having moved, if it is not, because it was pruned
     */
    public boolean moveTo(final long position) {
        final long wanted = JournalPosition.segment(position);
        if (wanted != segment) {
            final SegmentScanner other = storage.hasSegment(wanted) ? openSegment(wanted) : null;
            if (other == null) {
                return false;
            }
            enter(wanted, other);
        }
        scanner.moveTo(JournalPosition.offset(position));
        if (scanner.next() && scanner.isFirst()) {
            parser.enterSegment(openingHere());
        } else {
            parser.forget();
        }
        return true;
    }

    /**
     * Moves to a position of which it is known how many records are before it.
     *
     * @param position      as {@link #position} gave it
     * @param recordsBefore records of the journal before it
     * @return as {@link #moveTo(long)}
     */
    public boolean moveTo(final long position, final long recordsBefore) {
        final boolean moved = moveTo(position);
        if (moved) {
            parser.records(recordsBefore);
        }
        return moved;
    }

    /**
     * Moves to the first document there is, the one with the configuration.
     *
     * @throws JournalException if there is none
     */
    public void toStart() {
        for (final long candidate : storage.segments()) {
            final SegmentScanner first = openSegment(candidate);
            if (first.next()) {
                enter(candidate, first);
                parser.enterSegment(openingHere());
                return;
            }
            first.close();
        }
        throw new JournalException("there is no journal in " + storage.name() + ": check the path");
    }

    /** What the document says at whose place the reader is, the first of a segment. */
    SegmentOpening openingHere() {
        return opening(segment, scanner);
    }

    RecordOrder order() {
        return parser.order();
    }

    /** Records of the journal up to here; -1 after a move into the middle of a segment. */
    long records() {
        return parser.records();
    }

    /** For those who look behind the last document. */
    SegmentScanner scanner() {
        return scanner;
    }

    @Override
    public void close() {
        closeUpcoming();
        if (scanner != null) {
            scanner.close();
        }
    }

    private boolean find() {
        while (!scanner.next()) {
            if (!toNextSegment() && !(scanner.isStrange() && passDamage())) {
                return false;
            }
        }
        return true;
    }

    /** Goes on in the next segment that holds something, which says where this one ended. */
    private boolean toNextSegment() {
        if (upcoming == null) {
            upcomingSegment = segment + 1;
        }
        while (storage.hasSegment(upcomingSegment)) {
            if (upcoming == null) {
                upcoming = openSegment(upcomingSegment);
            }
            if (upcoming.next()) {
                return enterUpcoming();
            }
            if (!storage.hasSegment(upcomingSegment + 1)) {
                return false;
            }
            closeUpcoming();
            upcomingSegment++;
        }
        return false;
    }

    private boolean enterUpcoming() {
        final SegmentOpening opening = opening(upcomingSegment, upcoming);
        final long missing = opening.previousEnd() - position();
        if (missing != 0) {
            // Committed between the look at this segment and the look at the next, or hidden behind damage.
            if (missing > 0 && (scanner.next() || scanner.skipToNext()) && position() < opening.previousEnd()) {
                return true;
            }
            throw new JournalCorruptException("documents are missing: the journal ends at "
                + JournalPosition.text(position()) + " but went on in segment " + upcomingSegment + " from "
                + JournalPosition.text(opening.previousEnd()) + ". Restore the journal from a copy.");
        }
        final SegmentScanner next = upcoming;
        upcoming = null;
        enter(upcomingSegment, next);
        parser.enterSegment(opening);
        return true;
    }

    /** Damage to what Chronicle keeps between the documents does not matter; damage to a document does. */
    private boolean passDamage() {
        if (scanner.next()) {
            return true;
        }
        if (scanner.isRecordHere()) {
            throw new JournalCorruptException("the document at " + JournalPosition.text(position())
                + ", behind record " + parser.records() + ", is not what was written: its length is damaged."
                + " Restore the journal from a copy.");
        }
        return scanner.skipToNext();
    }

    private void enter(final long newSegment, final SegmentScanner newScanner) {
        closeUpcoming();
        if (scanner != null) {
            scanner.close();
        }
        segment = newSegment;
        scanner = newScanner;
    }

    private SegmentScanner openSegment(final long number) {
        return new SegmentScanner(storage.read(number));
    }

    private static SegmentOpening opening(final long number, final SegmentScanner at) {
        return SegmentOpening.read(number, at.buffer(), at.index(), at.length());
    }

    private void closeUpcoming() {
        if (upcoming != null) {
            upcoming.close();
            upcoming = null;
        }
    }
}
