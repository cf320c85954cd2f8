package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.DefineHeartbeatDecoder;

/**
 * What a DefineHeartbeat says: after how many seconds without a message a feed is stale; 0 for never.
 *
 * @param markSeconds       of the instrument's mark
 * @param volatilitySeconds of the volatilities of each expiry on it
 * @param forwardSeconds    of the forward of each expiry on it
 */
record Heartbeat(int markSeconds, int volatilitySeconds, int forwardSeconds) {
    private static final int LONGEST = 86_400;

    static Heartbeat of(final DefineHeartbeatDecoder definition) {
        return new Heartbeat(
            definition.markSeconds(), definition.volatilitySeconds(), definition.forwardSeconds());
    }

    /** Rule 11.6: whether all numbers are within their range. */
    boolean isAllowed() {
        return isSeconds(markSeconds) && isSeconds(volatilitySeconds) && isSeconds(forwardSeconds);
    }

    private static boolean isSeconds(final int seconds) {
        return VolatilityTerms.isBetween(seconds, 0, LONGEST);
    }
}
