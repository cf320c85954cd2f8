package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * The one writer of a journal, used by one thread at a time. Records are collected by {@link #append} and written, in
 * order, as one document by {@link #commit}: then they survive the death of the process; what they survive
 * beyond that is said by {@link CommitPoint}. Each opening begins a new segment and never changes an old one.
 *
 * <p>An {@link InternalError} out of {@link #commit} means that the memory under the journal went away (the disk
 * failed or filled beyond the reserve): what was written last may be damaged, and the process must halt.
 */
public final class Journal implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Journal.class.getName());

    private final String name;
    private final EngineConfiguration engineConfiguration;
    private final CommitPoint commitPoint;
    private final boolean isNew;
    private final RecordOrder order;
    private final DocumentBuffer collected = new DocumentBuffer();
    private final SegmentRotation segments;
    private final DiskSync sync;
    private final Deque<AutoCloseable> parts;
    private final JournalStorage storage;
    private final long beginning;
    private long records;
    private volatile long committedPosition;
    private volatile Throwable helperFailure;

    private Journal(
        final JournalConfiguration configuration,
        final EngineConfiguration givenEngine,
        final JournalStorage storage,
        final HelperThreads helpers,
        final Deque<AutoCloseable> parts) {
        this.parts = parts;
        this.storage = storage;
        name = storage.name();
        commitPoint = configuration.commitPoint();
        storage.lock();
        parts.push(storage);

        final JournalEnd end = JournalEnd.find(storage);
        isNew = end.configuration() == null;
        engineConfiguration = isNew ? givenEngine : end.configuration();
        order = end.order();
        records = end.records();
        LargestCascade.requireFits(engineConfiguration);
        if (commitPoint == CommitPoint.DISK) {
            end.force();
        }

        segments = new SegmentRotation(storage, end.lastSegment() + 1, configuration.segmentBytes(),
            LargestCascade.bytes(engineConfiguration), helpers.clock(), commitPoint);
        parts.push(segments::close);
        if (!segments.current().fill()) {
            throw full();
        }
        final boolean isForced = commitPoint == CommitPoint.DISK;
        open(end.position(), isForced ? end.position() : end.durablePosition());
        beginning = committedPosition;
        segments.current().force();
        sync = new DiskSync(
            segments, () -> committedPosition, isForced ? committedPosition : end.durablePosition());
        parts.push(helpers.start(segments, this::onHelperFailure));
        if (commitPoint == CommitPoint.DISK) {
            parts.push(helpers.start(sync, this::onHelperFailure));
        }
    }

    /**
     * Opens a journal for writing, behind what is in it. A new one gets the engine's configuration as its first record;
     * an existing one keeps its own, whatever is given here.
     *
     * @param configuration of the journal
     * @param engine        configuration of the engine, for a new journal
     * @return the journal
     * @throws JournalException        if another writer, in this or another process, has it open, or it cannot be made
     * @throws JournalFullException    if there is not enough disk space to go on
     * @throws JournalCorruptException if the last segment is damaged
     */
    public static Journal open(final JournalConfiguration configuration, final EngineConfiguration engine) {
        return open(configuration, engine, new ChronicleStorage(configuration), HelperThreads.OF_THEIR_OWN);
    }

    /**
     * As {@link #open(JournalConfiguration, EngineConfiguration)}, in another storage and with other threads.
     *
     * @param configuration of the journal; what it says of a directory is the storage's
     * @param engine        configuration of the engine, for a new journal
     * @param storage       of the journal, the journal's to close
     * @param helpers       that run what helps the writer
     * @return the journal
     */
    public static Journal open(
        final JournalConfiguration configuration,
        final EngineConfiguration engine,
        final JournalStorage storage,
        final HelperThreads helpers) {
        Objects.requireNonNull(engine, "engine");
        final Deque<AutoCloseable> parts = new ArrayDeque<>();
        boolean isOpen = false;
        try {
            final Journal journal = new Journal(configuration, engine, storage, helpers, parts);
            isOpen = true;
            return journal;
        } finally {
            if (!isOpen) {
                CloseHelper.quietCloseAll(parts);
            }
        }
    }

    /**
     * The configuration of the engine that this journal belongs to, from its first record.
     *
     * @return the configuration
     */
    public EngineConfiguration engineConfiguration() {
        return engineConfiguration;
    }

    /**
     * Whether the journal was made by this opening.
     *
     * @return true if so
     */
    public boolean isNew() {
        return isNew;
    }

    /**
     * Sequence of the last input.
     *
     * @return the sequence, or 0 if there is no input yet
     */
    public long lastSequence() {
        return order.inputSequence();
    }

    /**
     * Stamp of the last input.
     *
     * @return nanoseconds since 1970, or 0 if there is no input yet
     */
    public long lastTimeNs() {
        return order.inputTimeNs();
    }

    /**
     * Records so far, those of pruned segments included.
     *
     * @return the number of the last record
     */
    public long records() {
        return records;
    }

    /**
     * When a record of this journal counts as kept.
     *
     * @return the commit point
     */
    public CommitPoint commitPoint() {
        return commitPoint;
    }

    /**
     * Position behind the last document committed. For any thread.
     *
     * @return the position
     */
    public long committedPosition() {
        return committedPosition;
    }

    /**
     * Position behind the last document that counts as kept, so that what it says may be told to others. For any
     * thread.
     *
     * @return the position; under {@link CommitPoint#PROCESS} that of the last commit
     * @throws JournalException if there will be no more, because forcing to disk failed
     */
    public long releasedPosition() {
        if (commitPoint == CommitPoint.PROCESS) {
            return committedPosition;
        }
        final long durable = sync.durablePosition();
        if (helperFailure != null && durable != committedPosition) {
            throw helperFailed();
        }
        return durable;
    }

    /**
     * Whether inputs of so many bytes can be taken in: the disk space for them is reserved, and so is the space for
     * the outputs of the largest cascade. If not, the disk is full (or the reserving thread is behind) and the intake
     * has to wait. Cheap: a subtraction.
     *
     * @param bytes of the inputs to come, as they will be journaled: {@link RecordDescriptor#alignedLength} of each
     * @return true if they may be appended
     * @throws JournalException if there is none and there will not be any, because the reserving thread failed
     */
    public boolean hasRoomFor(final int bytes) {
        final boolean hasRoom = segments.current().hasRoomFor(collected.length() + (long) bytes);
        if (!hasRoom && helperFailure != null) {
            throw helperFailed();
        }
        return hasRoom;
    }

    /**
     * Adds a record to the document being collected. The bytes are copied; nothing is on disk yet.
     *
     * @param kind     {@link RecordKind#INPUT} or {@link RecordKind#OUTPUT}
     * @param sequence of an input, one more than that of the input before; or of the input that caused the output, one
     *                 that was appended and not smaller than that of the output before
     * @param timeNs   stamp of the input, or of the input that caused the output; never before that of the input before
     * @param buffer   holding the message
     * @param offset   of the message's header
     * @param length   of header and message in bytes
     * @throws IllegalStateException if sequence or time break these rules: a fault in the caller, nothing was appended
     */
    public void append(
        final RecordKind kind,
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length) {
        if (length < 0 || length > RecordDescriptor.MAX_MESSAGE_LENGTH) {
            throw new IllegalStateException("a message of " + length + " bytes does not fit a record");
        }
        final int ordinal = kind == RecordKind.OUTPUT ? order.nextOrdinal(sequence) : 0;
        final String violation = order.take(kind, sequence, timeNs, ordinal);
        if (violation != null) {
            throw new IllegalStateException(
                kind + " with sequence=" + sequence + " timeNs=" + timeNs + " refused: " + violation);
        }
        final int bytes = collected.length();
        if (bytes + RecordDescriptor.alignedLength(length) > RecordDescriptor.MAX_DOCUMENT_LENGTH
            && segments.current().isReserved(bytes)) {
            commit();
        }
        records++;
        collected.add(kind, sequence, timeNs, ordinal, buffer, offset, length);
    }

    /**
     * Writes everything appended since the last commit as one document, which a reader sees whole or not at all. Does
     * nothing if nothing was appended. (More than {@link RecordDescriptor#MAX_DOCUMENT_LENGTH} bytes, a large cascade,
     * become several documents, in order, and the first of them may be written by {@link #append}.)
     *
     * @throws JournalFullException if the disk is full: stop the intake and commit again later; nothing is lost
     */
    public void commit() {
        while (collected.length() > 0) {
            final int length = collected.nextDocumentLength();
            if (!segments.current().reserveFor(length)) {
                throw full();
            }
            write(length);
        }
    }

    /**
     * Goes on in a new segment, if this one is long enough and the next is ready. Between two turns of the loop, when
     * the outputs of all inputs are committed: an input and its outputs share a segment, unless a crash came between.
     */
    public void rollIfDue() {
        if (collected.length() == 0 && segments.isDue()) {
            final long end = committedPosition;
            segments.rotate();
            open(end, sync.durablePosition());
        }
    }

    /** Ends the helpers and lets go of the journal. What was not committed is not written. */
    @Override
    public void close() {
        CloseHelper.closeAll(parts);
    }

    /**
     * As {@link #close}, and takes the segment back that was begun, if nothing was committed to it: for whoever finds
     * that the journal must be refused, and leaves it as it was.
     */
    public void closeUnused() {
        final long begun = JournalPosition.segment(beginning);
        parts.removeLast(); // the storage, which holds the lock
        try {
            CloseHelper.closeAll(parts);
            if (committedPosition == beginning) {
                storage.remove(begun);
            }
        } finally {
            storage.close();
        }
    }

    /** Writes the first document of a segment. */
    private void open(final long previousEnd, final long durablePosition) {
        final SegmentOpening opening = new SegmentOpening(engineConfiguration, records, previousEnd,
            order.inputSequence(), order.inputTimeNs(), order.causeSequence(), order.causeOrdinal(), commitPoint,
            durablePosition);
        order.enterSegment(opening);
        opening.addTo(collected);
        order.take(RecordKind.CONFIGURATION, opening.lastSequence(), opening.lastTimeNs(), 0);
        order.take(RecordKind.OPENING, opening.lastSequence(), opening.lastTimeNs(), 0);
        records += 2;
        write(collected.length());
    }

    private void write(final int length) {
        final SegmentWriter segment = segments.current();
        segment.write(collected.buffer(), collected.start(), length);
        collected.remove(length);
        committedPosition = JournalPosition.of(segment.segment(), segment.offset());
    }

    private void onHelperFailure(final Throwable failure) {
        if (helperFailure == null) {
            helperFailure = failure;
            LOGGER.log(System.Logger.Level.ERROR, "What helps to write the journal in " + name
                + " failed. What is reserved will be used up, then the intake stops: end the process.", failure);
        }
    }

    private JournalException helperFailed() {
        return new JournalException("reserving or forcing the journal in " + name + " failed: end the process",
            helperFailure);
    }

    private JournalFullException full() {
        return new JournalFullException("no disk space left for the journal in " + name + ": free some");
    }
}
