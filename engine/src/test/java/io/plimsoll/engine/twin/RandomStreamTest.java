package io.plimsoll.engine.twin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.ReasonCode;
import org.junit.jupiter.api.Test;

/** What the comparison is worth: the random streams reach every level and every reason. */
class RandomStreamTest {

    @Test
    void shouldReachEveryReasonAndEveryStepBetweenLevels() {
        final Census census = new Census();
        for (long seed = 1; seed <= 12; seed++) {
            for (final BookScale scale : BookScale.values()) {
                final long start = System.nanoTime();
                final Census one = new Census();
                new RandomRun(scale, seed, 2_000).compare(
                    NaiveEngine.Scope.EVERY_ACCOUNT,
                    (configuration, listener) ->
                        new NaiveEngine(configuration, listener, NaiveEngine.Scope.TOUCHED_ACCOUNTS),
                    (b, o, l) -> { census.onOutput(b, o, l); one.onOutput(b, o, l); });
                System.err.printf("%s %d: %d ms %s%n", scale, seed, (System.nanoTime() - start) / 1_000_000, one);
            }
        }
        System.err.println(census);
        for (final ReasonCode reason : ReasonCode.values()) {
            assertTrue(reason == ReasonCode.NULL_VAL || census.of(reason.name()) > 0, reason + " in " + census);
        }
        for (final Level from : Level.values()) {
            for (final Level to : Level.values()) {
                assertTrue(
                    from == to || from == Level.NULL_VAL || to == Level.NULL_VAL || census.of(from + " to " + to) > 0,
                    from + " to " + to + " in " + census);
            }
        }
    }
}
