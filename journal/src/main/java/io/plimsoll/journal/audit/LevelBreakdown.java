package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Rule 3, Level: which level follows, and from what.
 *
 * @param ratios    of the account's class by level, WARNING, MARGIN_CALL and LIQUIDATION: for levels worse than before
 * @param cures     alike: for the level before and those not as bad
 * @param cause     the input that set the class; null for class 0 as it exists from the start
 * @param before    the level the account was told to be at
 * @param after     the level that the tests give
 * @param tests     in the order they are made, BANKRUPT first; the last one is the one that was breached, unless the
 *                  level is HEALTHY and none was
 * @param shortfall of a call to the level after, minor units of the valuation asset: ceil(ratio x M) - E, at least 0;
 *                  -E0 for BANKRUPT; 0 for HEALTHY
 */
public record LevelBreakdown(
    Map<Level, BigDecimal> ratios,
    Map<Level, BigDecimal> cures,
    Cause cause,
    Level before,
    Level after,
    List<LevelTest> tests,
    BigDecimal shortfall) {

    /**
     * The test that decides: the one that was breached, or the last one if none was.
     *
     * @return the last test made
     */
    public LevelTest deciding() {
        return tests.get(tests.size() - 1);
    }

    /**
     * Whether a margin call follows.
     *
     * @return true if the level is not what it was
     */
    public boolean isChange() {
        return before != after;
    }
}
