package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.wire.MessageHeaderEncoder;
import io.plimsoll.journal.wire.SegmentOpeningEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes of a journal are changed behind its back. The victim is the second record of the third document. */
class JournalCorruptionTest {
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(1000, 10);
    private static final String VICTIM = "the record to be changed!";
    private static final int DOCUMENTS_BEFORE_VICTIM = 2;

    @TempDir
    private Path directory;

    private FileChannel file;
    private long recordOffset;
    private JournalReader reader;
    private long positionOfVictim;

    @BeforeEach
    void writeJournal() throws IOException {
        try (Journal journal = Journal.open(JournalConfiguration.small(directory), ENGINE)) {
            append(journal, 1, "before");
            journal.commit();
            append(journal, 2, "first");
            append(journal, 3, VICTIM);
            append(journal, 4, "last");
            journal.commit();
            append(journal, 5, "after");
            journal.commit();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
            directory.resolve("segment-0000000001"), "*.cq4")) {
            file = FileChannel.open(files.iterator().next(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        recordOffset = find(VICTIM) - RecordDescriptor.HEADER_LENGTH;
        reader = JournalReader.open(directory);
        reader.poll(record -> { }, DOCUMENTS_BEFORE_VICTIM);
        positionOfVictim = reader.position();
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        file.close();
    }

    @Test
    void shouldFindEveryBitOfARecordThatChanges() throws IOException {
        final int length = RecordDescriptor.alignedLength(VICTIM.length());
        for (int bit = 0; bit < length * Byte.SIZE; bit++) {
            flip(bit);
            assertCorrupt("bit " + bit);
            flip(bit);
        }
        assertIntact();
    }

    @Test
    void shouldNameTheRecordInWords() throws IOException {
        flip(RecordDescriptor.HEADER_LENGTH * Byte.SIZE);
        final String message = assertCorrupt("first bit of the message");
        assertTrue(message.contains("sequence 3"), message);
        assertTrue(message.contains("kind INPUT"), message);
        assertTrue(message.contains("checksum"), message);
    }

    @Test
    void shouldFindARecordThatWasTornOff() throws IOException {
        final int length = RecordDescriptor.alignedLength(VICTIM.length());
        file.write(ByteBuffer.allocate(length), recordOffset);
        assertCorrupt("all zeros");
        file.write(ByteBuffer.allocate(length / 2), recordOffset + length / 2);
        assertCorrupt("half of it zeros");
    }

    @Test
    void shouldFindARecordThatIsThereTwice() throws IOException {
        final int length = RecordDescriptor.alignedLength("first".length());
        final ByteBuffer first = ByteBuffer.allocate(length);
        file.read(first, recordOffset - length);
        first.flip();
        file.write(first, recordOffset);
        final String message = assertCorrupt("the first record again");
        assertTrue(message.contains("sequence must be 3"), message);
    }

    @Test
    void shouldRefuseToOpenForWritingWhenTheConfigurationIsDamaged() throws IOException {
        recordOffset = offsetOfConfiguration();
        flip(RecordDescriptor.HEADER_LENGTH * Byte.SIZE);
        final String message = assertThrows(JournalCorruptException.class, () ->
            Journal.open(JournalConfiguration.small(directory), ENGINE)).getMessage();
        assertTrue(message.contains("the first document of segment 1: record 1 is not what was written"), message);
        flip(RecordDescriptor.HEADER_LENGTH * Byte.SIZE);
        Journal.open(JournalConfiguration.small(directory), ENGINE).close();
    }

    private String assertCorrupt(final String change) {
        final List<RecordCopy> records = new ArrayList<>();
        reader.toStart();
        final String message = assertThrows(JournalCorruptException.class, () ->
            reader.poll(RecordCopy.collectTo(records), 10), change).getMessage();
        final String victim = "record 2 of the document at " + JournalPosition.text(positionOfVictim);
        assertTrue(message.startsWith(victim), change + ": " + message);
        assertEquals(2, records.size(), change);
        assertEquals(positionOfVictim, reader.position());
        assertThrows(JournalCorruptException.class, () -> reader.poll(RecordCopy.collectTo(records), 10), change);
        return message;
    }

    private void assertIntact() {
        reader.toStart();
        assertEquals(6, RecordCopy.readAll(reader).size());
    }

    private void flip(final int bit) throws IOException {
        final long offset = recordOffset + bit / Byte.SIZE;
        final ByteBuffer one = ByteBuffer.allocate(1);
        file.read(one, offset);
        one.put(0, (byte) (one.get(0) ^ 1 << bit % Byte.SIZE)).flip();
        file.write(one, offset);
    }

    /** In front of the first input's document and its Chronicle header. */
    private long offsetOfConfiguration() throws IOException {
        final int opening = MessageHeaderEncoder.ENCODED_LENGTH + SegmentOpeningEncoder.BLOCK_LENGTH;
        return find("before") - RecordDescriptor.HEADER_LENGTH - Integer.BYTES
            - RecordDescriptor.alignedLength(opening)
            - RecordDescriptor.alignedLength(EngineConfiguration.ENCODED_LENGTH);
    }

    private long find(final String text) throws IOException {
        final ByteBuffer content = ByteBuffer.allocate(1 << 20);
        while (content.hasRemaining() && file.read(content, content.position()) > 0) {
            continue;
        }
        return new String(content.array(), StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static void append(final Journal journal, final long sequence, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        journal.append(RecordKind.INPUT, sequence, sequence, new UnsafeBuffer(bytes), 0, bytes.length);
    }
}
