package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.ReasonCode;
import org.junit.jupiter.api.Test;

/**
 * What the comparison is worth: the random streams reach every level and every reason. And the twin that evaluates
 * only touched accounts says the same as the one that evaluates all.
 */
class RandomStreamTest {

    @Test
    void shouldReachEveryReasonAndEveryStepBetweenLevels() {
        final Census census = new Census();
        for (long seed = 1; seed <= 12; seed++) {
            for (final BookScale scale : BookScale.values()) {
                new RandomRun(scale, seed, scale == BookScale.HEDGED ? 300 : 2_500).compare(
                    AuditEngine.Scope.EVERY_ACCOUNT,
                    (configuration, listener) ->
                        new AuditEngine(configuration, listener, AuditEngine.Scope.TOUCHED_ACCOUNTS)::apply,
                    census);
            }
        }
        for (final ReasonCode reason : ReasonCode.values()) {
            assertTrue(isOfOptions(reason) || census.of(reason.name()) > 0, reason + " in " + census);
        }
        for (final Level from : Level.values()) {
            for (final Level to : Level.values()) {
                assertTrue(
                    from == to || from == Level.NULL_VAL || to == Level.NULL_VAL || census.of(from + " to " + to) > 0,
                    from + " to " + to + " in " + census);
            }
        }
    }

    /** Streams under the closed rules know no options; nor is there what stands for no reason. */
    private static boolean isOfOptions(final ReasonCode reason) {
        return reason.value() >= ReasonCode.UNKNOWN_EXPIRY.value();
    }
}
