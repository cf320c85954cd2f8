package io.plimsoll.engine.margin;

import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.wire.Level;

/** From equity and maintenance to an account's level, with hysteresis; products are compared, nothing is divided. */
public final class LevelRule {
    private static final int WARNING = Level.WARNING.value();
    private static final int LIQUIDATION = Level.LIQUIDATION.value();
    private static final int BANKRUPT = Level.BANKRUPT.value();

    private final AccountClassTable classes;
    private final Wide wide = new Wide();

    /**
     * The rule for all classes.
     *
     * @param classes their ratios
     */
    public LevelRule(final AccountClassTable classes) {
        this.classes = classes;
    }

    /**
     * The level of an account.
     *
     * @param margin       just calculated
     * @param accountClass index of its class
     * @param present      its level before
     * @return its level now, as on the wire
     */
    public int level(final AccountMargin margin, final int accountClass, final int present) {
        if (margin.equityWithoutHaircuts() < 0) {
            return BANKRUPT;
        }
        for (int level = LIQUIDATION; level >= WARNING; level--) {
            final long ratio = level > present ? classes.ratio(accountClass, level) : classes.cure(accountClass, level);
            if (isBelow(margin, ratio)) {
                return level;
            }
        }
        return Level.HEALTHY.value();
    }

    /**
     * What is missing to a level's ratio.
     *
     * @param margin       just calculated
     * @param accountClass index of the account's class
     * @param level        its level
     * @return valuation minor units, 0 if nothing is missing
     */
    public long shortfall(final AccountMargin margin, final int accountClass, final int level) {
        if (level == BANKRUPT) {
            return -margin.equityWithoutHaircuts();
        }
        if (level < WARNING) {
            return 0;
        }
        final long needed = wide.product(margin.maintenance(), classes.ratio(accountClass, level))
            .dividedUp(Rate.ONE).value();
        return Math.max(0, needed - margin.equity());
    }

    private static boolean isBelow(final AccountMargin margin, final long ratio) {
        return margin.equity() < 0
            || Wide.productLess(margin.equity(), Rate.ONE, margin.maintenance(), ratio);
    }
}
