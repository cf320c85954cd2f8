package io.plimsoll.transport.liquidation;

import io.plimsoll.engine.wire.Level;

/**
 * How long an account has had its levels, each or a worse one; {@link #NOT} if it has not.
 *
 * @param warningNs     WARNING
 * @param marginCallNs  MARGIN_CALL
 * @param liquidationNs LIQUIDATION
 */
record EarlyTimes(long warningNs, long marginCallNs, long liquidationNs) {
    /** It does not have the level. */
    static final long NOT = -1;

    static EarlyTimes of(final WatchedAccount account, final long nowNs) {
        return new EarlyTimes(early(account, Level.WARNING, nowNs), early(account, Level.MARGIN_CALL, nowNs),
            early(account, Level.LIQUIDATION, nowNs));
    }

    /** Where it does not have a level, as long as this says. */
    EarlyTimes orElse(final EarlyTimes other) {
        return new EarlyTimes(
            warningNs == NOT ? other.warningNs : warningNs,
            marginCallNs == NOT ? other.marginCallNs : marginCallNs,
            liquidationNs == NOT ? other.liquidationNs : liquidationNs);
    }

    private static long early(final WatchedAccount account, final Level level, final long nowNs) {
        final long sinceNs = account.sinceNs(level);
        return sinceNs == WatchedAccount.NOT ? NOT : nowNs - sinceNs;
    }
}
