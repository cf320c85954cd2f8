package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.BookScale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The margin engine says the same as the auditor's engine under rules version 4, whose scales follow volatility. To
 * repeat a failure, set {@code -Dplimsoll.twin.seed} to the seed it names; for more, {@code -Dplimsoll.twin.percent}.
 */
@Tag("slow")
class ScaleTwinTest {
    private static final long FIRST_SEED = Long.getLong("plimsoll.twin.seed", 20_261_130L);
    private static final long PERCENT = Long.getLong("plimsoll.twin.percent", 100L);
    private static final long MESSAGES_PER_BOOK = 4_000;
    private static final long PORTFOLIO_MESSAGES = 8_000;
    private static final long MESSAGES_PER_PORTFOLIO_BOOK = 1_000;

    @ParameterizedTest
    @CsvSource({"SMALL,60000", "MARKET,60000", "HEDGED,30000"})
    void shouldSayTheSameAsTheTwin(final BookScale scale, final long messages) {
        run(scale, FIRST_SEED, messages * PERCENT / 100, AuditEngine.Scope.TOUCHED_ACCOUNTS);
    }

    /** The same with a twin that evaluates every account after every message. */
    @ParameterizedTest
    @CsvSource({"SMALL,8000", "MARKET,8000", "HEDGED,4000"})
    void shouldSayTheSameAsAnEagerTwin(final BookScale scale, final long messages) {
        run(scale, -FIRST_SEED, messages * PERCENT / 100, AuditEngine.Scope.EVERY_ACCOUNT);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"SMALL,2000000", "MARKET,2000000", "HEDGED,1000000"})
    void shouldSayTheSameAsTheTwinForLong(final BookScale scale, final long messages) {
        run(scale, 7 * FIRST_SEED, messages * PERCENT / 100, AuditEngine.Scope.TOUCHED_ACCOUNTS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldSayTheSameOfPortfolios(final boolean isMarket) {
        long sent = 0;
        for (long seed = FIRST_SEED; sent < PORTFOLIO_MESSAGES * PERCENT / 100; seed++) {
            sent += RandomScaleRun.comparePortfolios(
                seed, isMarket, MESSAGES_PER_PORTFOLIO_BOOK,
                (configuration, outputs) -> new MarginEngine(configuration, outputs)::apply,
                (buffer, offset, length) -> { });
        }
        assertTrue(sent > 0);
    }

    private static void run(
        final BookScale scale, final long firstSeed, final long messages, final AuditEngine.Scope scope) {
        long sent = 0;
        for (long seed = firstSeed; sent < messages; seed++) {
            sent += new RandomScaleRun(scale, seed, MESSAGES_PER_BOOK).compare(
                scope,
                (configuration, outputs) -> new MarginEngine(configuration, outputs)::apply,
                (buffer, offset, length) -> { });
        }
        assertTrue(sent >= messages, "sent " + sent);
    }
}
