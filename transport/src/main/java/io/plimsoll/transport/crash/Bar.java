package io.plimsoll.transport.crash;

import java.math.BigDecimal;
import java.util.List;

/**
 * Prices of an interval.
 *
 * @param openTimeNs when it starts
 * @param open       first price
 * @param high       highest
 * @param low        lowest
 * @param close      last price
 */
record Bar(long openTimeNs, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
    /** Prices that a bar knows. */
    static final int POINTS = 4;

    /** What an interval is taken to have seen: open, the extreme nearer to it (or else the low), the other, close. */
    List<BigDecimal> path() {
        final boolean isHighNearer = high.subtract(open).compareTo(open.subtract(low)) < 0;
        return isHighNearer ? List.of(open, high, low, close) : List.of(open, low, high, close);
    }

    /** Whether there can be such a bar. */
    boolean isPossible() {
        return low.signum() > 0 && low.compareTo(open.min(close)) <= 0 && high.compareTo(open.max(close)) >= 0;
    }
}
