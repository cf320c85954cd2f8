package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ratios and cures of an account class.
 *
 * @param ratios of WARNING, MARGIN_CALL and LIQUIDATION, plain fractions
 * @param cures  alike, never below the ratios
 * @param cause  the input that set them; null for class 0 as it exists from the start
 */
record AccountClass(Map<Level, BigDecimal> ratios, Map<Level, BigDecimal> cures, Cause cause) {
    private static final List<Level> FROM_WORST = List.of(Level.LIQUIDATION, Level.MARGIN_CALL, Level.WARNING);

    /** Class 0 as it exists from the start. */
    static AccountClass original() {
        final Map<Level, BigDecimal> ratios = Map.of(
            Level.WARNING, new BigDecimal("1.5"),
            Level.MARGIN_CALL, new BigDecimal("1.2"),
            Level.LIQUIDATION, BigDecimal.ONE);
        return new AccountClass(ratios, ratios, null);
    }

    /** Rule 3, Level: its tests from the worst level on, until one is breached. */
    LevelBreakdown judge(final Level present, final AccountTotals totals) {
        final List<LevelTest> tests = new ArrayList<>(Level.values().length);
        LevelTest test = LevelTest.ofBankruptcy(totals.equityWithoutHaircuts());
        tests.add(test);
        for (int i = 0; i < FROM_WORST.size() && !test.isBreached(); i++) {
            final Level level = FROM_WORST.get(i);
            final boolean cure = level.value() <= present.value();
            final BigDecimal ratio = (cure ? cures : ratios).get(level);
            test = LevelTest.of(level, cure, ratio, totals);
            tests.add(test);
        }
        final Level found = test.isBreached() ? test.level() : Level.HEALTHY;
        return new LevelBreakdown(
            ratios, cures, cause, present, found, List.copyOf(tests), shortfall(found, totals));
    }

    /** Rule 3, Shortfall of a call to a level. */
    private BigDecimal shortfall(final Level level, final AccountTotals totals) {
        if (level == Level.BANKRUPT) {
            return totals.equityWithoutHaircuts().negate();
        }
        if (level == Level.HEALTHY) {
            return BigDecimal.ZERO;
        }
        final BigDecimal needed = ratios.get(level).multiply(totals.maintenance()).setScale(0, RoundingMode.CEILING);
        return needed.subtract(totals.equity()).max(BigDecimal.ZERO);
    }
}
