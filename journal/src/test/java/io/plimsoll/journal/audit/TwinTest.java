package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.BookScale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The margin engine says the same as its twin, the auditor's engine, byte for byte: a million messages in the normal
 * build, ten million and more in the long one. To repeat a failure, set {@code -Dplimsoll.twin.seed} to the seed it
 * names; for more, {@code -Dplimsoll.twin.percent}.
 */
class TwinTest {
    private static final long FIRST_SEED = Long.getLong("plimsoll.twin.seed", 20_261_121L);
    private static final long PERCENT = Long.getLong("plimsoll.twin.percent", 100L);
    private static final long MESSAGES_PER_BOOK = 5_000;

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"SMALL,400000", "MARKET,400000", "HEDGED,175000"})
    void shouldSayTheSameAsTheTwin(final BookScale scale, final long messages) {
        run(scale, FIRST_SEED, messages * PERCENT / 100, AuditEngine.Scope.TOUCHED_ACCOUNTS);
    }

    /** The same with a twin that evaluates every account after every message. */
    @ParameterizedTest
    @CsvSource({"SMALL,10000", "MARKET,10000", "HEDGED,5000"})
    void shouldSayTheSameAsAnEagerTwin(final BookScale scale, final long messages) {
        run(scale, -FIRST_SEED, messages * PERCENT / 100, AuditEngine.Scope.EVERY_ACCOUNT);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"SMALL,4000000", "MARKET,5000000", "HEDGED,3000000"})
    void shouldSayTheSameAsTheTwinForLong(final BookScale scale, final long messages) {
        run(scale, 7 * FIRST_SEED, messages * PERCENT / 100, AuditEngine.Scope.TOUCHED_ACCOUNTS);
    }

    private static void run(
        final BookScale scale, final long firstSeed, final long messages, final AuditEngine.Scope scope) {
        long sent = 0;
        long eagerEntries = 0;
        for (long seed = firstSeed; sent < messages; seed++) {
            final MarginEngine[] engine = new MarginEngine[1];
            sent += new RandomRun(scale, seed, MESSAGES_PER_BOOK).compare(
                scope,
                (configuration, outputs) -> {
                    engine[0] = new MarginEngine(configuration, outputs);
                    return engine[0]::apply;
                },
                (buffer, offset, length) -> { });
            eagerEntries += engine[0].eagerEntries();
        }
        assertTrue(sent >= messages, "sent " + sent);
        assertTrue(eagerEntries > 0, "no account was on the eager list: not all of the engine was tried");
    }
}
