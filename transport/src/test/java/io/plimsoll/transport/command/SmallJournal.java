package io.plimsoll.transport.command;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.kit.JournaledEngine;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A journal of two accounts with 900 USD and 20 lots of BTCUSD at 100, one of them long and the other short, at a
 * maintenance of 10 %. The mark is 62 a second after the start, and 140 after two seconds.
 */
final class SmallJournal {
    /** When the messages start. */
    static final String START = "2026-01-01T00:00:00Z";
    static final long LONG_ACCOUNT = 7;
    /** Not a number that a double can hold. */
    static final long SHORT_ACCOUNT = (1L << 53) + 1;

    private static final int DOLLAR = 1;
    private static final int PERPETUAL = 10;
    private static final int NO_HAIRCUTS = 0;

    private SmallJournal() {
    }

    /** Writes it; returns the sequence of its last input, which is the second mark. */
    static long write(final Path directory) {
        try (Journal journal = Journal.open(JournalConfiguration.small(directory), EngineConfiguration.of(64, 16))) {
            final Messages messages = new Messages(new JournaledEngine(journal)::apply);
            messages.writer().defineAsset()
                .assetId(DOLLAR).exponent((byte) -2).symbol("USD").haircutsCount(NO_HAIRCUTS);
            messages.send();
            messages.perpetual(PERPETUAL, DOLLAR, 100_000).symbol("BTCUSD");
            messages.send();
            messages.tiers(PERPETUAL, 0, 100_000_000, 0, 200_000_000, 1_000_000, 150_000_000, 50_000, 300_000_000);
            open(messages, LONG_ACCOUNT, 20);
            open(messages, SHORT_ACCOUNT, -20);
            messages.feed().pass(TimeUnit.SECONDS.toNanos(1));
            messages.mark(PERPETUAL, 62);
            messages.feed().pass(TimeUnit.SECONDS.toNanos(1));
            messages.mark(PERPETUAL, 140);
            return messages.feed().sequence();
        }
    }

    private static void open(final Messages messages, final long account, final long lots) {
        messages.account(account, DOLLAR);
        messages.collateral(account, DOLLAR, 90_000);
        messages.fill(account, PERPETUAL, lots, 100, 0);
    }
}
