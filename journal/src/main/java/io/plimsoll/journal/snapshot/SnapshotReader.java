package io.plimsoll.journal.snapshot;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.state.LoadListener;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.journal.wire.MessageHeaderDecoder;
import io.plimsoll.journal.wire.SnapshotBeginDecoder;
import io.plimsoll.journal.wire.SnapshotEndDecoder;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads snapshots, each whole or not at all. */
public final class SnapshotReader {
    private static final int BUFFER_BYTES = 1 << 20;

    private final SnapshotStore store;

    /**
     * A reader of a store.
     *
     * @param store to read from
     */
    public SnapshotReader(final SnapshotStore store) {
        this.store = store;
    }

    /**
     * Reads what a snapshot says of itself, if all of its bytes are what was written.
     *
     * @param sequence of the snapshot
     * @return what it is
     * @throws IOException if it cannot be read, is not whole, or was changed; the message says which
     */
    public Snapshot check(final long sequence) throws IOException {
        final CRC32C checksum = new CRC32C();
        final byte[] end = new byte[SnapshotWriter.END_LENGTH];
        try (InputStream input = store.read(sequence)) {
            checksumOfAllBut(end, input, checksum);
        }
        checksum.update(end, 0, end.length - Long.BYTES);
        final SnapshotEndDecoder decoder = end(end);
        if (decoder.checksum() != checksum.getValue()) {
            throw new IOException("its checksum is " + Long.toHexString(decoder.checksum()) + " but its bytes give "
                + Long.toHexString(checksum.getValue()));
        }
        try (DataInputStream input = new DataInputStream(store.read(sequence))) {
            return head(input);
        }
    }

    /**
     * Loads a snapshot that {@link #check} found whole.
     *
     * @param snapshot what it is
     * @param engine   a new one, of the snapshot's configuration
     * @param progress told how many accounts are loaded
     * @throws IOException    if it cannot be read
     * @throws StateException if the engine does not come to the state that was written; it is not to be used then
     */
    public void load(final Snapshot snapshot, final MarginEngine engine, final LoadListener progress)
        throws IOException {
        final long digest = readState(snapshot, words -> engine.readState(words, progress));
        if (digest != engine.digest()) {
            throw differs(snapshot, digest, engine.digest());
        }
    }

    /**
     * Reads the state of a snapshot that {@link #check} found whole, to its last word.
     *
     * @param snapshot what it is
     * @param state    reads all words
     * @return the digest that was written, which is that of the words
     * @throws IOException    if it cannot be read
     * @throws StateException if there are more words than were read, or others than were written
     */
    public long readState(final Snapshot snapshot, final Consumer<StateSource> state) throws IOException {
        try (DataInputStream input = open(snapshot)) {
            final WordInput words = new WordInput(input);
            state.accept(words);
            final byte[] end = new byte[SnapshotWriter.END_LENGTH];
            input.readFully(end);
            final SnapshotEndDecoder decoder = end(end);
            if (decoder.words() != words.words() || decoder.digest() != words.digest()) {
                throw differs(snapshot, decoder.digest(), words.digest());
            }
            return decoder.digest();
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Reads the beginning of the state of a snapshot that {@link #check} found whole.
     *
     * @param snapshot what it is
     * @param state    reads words, as far as it wants to
     * @throws IOException if it cannot be read
     */
    public void readBeginning(final Snapshot snapshot, final Consumer<StateSource> state) throws IOException {
        try (DataInputStream input = open(snapshot)) {
            state.accept(new WordInput(input));
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Opens a snapshot at the first word of its state. */
    private DataInputStream open(final Snapshot snapshot) throws IOException {
        final DataInputStream input =
            new DataInputStream(new BufferedInputStream(store.read(snapshot.sequence()), BUFFER_BYTES));
        head(input);
        return input;
    }

    private static StateException differs(final Snapshot snapshot, final long written, final long loaded) {
        return new StateException("the snapshot of sequence " + snapshot.sequence() + " has digest "
            + Long.toHexString(written) + " but the state loaded from it has " + Long.toHexString(loaded)
            + ": it was written by another build; load another");
    }

    private static Snapshot head(final DataInputStream input) throws IOException {
        final byte[] message = new byte[Math.max(SnapshotWriter.BEGIN_LENGTH, EngineConfiguration.ENCODED_LENGTH)];
        final UnsafeBuffer buffer = new UnsafeBuffer(message);
        input.readFully(message, 0, SnapshotWriter.BEGIN_LENGTH);
        final SnapshotBeginDecoder begin =
            new SnapshotBeginDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
        final long position = begin.position();
        final long records = begin.records();
        final long sequence = begin.sequence();
        final long timeNs = begin.timeNs();
        input.readFully(message, 0, EngineConfiguration.ENCODED_LENGTH);
        return new Snapshot(position, records, sequence, timeNs, EngineConfiguration.decode(buffer, 0));
    }

    private static SnapshotEndDecoder end(final byte[] message) throws IOException {
        final UnsafeBuffer buffer = new UnsafeBuffer(message);
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        if (header.schemaId() != SnapshotEndDecoder.SCHEMA_ID
            || header.templateId() != SnapshotEndDecoder.TEMPLATE_ID) {
            throw new IOException("its end is missing: it was not written to the end");
        }
        return new SnapshotEndDecoder().wrapAndApplyHeader(buffer, 0, header);
    }

    /** Reads everything; what is kept back is always the last so many bytes. */
    private static void checksumOfAllBut(final byte[] end, final InputStream input, final CRC32C checksum)
        throws IOException {
        final byte[] chunk = new byte[BUFFER_BYTES];
        int kept = 0;
        int read = input.read(chunk, 0, chunk.length);
        while (read >= 0) {
            final int present = kept + read;
            final int sure = Math.max(0, present - end.length);
            checksum.update(chunk, 0, sure);
            System.arraycopy(chunk, sure, chunk, 0, present - sure);
            kept = present - sure;
            read = input.read(chunk, kept, chunk.length - kept);
        }
        if (kept < end.length) {
            throw new IOException("it holds only " + kept + " bytes: it was not written to the end");
        }
        System.arraycopy(chunk, 0, end, 0, end.length);
    }
}
