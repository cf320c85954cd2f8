package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordDescriptor;
import io.plimsoll.journal.snapshot.DirectorySnapshotStore;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.config.Setting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.agrona.IoUtil;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service does not begin on a journal that is not what its predecessor wrote. */
@Timeout(60)
class ChangedJournalSystemTest {
    private static final int BYTES_IN_FRONT_OF_A_DOCUMENT = 4;

    @TempDir
    private Path directory;
    private ServiceHarness harness;

    @BeforeEach
    void prepare() {
        harness = new ServiceHarness(directory).with(Setting.SNAPSHOT_INTERVAL, "0s");
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void shouldRefuseToStartAndNameTheRecordWhenABitOfItChanged() throws IOException {
        runOnce();
        final List<long[]> documents = documents();
        final long[] changed = documents.get(documents.size() / 2);
        flip(changed[0]);
        final JournalCorruptException refusal = refusal();
        assertEquals(changed[1], refusal.record(), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("record " + changed[1] + " of the journal"), refusal::getMessage);
        assertEquals(refusal.getMessage(), refusal().getMessage(), "a second try must not go on");
        assertEquals(1, segments(), "a refused journal stays as it was");
        flip(changed[0]);
        harness.start();
        assertTrue(harness.service().failure().isEmpty(), harness::state);
    }

    @Test
    void shouldStopWhenARecordInFrontOfTheSnapshotChanged() throws IOException {
        runUntilASnapshotCoversTheFirstSegment();
        final List<long[]> documents = documents();
        final long[] changed = documents.get(documents.size() / 4);
        assertEquals(1, JournalPosition.segment(changed[0]));
        flip(changed[0]);
        harness.start();
        Awaitility.await().until(() -> harness.service().failure().isPresent());
        final Throwable failure = harness.service().failure().orElseThrow();
        assertTrue(failure instanceof JournalCorruptException, failure::toString);
        assertTrue(failure.getMessage().contains("record " + changed[1] + " of the journal"), failure::getMessage);
    }

    @Test
    void shouldRefuseToStartWhenTheEndIsMissingThatASnapshotKnows() throws IOException {
        runUntilASnapshotCoversTheFirstSegment();
        IoUtil.delete(segment(2).toFile(), false);
        final String refusal = refusal().getMessage();
        assertTrue(refusal.contains("is missing: it ends with input "), refusal);
        assertEquals(1, segments(), "what is missing can be put back");
    }

    @Test
    void shouldRefuseToStartWhenTheBeginningIsMissingAndWasNotPruned() throws IOException {
        runUntilASnapshotCoversTheFirstSegment();
        IoUtil.delete(segment(1).toFile(), false);
        final String refusal = refusal().getMessage();
        assertTrue(refusal.contains("it was not pruned up to segment 2"), refusal);
    }

    private void runUntilASnapshotCoversTheFirstSegment() {
        harness.with(Setting.SNAPSHOT_INTERVAL, "200ms");
        runOnce();
        harness.start();
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client);
        exchange.tick(Exchange.CRASH);
        exchange.awaitApplied(exchange.ticks());
        final long known = harness.service().count(ServiceCounter.LAST_SEQUENCE);
        Awaitility.await().until(() -> newestSnapshot() >= known);
        client.close();
        harness.stop();
    }

    private void runOnce() {
        harness.start();
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 3);
        exchange.swing();
        exchange.awaitApplied(exchange.ticks());
        client.close();
        harness.stop();
    }

    private JournalCorruptException refusal() {
        Throwable cause = assertThrows(RuntimeException.class, harness::start);
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof JournalCorruptException refusal) {
            return refusal;
        }
        throw new AssertionError(cause);
    }

    /** Of each document its position and the number of its first record. */
    private List<long[]> documents() {
        final List<long[]> documents = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(harness.journal())) {
            while (reader.poll(record -> {
                if (documents.isEmpty() || documents.get(documents.size() - 1)[0] != record.position()) {
                    documents.add(new long[]{record.position(), record.number()});
                }
            }, 1) > 0) {
                continue;
            }
        }
        return documents;
    }

    /** Another time than it was: of the first record of a document. */
    private void flip(final long position) throws IOException {
        final long at = JournalPosition.offset(position) + BYTES_IN_FRONT_OF_A_DOCUMENT + RecordDescriptor.TIME_OFFSET;
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(segment(JournalPosition.segment(position)), "*.cq4");
            RandomAccessFile file = new RandomAccessFile(files.iterator().next().toFile(), "rw")) {
            file.seek(at);
            final int old = file.read();
            file.seek(at);
            file.write(old ^ 1);
        }
    }

    private long segments() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(harness.journal(), "segment-*")) {
            return StreamSupport.stream(found.spliterator(), false).count();
        }
    }

    private Path segment(final long number) {
        return harness.journal().resolve(String.format("segment-%010d", number));
    }

    private long newestSnapshot() throws IOException {
        final long[] sequences = DirectorySnapshotStore.of(harness.journal()).sequences();
        return sequences.length == 0 ? 0 : sequences[sequences.length - 1];
    }
}
