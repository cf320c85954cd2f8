package io.plimsoll.transport.command;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomPortfolioBook;
import io.plimsoll.engine.kit.RandomPortfolioMessages;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.kit.JournaledEngine;
import java.nio.file.Path;

/** A journal of random messages to portfolio accounts. */
final class PortfolioJournal {
    private PortfolioJournal() {
    }

    /** Writes it. */
    static void write(final Path directory, final long seed, final int messages) {
        final Dice dice = new Dice(seed);
        final EngineConfiguration configuration = RandomPortfolioBook.configuration(dice);
        try (Journal journal = Journal.open(JournalConfiguration.small(directory), configuration)) {
            final JournaledEngine engine = new JournaledEngine(journal);
            final RandomPortfolioMessages stream = new RandomPortfolioMessages(
                new RandomPortfolioBook(dice, true, new Messages(engine::apply)));
            engine.listener(stream);
            for (int i = 0; i < messages; i++) {
                stream.send();
            }
        }
    }
}
