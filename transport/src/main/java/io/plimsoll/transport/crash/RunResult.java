package io.plimsoll.transport.crash;

import java.util.BitSet;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * What came of one run.
 *
 * @param bars              in order of time
 * @param warned            accounts that were called to MARGIN_CALL before anything worse
 * @param called            accounts that were called to MARGIN_CALL or worse
 * @param calledByScale     those that were because of a change of scale, at least once
 * @param liquidated        accounts that were called to LIQUIDATION or worse
 * @param liquidatedByScale those that were because of a change of scale
 * @param mostInRollOut     calls that one RollOut came with
 */
record RunResult(
    List<BarCounts> bars,
    BitSet warned,
    BitSet called,
    BitSet calledByScale,
    BitSet liquidated,
    BitSet liquidatedByScale,
    int mostInRollOut) {

    RunResult {
        bars = List.copyOf(bars);
    }

    long sum(final ToLongFunction<BarCounts> figure) {
        return bars.stream().mapToLong(figure).sum();
    }

    int most(final ToIntFunction<BarCounts> figure) {
        return bars.stream().mapToInt(figure).max().orElseThrow();
    }

    /** How many are in the one set and not in the other. */
    static int without(final BitSet these, final BitSet those) {
        final BitSet rest = (BitSet) these.clone();
        rest.andNot(those);
        return rest.cardinality();
    }
}
