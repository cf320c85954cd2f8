package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;

/**
 * Rule 3, Level: the test for one level, breached if the left side is less than the right one.
 *
 * @param level that follows from a breach
 * @param cure  whether the ratio is the class's cure, for a level the account is at or beyond already
 * @param ratio r; null for BANKRUPT, which has none
 * @param left  E, or E0 for BANKRUPT; minor units of the valuation asset
 * @param right r x M, exact; 0 for BANKRUPT
 */
public record LevelTest(Level level, boolean cure, BigDecimal ratio, BigDecimal left, BigDecimal right) {

    static LevelTest ofBankruptcy(final BigDecimal equityWithoutHaircuts) {
        return new LevelTest(Level.BANKRUPT, false, null, equityWithoutHaircuts, BigDecimal.ZERO);
    }

    static LevelTest of(final Level level, final boolean cure, final BigDecimal ratio, final AccountTotals totals) {
        return new LevelTest(level, cure, ratio, totals.equity(), ratio.multiply(totals.maintenance()));
    }

    /**
     * The test in words.
     *
     * @return both sides, and which of them is less
     */
    public String text() {
        final String comparison = isBreached() ? " is below " : " is not below ";
        return level == Level.BANKRUPT
            ? "equity without haircuts " + left + comparison + "0"
            : "equity " + left + comparison + ratio.stripTrailingZeros().toPlainString() + " x maintenance = "
                + right.stripTrailingZeros().toPlainString();
    }

    /**
     * Whether the account is at this level or worse.
     *
     * @return true if the left side is less than the right one
     */
    public boolean isBreached() {
        return left.compareTo(right) < 0;
    }
}
