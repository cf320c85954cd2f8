package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomPortfolioBook;
import io.plimsoll.engine.kit.RandomPortfolioMessages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The margin engine and the auditor's engine say the same of random portfolios, byte for byte. To repeat a failure, set
 * {@code -Dplimsoll.twin.seed} to the seed it names; for more, {@code -Dplimsoll.twin.percent}.
 */
@Tag("slow")
class OptionBookTwinTest {
    private static final long FIRST_SEED = Long.getLong("plimsoll.twin.seed", 20_261_125L);
    private static final long PERCENT = Long.getLong("plimsoll.twin.percent", 100L);
    private static final long MESSAGES = 10_000;
    private static final long MESSAGES_PER_BOOK = 1_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldSayTheSameAsTheTwin(final boolean isMarket) {
        long sent = 0;
        for (long seed = FIRST_SEED; sent < MESSAGES * PERCENT / 100; seed++) {
            sent += compare(seed, isMarket);
        }
        assertTrue(sent > 0);
    }

    private static long compare(final long seed, final boolean isMarket) {
        final Dice dice = new Dice(seed);
        final EngineConfiguration configuration = RandomPortfolioBook.configuration(dice);
        final Comparison comparison = new Comparison(
            (isMarket ? "market" : "small") + " portfolios, seed " + seed, configuration,
            AuditEngine.Scope.EVERY_ACCOUNT,
            outputs -> new MarginEngine(configuration, outputs)::apply);
        final RandomPortfolioMessages stream = new RandomPortfolioMessages(
            new RandomPortfolioBook(dice, isMarket, new Messages(comparison)));
        comparison.echoTo(stream);
        while (comparison.messages() < MESSAGES_PER_BOOK) {
            stream.send();
        }
        return comparison.messages();
    }
}
