package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Function;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * The one writer of a journal, used by one thread at a time. Records are collected by {@link #append} and written, in
 * order, as one document by {@link #commit}: then they survive the death of the process, though not the loss of power.
 *
 * <p>An {@link InternalError} out of {@link #commit} means that the memory under the journal went away (the disk
 * failed or filled beyond the reserve): what was written last may be damaged, and the process must halt.
 */
public final class Journal implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Journal.class.getName());

    private final Path directory;
    private final EngineConfiguration engineConfiguration;
    private final boolean isNew;
    private final RecordOrder order;
    private final DocumentBuffer collected = new DocumentBuffer();
    private final DocumentWriter writer;
    private final DiskReserve reserve;
    private final Deque<AutoCloseable> parts;
    private volatile Throwable reserveFailure;

    private Journal(
        final JournalConfiguration configuration,
        final EngineConfiguration givenEngine,
        final Function<Path, SpaceAllocator> allocators,
        final Deque<AutoCloseable> parts) throws IOException {
        this.parts = parts;
        directory = configuration.directory();
        Files.createDirectories(directory);
        parts.push(DirectoryLock.take(directory));

        order = new RecordOrder();
        final EngineConfiguration existingEngine = JournalTail.read(directory, order);
        isNew = existingEngine == null;
        engineConfiguration = isNew ? givenEngine : existingEngine;
        LargestCascade.requireFits(engineConfiguration);
        final long cascadeBytes = LargestCascade.bytes(engineConfiguration);
        if (isNew) {
            requireUsable(configuration.reserveBytes() + cascadeBytes + 2 * JournalConfiguration.STEP_BYTES);
        }

        writer = new DocumentWriter(configuration);
        parts.push(writer);
        if (isNew) {
            writeConfiguration();
        }
        final SpaceAllocator space = allocators.apply(writer.file().file().toPath());
        parts.push(space);
        reserve = new DiskReserve(
            writer.file(), space, writer.position(), configuration.reserveBytes(), cascadeBytes);
        parts.push(reserve::onClose);
        if (!reserve.fill() && isNew) {
            throw full();
        }
        startReserving();
    }

    /**
     * Opens a journal for writing. A new one gets the engine's configuration as its first record; an existing one keeps
     * its own, whatever is given here.
     *
     * @param configuration of the journal
     * @param engine        configuration of the engine, for a new journal
     * @return the journal
     * @throws JournalException        if another writer, in this or another process, has it open, or it cannot be made
     * @throws JournalFullException    if there is not enough disk space for a new journal; an existing one opens and
     *                                 has no room
     * @throws JournalCorruptException if the first or one of the last records is damaged
     */
    public static Journal open(final JournalConfiguration configuration, final EngineConfiguration engine) {
        return open(configuration, engine, FileSpaceAllocator::new);
    }

    static Journal open(
        final JournalConfiguration configuration,
        final EngineConfiguration engine,
        final Function<Path, SpaceAllocator> allocators) {
        Objects.requireNonNull(engine, "engine");
        final Deque<AutoCloseable> parts = new ArrayDeque<>();
        boolean isOpen = false;
        try {
            final Journal journal = new Journal(configuration, engine, allocators, parts);
            isOpen = true;
            return journal;
        } catch (final IOException e) {
            throw new JournalException("cannot open the journal in " + configuration.directory() + ": " + e, e);
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
     * Whether inputs of so many bytes can be taken in: the disk space for them is reserved, and so is the space for
     * the outputs of the largest cascade. If not, the disk is full (or the reserving thread is behind) and the intake
     * has to wait. Cheap: a subtraction.
     *
     * @param bytes of the inputs to come, as they will be journaled: {@link RecordDescriptor#alignedLength} of each
     * @return true if they may be appended
     * @throws JournalException if there is none and there will not be any, because the reserving thread failed
     */
    public boolean hasRoomFor(final int bytes) {
        final boolean hasRoom = reserve.hasRoomFor(collected.length() + (long) bytes);
        if (!hasRoom && reserveFailure != null) {
            throw new JournalException("reserving disk space in " + directory + " failed: end the process",
                reserveFailure);
        }
        return hasRoom;
    }

    /**
     * Adds a record to the document being collected. The bytes are copied; nothing is on disk yet.
     *
     * @param kind     {@link RecordKind#INPUT} or {@link RecordKind#OUTPUT}
     * @param sequence of an input, greater than that of the input before; or of the input that caused the output, one
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
            && reserve.isReserved(bytes)) {
            commit();
        }
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
            if (!reserve.reserveFor(length)) {
                throw full();
            }
            reserve.advance(writer.write(collected, length));
            collected.remove(length);
        }
    }

    /** Ends the reserving thread and lets go of the journal. What was not committed is not written. */
    @Override
    public void close() {
        CloseHelper.closeAll(parts);
    }

    private void writeConfiguration() {
        final ExpandableArrayBuffer message = new ExpandableArrayBuffer(EngineConfiguration.ENCODED_LENGTH);
        final int length = engineConfiguration.encode(message, 0);
        order.take(RecordKind.CONFIGURATION, 0, 0, 0);
        collected.add(RecordKind.CONFIGURATION, 0, 0, 0, message, 0, length);
        writer.write(collected, collected.length());
        collected.remove(collected.length());
    }

    private void startReserving() {
        final AgentRunner runner =
            new AgentRunner(new SleepingMillisIdleStrategy(1), this::onReserveFailure, null, reserve);
        parts.push(runner);
        AgentRunner.startOnThread(runner, task -> {
            final Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
    }

    private void onReserveFailure(final Throwable failure) {
        if (reserveFailure == null) {
            reserveFailure = failure;
            LOGGER.log(System.Logger.Level.ERROR, "Reserving disk space in " + directory
                + " failed. What is reserved will be used up, then the intake stops: end the process.", failure);
        }
    }

    private void requireUsable(final long bytes) throws IOException {
        final long usable = Files.getFileStore(directory).getUsableSpace();
        if (usable < bytes) {
            throw new JournalFullException("a new journal in " + directory + " needs " + bytes
                + " bytes of disk space to begin with, but there are " + usable + ": free some");
        }
    }

    private JournalFullException full() {
        return new JournalFullException("no disk space left for the journal in " + directory + ": free some");
    }
}
