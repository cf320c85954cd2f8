package io.plimsoll.journal.snapshot;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.wire.MessageHeaderEncoder;
import io.plimsoll.journal.wire.SnapshotBeginEncoder;
import io.plimsoll.journal.wire.SnapshotEndEncoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.agrona.ExpandableArrayBuffer;

/** Writes snapshots. Not for the thread that must not wait. */
public final class SnapshotWriter {
    static final int BEGIN_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + SnapshotBeginEncoder.BLOCK_LENGTH;
    static final int END_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + SnapshotEndEncoder.BLOCK_LENGTH;

    private static final int BUFFER_BYTES = 1 << 20;

    private final SnapshotStore store;

    /**
     * A writer to a store.
     *
     * @param store to write to
     */
    public SnapshotWriter(final SnapshotStore store) {
        this.store = store;
    }

    /**
     * Writes the state of an engine and moves it into place.
     *
     * @param snapshot what it is
     * @param engine   that has the state
     * @throws IOException if it could not be written; then nothing is in place
     */
    public void write(final Snapshot snapshot, final MarginEngine engine) throws IOException {
        try {
            writeAside(snapshot, engine);
            store.commit(snapshot.sequence());
        } catch (final UncheckedIOException e) {
            throw abandoned(e.getCause());
        } catch (final IOException e) {
            throw abandoned(e);
        }
    }

    /** What was written so far would take the space that was missing. */
    private IOException abandoned(final IOException failure) {
        try {
            store.abandon();
        } catch (final IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void writeAside(final Snapshot snapshot, final MarginEngine engine) throws IOException {
        final CRC32C checksum = new CRC32C();
        try (OutputStream output = new BufferedOutputStream(store.begin(snapshot.sequence()), BUFFER_BYTES)) {
            final OutputStream checked = new CheckedOutputStream(output, checksum);
            final ExpandableArrayBuffer message = new ExpandableArrayBuffer();
            encodeBegin(snapshot, message);
            checked.write(message.byteArray(), 0, BEGIN_LENGTH);
            snapshot.configuration().encode(message, 0);
            checked.write(message.byteArray(), 0, EngineConfiguration.ENCODED_LENGTH);
            final BufferedOutputStream words = new BufferedOutputStream(checked, BUFFER_BYTES);
            final WordOutput state = new WordOutput(words);
            engine.writeState(state);
            words.flush();
            new SnapshotEndEncoder().wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
                .words(state.words())
                .digest(engine.digest());
            checked.write(message.byteArray(), 0, END_LENGTH - Long.BYTES);
            message.putLong(0, checksum.getValue(), ByteOrder.LITTLE_ENDIAN);
            output.write(message.byteArray(), 0, Long.BYTES);
        }
    }

    private static void encodeBegin(final Snapshot snapshot, final ExpandableArrayBuffer message) {
        new SnapshotBeginEncoder().wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
            .position(snapshot.position())
            .records(snapshot.records())
            .sequence(snapshot.sequence())
            .timeNs(snapshot.timeNs())
            .rulesVersion(snapshot.configuration().rulesVersion());
    }
}
