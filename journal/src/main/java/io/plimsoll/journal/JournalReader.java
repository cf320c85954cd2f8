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
    private final NextSegment next;
    private LongSupplier limit = NO_LIMIT;
    private long segment;
    private SegmentScanner scanner;

    private JournalReader(final JournalStorage storage) {
        this.storage = storage;
        this.next = new NextSegment(storage);
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
        boolean isOpen = false;
        try {
            isOpen = reader.begin(segment);
            return isOpen ? reader : null;
        } finally {
            if (!isOpen) {
                reader.close();
            }
        }
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
            if (isSound()) {
                parser.handOver(handler);
                scanner.advance();
                documents++;
            }
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
            if (!storage.hasSegment(wanted)) {
                return false;
            }
            enter(wanted, openSegment(wanted));
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
     * @throws JournalException        if there is none
     * @throws JournalCorruptException if there was one before it, or it is not what was written
     */
    public void toStart() {
        final long[] segments = next.listSegments();
        for (final long candidate : segments) {
            if (begin(candidate)) {
                requireNoneBefore(segments[0]);
                return;
            }
        }
        throw new JournalException("there is no journal in " + storage.name() + ": check the path");
    }

    /**
     * Looks at what is behind the last document read, which costs more than {@link #poll}.
     *
     * @return what is there; {@link JournalTail.Kind#NOTHING} also if there is a next document to read
     */
    public JournalTail tail() {
        return JournalTail.find(storage, segment, scanner);
    }

    /**
     * Makes sure that the end that was reached is the end. Costs more than {@link #poll}.
     *
     * @throws JournalCorruptException if the journal goes on behind a hole
     */
    public void requireEnd() {
        final JournalTail tail = tail();
        if (tail.kind() == JournalTail.Kind.DOCUMENTS_BEHIND_A_HOLE) {
            throw parser.corrupt(position(), 1, "documents are missing: there is a hole at "
                + JournalPosition.text(position()) + ", and the journal goes on behind it at "
                + JournalPosition.text(tail.position()));
        }
    }

    /** What the document says at whose place the reader is, the first of a segment. */
    SegmentOpening openingHere() {
        return SegmentOpening.read(segment, scanner);
    }

    /**
     * Whether no record is before the next one, not even one that was pruned.
     *
     * @return true if so; false if it is not known, after a move into the middle of a segment
     */
    public boolean isAtBeginning() {
        return parser.records() == 0;
    }

    RecordOrder order() {
        return parser.order();
    }

    /** Records of the journal up to here; -1 after a move into the middle of a segment. */
    long records() {
        return parser.records();
    }

    /** Whether what is wrong at the end may come from sectors that were not on disk when the power went. */
    boolean isPartlyLost() {
        return scanner.isPartlyLost();
    }

    @Override
    public void close() {
        next.close();
        if (scanner != null) {
            scanner.close();
        }
    }

    /** Moves to the start of a segment; returns false if nothing was committed to it. */
    private boolean begin(final long newSegment) {
        parser.forget();
        enter(newSegment, openSegment(newSegment));
        if (scanner.next()) {
            parser.enterSegment(openingHere());
            return true;
        }
        if (scanner.isStrange()) {
            throw damage();
        }
        return false;
    }

    /** Only segments that were pruned may be missing at the beginning. */
    private void requireNoneBefore(final long firstSegment) {
        final SegmentOpening opening = openingHere();
        final long before = JournalPosition.segment(opening.previousEnd());
        if (before >= firstSegment || before == 0 && opening.recordsBefore() > 0) {
            throw new JournalCorruptException("documents are missing before " + JournalPosition.text(position())
                + ": segment " + before + " should hold " + opening.recordsBefore() + " records or the last of them"
                + JournalCorruptException.ADVICE, 1, 0, JournalPosition.of(firstSegment, 0));
        }
    }

    /** Looks for the next document, in this segment or a later one. */
    private boolean find() {
        while (!scanner.next()) {
            if (!enterNext() && !scanner.next()) {
                requireGoodEnd();
                return false;
            }
        }
        return true;
    }

    /** False if the document does not count, because a later segment goes on at its place: the reader is there then. */
    private boolean isSound() {
        try {
            parser.check(position(), scanner.buffer(), scanner.index(), scanner.length());
            return true;
        } catch (final JournalCorruptException e) {
            if (enterNext()) {
                return false;
            }
            requirePresent();
            throw e;
        }
    }

    private boolean enterNext() {
        if (!next.find(position())) {
            return false;
        }
        final String violation = parser.follow(next.opening());
        if (violation != null) {
            throw parser.corrupt(JournalPosition.of(next.number(), 0), 1,
                "the first document of segment " + next.number() + " is not what was written: " + violation);
        }
        final long nextSegment = next.number();
        enter(nextSegment, next.take());
        return true;
    }

    /** The journal ends here for now; but only if what is behind does not say that it went on. */
    private void requireGoodEnd() {
        if (scanner.isStrange()) {
            throw damage();
        }
        if (next.obstacle() == null) {
            return;
        }
        requirePresent();
        throw scanner.isRecordHere() ? damage() : parser.corrupt(position(), next.obstacle());
    }

    /** Without the segments behind this one it cannot be known where it ends, and they go when this one goes. */
    private void requirePresent() {
        if (!storage.hasSegment(segment)) {
            throw new JournalPrunedException("segment " + segment + " of the journal in " + storage.name()
                + " was pruned while it was read: begin again");
        }
    }

    private JournalCorruptException damage() {
        return parser.corrupt(position(), 1, "the document at " + JournalPosition.text(position())
            + (parser.records() < 0 ? "" : ", behind record " + parser.records())
            + ", is not what was written: its length is damaged");
    }

    private void enter(final long newSegment, final SegmentScanner newScanner) {
        next.close();
        if (scanner != null) {
            scanner.close();
        }
        segment = newSegment;
        scanner = newScanner;
    }

    private SegmentScanner openSegment(final long number) {
        return new SegmentScanner(storage.read(number));
    }
}
