package io.plimsoll.transport.liquidation;

import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** An account as far as its calls are concerned: since when it has had its levels, and what it holds. */
final class WatchedAccount {
    /** It does not have the level. */
    static final long NOT = Long.MIN_VALUE;

    private final Map<String, BigDecimal> held = new HashMap<>();
    private final long[] sinceNs = {NOT, NOT, NOT, NOT, NOT};
    private CallEpisode episode;
    private long liquidatedNs = NOT;
    private boolean isPaidIn;

    /** Its level is another one from now on. */
    void level(final Level from, final Level to, final long nowNs) {
        for (int level = from.value() + 1; level <= to.value(); level++) {
            sinceNs[level] = nowNs;
        }
        for (int level = to.value() + 1; level <= from.value(); level++) {
            sinceNs[level] = NOT;
        }
    }

    /** Since when it has had this level or a worse one; {@link #NOT} if it has not. */
    long sinceNs(final Level level) {
        return sinceNs[level.value()];
    }

    /**
     * It trades.
     *
     * @return whether its position is larger than before
     */
    boolean isAddedTo(final String symbol, final BigDecimal quantity) {
        final BigDecimal before = held.getOrDefault(symbol, BigDecimal.ZERO);
        final BigDecimal after = before.add(quantity);
        held.put(symbol, after);
        return after.abs().compareTo(before.abs()) > 0;
    }

    void payIn() {
        isPaidIn = true;
    }

    /** Whether a deposit was recorded by now. */
    boolean isPaidIn() {
        return isPaidIn;
    }

    /** Its call to LIQUIDATION or worse that is in force; null if there is none. */
    CallEpisode episode() {
        return episode;
    }

    /** The venue liquidates it: that is what its call became, and any further call in the same second. */
    void liquidate(final long nowNs) {
        liquidatedNs = nowNs;
        if (episode != null) {
            episode.liquidate();
        }
    }

    void begin(final CallEpisode begun) {
        episode = begun;
        if (begun.startNs() == liquidatedNs) {
            begun.liquidate();
        }
    }

    void end(final long nowNs, final Cause cause) {
        episode.end(nowNs, cause);
        episode = null;
    }
}
