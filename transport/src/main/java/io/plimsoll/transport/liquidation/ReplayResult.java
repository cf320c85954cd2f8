package io.plimsoll.transport.liquidation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of a replay.
 *
 * @param rate      of maintenance
 * @param cases     recorded liquidations in order of time
 * @param episodes  calls to LIQUIDATION in order of time
 * @param takeovers trade prices that were left out, being those of positions taken over
 * @param sent      messages that the engine was sent, definitions not counted
 * @param refused   how many of them it refused, by message and reason
 * @param lastNs    end of the record
 */
record ReplayResult(
    BigDecimal rate,
    List<ReplayedCase> cases,
    List<CallEpisode> episodes,
    long takeovers,
    long sent,
    Map<String, Long> refused,
    long lastNs) {

    Stream<ReplayedCase> cases(final Called called) {
        return cases.stream().filter(each -> each.called() == called);
    }

    Stream<ReplayedCase> cases(final Rebuilt rebuilt) {
        return cases.stream().filter(each -> each.rebuilt() == rebuilt);
    }

    long count(final Rebuilt rebuilt, final Called called) {
        return cases(rebuilt).filter(each -> each.called() == called).count();
    }

    long count(final Fate fate) {
        return episodes.stream().filter(episode -> episode.fate() == fate).count();
    }

    /** Calls that never became a liquidation. */
    Stream<CallEpisode> never() {
        return episodes.stream().filter(CallEpisode::isNever);
    }

    /** Those of them against which the record itself says nothing. */
    Stream<CallEpisode> neverUncontradicted() {
        return never().filter(episode -> episode.contradictions().isEmpty());
    }
}
