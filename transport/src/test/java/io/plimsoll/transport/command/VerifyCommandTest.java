package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.IoUtil;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal that a real service wrote and sealed, as it is and changed. */
@Timeout(60)
class VerifyCommandTest {
    private static final Pattern SEALED = Pattern.compile(
        "[0-9,]+ seals, the last over the first ([0-9,]+) records, up to segment 1 offset \\d+: (\\w{64})\n");

    @TempDir
    private Path directory;
    private String journal;
    private Matcher sealed;

    @BeforeEach
    void writeJournal() throws IOException {
        try (LiveService service = new LiveService(directory)) {
            service.start();
            journal = service.journal.toString();
            Awaitility.await().until(() -> SEALED.matcher(CommandRun.of("verify", journal).out()).find());
        }
        final CommandRun run = CommandRun.of("verify", journal);
        assertEquals(Plimsoll.OK, run.exitCode(), run.out());
        assertTrue(run.out().endsWith("\nthe journal is what was written\n"), run.out());
        sealed = SEALED.matcher(run.out());
        assertTrue(sealed.find(), run.out());
    }

    @AfterEach
    void delete() {
        IoUtil.delete(Path.of(journal).toFile(), true);
    }

    @Test
    void shouldFindTheHeadThatACallCarried() {
        final String records = sealed.group(1).replace(",", "");
        final CommandRun right = CommandRun.of("verify", journal, "--head", sealed.group(2), "--records", records);
        assertEquals(Plimsoll.OK, right.exitCode(), right.out());
        final CommandRun wrong =
            CommandRun.of("verify", journal, "--head", "00".repeat(32), "--records", records);
        assertEquals(Plimsoll.FAILED, wrong.exitCode(), wrong.out());
        assertTrue(wrong.out().contains("\nNOT WHAT WAS WRITTEN: "), wrong.out());
        final CommandRun cutOff =
            CommandRun.of("verify", journal, "--head", sealed.group(2), "--records", "123456789");
        assertEquals(Plimsoll.FAILED, cutOff.exitCode(), cutOff.out());
        assertTrue(cutOff.out().contains(": the head covers 123456789 records, but the journal ends behind record "),
            cutOff.out());
    }

    @Test
    void shouldSayWhichSealsAreNearestWhenNoneCoversAsManyRecords() {
        final CommandRun run = CommandRun.of("verify", journal, "--head", sealed.group(2), "--records", "1");
        assertEquals(Plimsoll.FAILED, run.exitCode(), run.out());
        assertTrue(run.out().contains(
            ": no seal covers exactly 1 records: no seal covers fewer, the nearest above "), run.out());
        assertFalse(run.out().contains("cut off"), run.out());
    }

    @Test
    void shouldRefuseHalfAHead() {
        final CommandRun alone = CommandRun.of("verify", journal, "--head", "00".repeat(32));
        assertEquals(Plimsoll.BAD_INPUT, alone.exitCode());
        assertTrue(alone.err().contains("and --records the number"), alone.err());
        final CommandRun odd = CommandRun.of("verify", journal, "--head", "abc", "--records", "1");
        assertEquals(Plimsoll.BAD_INPUT, odd.exitCode());
        assertTrue(odd.err().contains("--head must be the 64 hexadecimal digits"), odd.err());
    }

    @Test
    void shouldNameTheRecordThatWasChanged() throws IOException {
        flipIn("segment-0000000001", 200);
        final CommandRun run = CommandRun.of("verify", journal);
        assertEquals(Plimsoll.FAILED, run.exitCode(), run.out());
        assertTrue(run.out().contains(
            "\nNOT WHAT WAS WRITTEN: record 3, behind sequence 0, segment 1 offset "), run.out());
        assertTrue(run.out().contains("its checksum is"), run.out());
        assertEquals(Plimsoll.FAILED, CommandRun.of("replay", journal).exitCode());
    }

    @Test
    void shouldNotTakeADamagedBeginningForNone() throws IOException {
        flipIn("segment-0000000001", 50);
        final CommandRun run = CommandRun.of("verify", journal);
        assertEquals(Plimsoll.FAILED, run.exitCode(), run.out());
        assertTrue(run.out().contains(
            "\nNOT WHAT WAS WRITTEN: record 1, behind sequence 0, segment 1 offset "), run.out());
    }

    @Test
    void shouldSayThatADirectoryHasNoJournal() throws IOException {
        final CommandRun run = CommandRun.of("verify", Files.createDirectory(directory.resolve("none")).toString());
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().startsWith("plimsoll verify: there is no journal in "), run.err());
    }

    /** Changes a bit so many bytes behind the word of the first document, which holds two records of 80 bytes. */
    private void flipIn(final String segment, final int offset) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(journal, segment), "*.cq4");
            RandomAccessFile file = new RandomAccessFile(files.iterator().next().toFile(), "rw")) {
            final byte[] beginning = new byte[1 << 20];
            file.read(beginning);
            final String index = new String(beginning, StandardCharsets.ISO_8859_1);
            final int page = index.lastIndexOf("\u00b9\u0005index");
            final long at = page + 0x4001c + offset;
            file.seek(at);
            final int old = file.read();
            file.seek(at);
            file.write(old ^ 8);
        }
    }
}
