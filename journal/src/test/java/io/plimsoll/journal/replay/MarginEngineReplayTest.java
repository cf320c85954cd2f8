package io.plimsoll.journal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.kit.JournaledEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of the margin engine itself, fed with random messages, good and bad. */
class MarginEngineReplayTest {
    private static final int ROUNDS = 20_000;

    @TempDir
    private Path directory;

    @Test
    void shouldDeriveEveryOutputAgain() {
        final long seed = System.nanoTime();
        final Dice dice = new Dice(seed);
        final EngineConfiguration configuration = RandomBook.configuration(dice, BookScale.SMALL);
        final long inputs;
        try (Journal journal = Journal.open(JournalConfiguration.small(directory), configuration)) {
            final JournaledEngine engine = new JournaledEngine(journal);
            final Messages messages = new Messages(engine::apply);
            final RandomBook book = new RandomBook(dice, BookScale.SMALL, messages);
            final RandomMessages random = new RandomMessages(book, messages);
            engine.listener(random);
            for (int round = 0; round < ROUNDS; round++) {
                random.send();
            }
            inputs = engine.inputs();
        }
        final ReplayResult result = new Replay(directory, progress -> { }).run();
        assertEquals("", result.firstDifference(), () -> "seed " + seed);
        assertEquals(0, result.missingAtEnd(), () -> "seed " + seed);
        assertEquals(inputs, result.inputs(), () -> "seed " + seed);
        assertTrue(result.outputs() > 0 && result.calls() > 0, () -> "seed " + seed + ": " + result);
    }
}
