package io.plimsoll.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.Messages;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fails within a state that is larger than all buffers. */
class FailingDiskTest {
    private static final int ACCOUNTS = 100_000;
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(ACCOUNTS, 10);

    @TempDir
    private Path directory;
    private final MarginEngine engine = new MarginEngine(ENGINE, (buffer, offset, length) -> { });
    private SnapshotStore disk;
    private long workingBytes = Long.MAX_VALUE;

    @BeforeEach
    void defineAccounts() {
        disk = DirectorySnapshotStore.of(directory);
        final Messages messages = new Messages(engine::apply);
        messages.asset(1, 2);
        for (int account = 1; account <= ACCOUNTS; account++) {
            messages.account(account, 1);
        }
    }

    @Test
    void shouldSayThatASnapshotCouldNotBeWrittenAndLeaveNothingBehind() throws IOException {
        final SnapshotWriter writer = new SnapshotWriter(new FailingStore());
        writer.write(snapshot(), engine);
        final long length = Files.size(file(engine.lastSequence()));
        disk.remove(engine.lastSequence());
        for (final long bytes : new long[]{0, length / 2, length - 1}) {
            workingBytes = bytes;
            assertThrows(IOException.class, () -> writer.write(snapshot(), engine));
            try (var files = Files.list(directory.resolve("snapshots"))) {
                assertEquals(0, files.count(), "after " + bytes + " bytes");
            }
        }
    }

    @Test
    void shouldSayThatASnapshotCannotBeReadWhenTheDiskFailsWithinIt() throws IOException {
        new SnapshotWriter(disk).write(snapshot(), engine);
        final SnapshotReader reader = new SnapshotReader(new FailingStore());
        final Snapshot snapshot = reader.check(engine.lastSequence());
        workingBytes = Files.size(file(engine.lastSequence())) / 2;
        final MarginEngine other = new MarginEngine(ENGINE, (buffer, offset, length) -> { });
        assertThrows(IOException.class, () -> reader.load(snapshot, other, (accounts, total) -> { }));
    }

    @Test
    void shouldNotMindOtherFilesBesideTheSnapshots() throws IOException {
        new SnapshotWriter(disk).write(snapshot(), engine);
        for (final String name : new String[]{"foo.snapshot", "9999999999999999999.snapshot", "12.snapshot"}) {
            Files.createFile(directory.resolve("snapshots").resolve(name));
        }
        assertArrayEquals(new long[]{engine.lastSequence()}, disk.sequences());
        assertFalse(Files.exists(file(12)));
    }

    private Snapshot snapshot() {
        return new Snapshot(0, 0, engine.lastSequence(), engine.lastTimeNs(), ENGINE);
    }

    private Path file(final long sequence) {
        return directory.resolve("snapshots").resolve(String.format("%019d.snapshot", sequence));
    }

    /** Works for so many bytes of every stream. */
    private final class FailingStore implements SnapshotStore {
        @Override
        public long[] sequences() throws IOException {
            return disk.sequences();
        }

        @Override
        public OutputStream begin(final long sequence) throws IOException {
            return new FilterOutputStream(disk.begin(sequence)) {
                private long written;

                @Override
                public void write(final byte[] bytes, final int offset, final int length) throws IOException {
                    written += length;
                    requireWorking(written);
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public void commit(final long sequence) throws IOException {
            disk.commit(sequence);
        }

        @Override
        public void abandon() throws IOException {
            disk.abandon();
        }

        @Override
        public InputStream read(final long sequence) throws IOException {
            return new FilterInputStream(disk.read(sequence)) {
                private long read;

                @Override
                public int read(final byte[] bytes, final int offset, final int length) throws IOException {
                    final int count = super.read(bytes, offset, length);
                    read += count;
                    requireWorking(read);
                    return count;
                }
            };
        }

        @Override
        public void remove(final long sequence) throws IOException {
            disk.remove(sequence);
        }

        private void requireWorking(final long bytes) throws IOException {
            if (bytes > workingBytes) {
                throw new IOException("no space left");
            }
        }
    }
}
