package io.plimsoll.engine.volatility;

import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * A volatility that is to count at least, from an announced time on, by a ramp. Only reviews move it. All volatilities
 * are a year, x 10^9.
 */
final class Forecast {
    /** The latest end, nanoseconds after the announcement. */
    static final long LONGEST_NS = 365 * 86_400 * 1_000_000_000L;

    private boolean isAnnounced;
    private boolean hasBegun;
    private long target;
    private long startNs;
    private long fullNs;
    private long endNs;
    private long from;
    private long value;

    /** Takes the place of what was announced before; the value stays until the first review of the new ramp. */
    void announce(final long volatility, final long rampStartNs, final long rampFullNs, final long rampEndNs) {
        isAnnounced = true;
        hasBegun = false;
        target = volatility;
        startNs = rampStartNs;
        fullNs = rampFullNs;
        endNs = rampEndNs;
        from = 0;
    }

    boolean isDue(final long timeNs) {
        return isAnnounced && timeNs >= startNs;
    }

    /** At a review when it is due: where the ramp is now, or that it is over. */
    void review(final long timeNs, final long charged, final Wide wide) {
        if (!hasBegun) {
            from = Math.max(value, charged);
            hasBegun = true;
        }
        if (timeNs >= endNs) {
            clear();
        } else if (target <= from) {
            value = 0;
        } else if (timeNs >= fullNs) {
            value = target;
        } else {
            value = from
                + wide.product(target - from, timeNs - startNs).dividedDown(fullNs - startNs).value();
        }
    }

    private void clear() {
        announce(0, 0, 0, 0);
        isAnnounced = false;
        value = 0;
    }

    /** What counts at least since the last review; 0 if nothing does. */
    long value() {
        return value;
    }

    void writeTo(final StateSink sink) {
        sink.put(isAnnounced ? 1 : 0);
        if (isAnnounced) {
            sink.put(target);
            sink.put(startNs);
            sink.put(fullNs);
            sink.put(endNs);
            sink.put(hasBegun ? 1 : 0);
            sink.put(from);
            sink.put(value);
        }
    }

    void readFrom(final StateSource state) {
        isAnnounced = state.nextBoolean("whether there is a forecast");
        if (isAnnounced) {
            target = state.nextLong("forecast", 1, UnderlyingTable.LARGEST_VOLATILITY);
            startNs = state.next();
            fullNs = state.nextLong("time of a full forecast", startNs, Long.MAX_VALUE - 1);
            endNs = state.nextLong("end of a forecast", fullNs + 1, latestEndNs(startNs));
            hasBegun = state.nextBoolean("whether a forecast has begun");
            from = state.nextLong("where a forecast begins", 0, hasBegun ? UnderlyingTable.LARGEST_VOLATILITY : 0);
            value = state.nextLong("present forecast", 0, UnderlyingTable.LARGEST_VOLATILITY);
        }
    }

    /** The latest end of what is announced at a time. */
    static long latestEndNs(final long timeNs) {
        return timeNs > Long.MAX_VALUE - LONGEST_NS ? Long.MAX_VALUE : timeNs + LONGEST_NS;
    }
}
