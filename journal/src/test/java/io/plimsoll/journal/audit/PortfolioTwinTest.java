package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomPortfolios;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The margin engine says the same as the auditor's engine about portfolio accounts. To repeat a failure, set
 * {@code -Dplimsoll.twin.seed} to the seed it names; for more, {@code -Dplimsoll.twin.percent}.
 */
@Tag("slow")
class PortfolioTwinTest {
    private static final long FIRST_SEED = Long.getLong("plimsoll.twin.seed", 20_261_125L);
    private static final long PERCENT = Long.getLong("plimsoll.twin.percent", 100L);
    private static final int ACCOUNTS = 16;
    private static final long MESSAGES_PER_BOOK = 2_000;

    @ParameterizedTest
    @CsvSource({"EVERY_ACCOUNT,8000"})
    void shouldSayTheSameAsTheTwin(final AuditEngine.Scope scope, final long messages) {
        run(scope, FIRST_SEED, messages * PERCENT / 100);
    }

    @Tag("long")
    @Test
    void shouldSayTheSameAsTheTwinForLong() {
        run(AuditEngine.Scope.EVERY_ACCOUNT, 7 * FIRST_SEED, 10_000 * PERCENT);
    }

    private static void run(final AuditEngine.Scope scope, final long firstSeed, final long messages) {
        long sent = 0;
        for (long seed = firstSeed; sent < messages; seed++) {
            final EngineConfiguration configuration = RandomPortfolios.configuration(ACCOUNTS);
            final Comparison comparison = new Comparison(
                "portfolios of seed " + seed, configuration, scope,
                outputs -> new MarginEngine(configuration, outputs)::apply);
            final RandomPortfolios stream =
                new RandomPortfolios(new Dice(seed), new Messages(comparison), ACCOUNTS);
            comparison.echoTo(stream);
            while (comparison.messages() < MESSAGES_PER_BOOK) {
                stream.send();
            }
            sent += comparison.messages();
        }
        assertTrue(sent >= messages, "sent " + sent);
    }
}
