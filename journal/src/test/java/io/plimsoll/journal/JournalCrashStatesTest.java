package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.CrashState.Refused;
import io.plimsoll.journal.CrashState.Repaired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state that a crash can leave on disk is repaired or refused, and stays so however often it is opened. */
@Tag("slow")
class JournalCrashStatesTest {
    @TempDir
    private Path directory;

    private LogCapture log;
    private JournalConfiguration configuration;

    static Stream<Arguments> states() {
        return CrashStates.all().stream().flatMap(state -> Arrays.stream(CommitPoint.values())
            .map(commitPoint -> Arguments.of(state, commitPoint)));
    }

    @BeforeEach
    void captureLog() {
        log = new LogCapture();
    }

    @AfterEach
    void releaseLog() {
        log.close();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("states")
    void shouldRepairOrRefuse(final CrashState state, final CommitPoint commitPoint) throws IOException {
        configuration = JournalConfiguration.small(directory).withCommitPoint(commitPoint);
        CrashStates.writeTo(directory, commitPoint);
        final List<RecordCopy> before = read();
        state.damage().doTo(directory);
        final CrashState.Outcome outcome = state.under(commitPoint);
        if (outcome instanceof Repaired repaired) {
            assertRepaired(before, repaired.records());
        } else if (outcome instanceof Refused refused) {
            assertRefused(refused.reason());
        }
    }

    /** Opened once, written to, opened again, and read whole after each. */
    private void assertRepaired(final List<RecordCopy> before, final long records) {
        final long sequence;
        try (Journal journal = Journal.open(configuration, CrashStates.ENGINE)) {
            assertEquals(records + 2, journal.records());
            sequence = journal.lastSequence() + 1;
            CrashStates.append(journal, RecordKind.INPUT, sequence, 50);
            journal.commit();
        }
        final List<RecordCopy> after = read();
        assertEquals(after.subList(0, after.size() - 1), before.subList(0, after.size() - 1));
        assertEquals(sequence, after.get(after.size() - 1).sequence());
        assertNumbered(records + 3);
        try (Journal journal = Journal.open(configuration, CrashStates.ENGINE)) {
            assertEquals(sequence, journal.lastSequence());
            assertEquals(records + 5, journal.records());
        }
        assertEquals(after, read());
        assertNumbered(records + 5);
    }

    /** Refused again and again, with nothing changed on disk. A reader does not pass over it in silence either. */
    private void assertRefused(final String reason) throws IOException {
        final Map<Path, byte[]> before = content();
        for (int i = 0; i < 2; i++) {
            final String refusal = assertThrows(JournalException.class, () ->
                Journal.open(configuration, CrashStates.ENGINE)).getMessage();
            assertTrue(refusal.contains(reason), refusal);
        }
        final Map<Path, byte[]> after = content();
        assertEquals(before.keySet(), after.keySet());
        before.forEach((path, bytes) -> assertTrue(Arrays.equals(bytes, after.get(path)), path::toString));
        assertThrows(JournalException.class, () -> {
            try (JournalReader reader = JournalReader.open(directory)) {
                RecordCopy.readAll(reader);
                reader.requireEnd();
            }
        });
    }

    private List<RecordCopy> read() {
        try (JournalReader reader = JournalReader.open(directory)) {
            final List<RecordCopy> records = RecordCopy.readAll(reader);
            assertEquals(JournalTail.Kind.NOTHING, reader.tail().kind());
            return records;
        }
    }

    private void assertNumbered(final long records) {
        final List<Long> numbers = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.poll(record -> numbers.add(record.number()), 10) > 0) {
                continue;
            }
        }
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(i + 1, numbers.get(i));
        }
        assertEquals(records, numbers.size());
    }

    private Map<Path, byte[]> content() throws IOException {
        final Map<Path, byte[]> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (final Path path : paths.filter(Files::isRegularFile).toList()) {
                if (!path.endsWith("writer.lock")) {
                    content.put(path, Files.readAllBytes(path));
                }
            }
        }
        return content;
    }
}
