package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the comparison under version 4 is worth: the random streams reach every step of a scale and every refusal. And
 * the twin that evaluates only touched accounts says the same as the one that evaluates all.
 */
@Tag("slow")
class RandomScaleStreamTest {
    private static final List<String> REACHED = List.of(
        "call", "call in a roll-out", "roll-out", "roll-out over",
        "rise", "fall", "same", "uncovered", "covered", "stale", "fresh", "charged", "charged more",
        "36 UNKNOWN_INSTRUMENT", "36 INSTRUMENT_NOT_TRADING", "36 INVALID_DEFINITION", "36 NOT_PERMITTED",
        "36 TRUNCATED",
        "37 UNKNOWN_INSTRUMENT", "37 NOT_MARGINED", "37 INSTRUMENT_NOT_TRADING", "37 NO_VOLATILITY",
        "37 INVALID_DEFINITION", "37 OVERFLOW", "37 NOT_PERMITTED", "37 TRUNCATED",
        "41 UNKNOWN_INSTRUMENT", "41 INSTRUMENT_NOT_TRADING", "41 INVALID_DEFINITION", "41 NOT_PERMITTED",
        "MARK silent", "MARK speaks",
        "THINNESS", "CLOSE_OUT_LOTS", "EXTRA_HAIRCUT",
        "17 UNKNOWN_INSTRUMENT", "17 INVALID_DEFINITION", "17 TIME_AHEAD", "17 TIME_BACKWARDS",
        "18 UNKNOWN_INSTRUMENT", "18 NOT_MARGINED", "18 INVALID_DEFINITION", "18 OVERFLOW", "18 NOT_PERMITTED",
        "38 UNKNOWN_INSTRUMENT", "38 NOT_MARGINED", "38 INVALID_DEFINITION",
        "19 UNKNOWN_ASSET", "19 INVALID_DEFINITION",
        "39 UNKNOWN_ASSET", "39 INVALID_DEFINITION", "39 NO_VOLATILITY",
        "40 UNKNOWN_INSTRUMENT", "40 INVALID_DEFINITION", "10 COMBINED_PRICE",
        "42 INVALID_DEFINITION", "42 NOT_PERMITTED",
        "43 UNKNOWN_INSTRUMENT", "43 NO_VOLATILITY", "43 VOLATILITY_OUT_OF_RANGE", "43 INVALID_DEFINITION",
        "43 NOT_PERMITTED",
        "44 INVALID_DEFINITION", "44 NOT_PERMITTED");

    @Test
    void shouldReachEveryStepAndEveryRefusal() {
        final ScaleCensus census = new ScaleCensus();
        for (long seed = 1; seed <= 6; seed++) {
            for (final BookScale scale : BookScale.values()) {
                new RandomScaleRun(scale, seed, scale == BookScale.HEDGED ? 400 : 2_500).compare(
                    AuditEngine.Scope.EVERY_ACCOUNT,
                    (configuration, listener) ->
                        new AuditEngine(configuration, listener, AuditEngine.Scope.TOUCHED_ACCOUNTS)::apply,
                    census);
            }
        }
        for (final String what : REACHED) {
            assertTrue(census.of(what) > 0, what + " in " + census);
        }
    }

    /** Calls of portfolio accounts too, among them those of expiries, which follow a review. */
    @Test
    void shouldRollOutAmongPortfolios() {
        final ScaleCensus census = new ScaleCensus();
        for (long seed = 1; seed <= 2; seed++) {
            RandomScaleRun.comparePortfolios(
                seed, seed % 2 == 0, 1_200,
                (configuration, listener) ->
                    new AuditEngine(configuration, listener, AuditEngine.Scope.TOUCHED_ACCOUNTS)::apply,
                census);
        }
        for (final String what : List.of(
            "call in a roll-out", "roll-out over", "rise", "fall", "37 NOT_MARGINED",
            "VOLATILITY silent", "VOLATILITY speaks", "FORWARD silent", "FORWARD speaks")) {
            assertTrue(census.of(what) > 0, what + " in " + census);
        }
    }
}
