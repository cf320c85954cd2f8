package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit of a small journal that is right in everything. */
class AuditCommandTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeJournal() {
        SmallJournal.write(directory);
    }

    @Test
    void shouldEndWithTheVerdict() {
        final CommandRun run = CommandRun.of("audit", directory.toString(), "--sweep", "1");
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("11 inputs applied, 3 outputs compared, "), run.out());
        assertTrue(run.out().endsWith("\n3 calls audited, 0 differences\n"), run.out());
    }

    @Test
    void shouldEvaluateAfterEveryMessage() {
        final CommandRun run = CommandRun.of("audit", directory.toString(), "--every-message");
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertTrue(run.out().endsWith("\n3 calls audited, 0 differences\n"), run.out());
    }

    @Test
    void shouldRefuseToSweepNever() {
        final CommandRun run = CommandRun.of("audit", directory.toString(), "--sweep", "0");
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("plimsoll audit: --sweep must be 1 or more, not 0; "), run.err());
    }
}
