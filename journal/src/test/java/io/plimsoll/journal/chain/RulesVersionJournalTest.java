package io.plimsoll.journal.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.audit.Audit;
import io.plimsoll.journal.audit.AuditOptions;
import io.plimsoll.journal.audit.AuditResult;
import io.plimsoll.journal.kit.SealedJournal;
import io.plimsoll.journal.replay.JournalEngine;
import io.plimsoll.journal.replay.Replay;
import io.plimsoll.journal.replay.ReplayResult;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal is replayed, audited and gone on with under the rules it was begun with, whatever the newest are. */
class RulesVersionJournalTest {
    private static final int ROUNDS = 300;

    private final long seed = System.nanoTime();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldStayUnderTheRulesItWasBegunWith(final int rulesVersion) {
        final SealedJournal journal = new SealedJournal(directory, seed, rulesVersion);
        journal.writeSegment(ROUNDS, 20);
        journal.writeSegment(ROUNDS, 20);

        final ReplayResult replayed = new Replay(directory, inputs -> { }).run();
        assertTrue(replayed.isClean() && replayed.calls() > 10, () -> replayed + ", seed " + seed);
        final AuditResult audited = new Audit(directory, AuditOptions.DEFAULT, inputs -> { }).run();
        assertEquals(0, audited.differences(), () -> audited + ", seed " + seed);
        assertEquals(replayed.calls(), audited.calls(), () -> "seed " + seed);
        try (Journal opened = Journal.open(JournalConfiguration.small(directory), EngineConfiguration.of(10, 10))) {
            assertEquals(rulesVersion, opened.engineConfiguration().rulesVersion());
            assertEquals(opened.lastSequence(), recovered(opened).lastSequence(), () -> "seed " + seed);
        }
    }

    private MarginEngine recovered(final Journal opened) {
        final JournalEngine engine = new JournalEngine(opened.engineConfiguration(), MarginEngine::new);
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.poll(engine, 100) > 0) {
                continue;
            }
        }
        return engine.engine();
    }
}
