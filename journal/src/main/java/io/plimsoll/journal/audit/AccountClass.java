package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.Level;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * The ratios and cures of an account class.
 *
 * @param ratios of WARNING, MARGIN_CALL and LIQUIDATION, plain fractions
 * @param cures  alike, never below the ratios
 */
record AccountClass(Map<Level, Quotient> ratios, Map<Level, Quotient> cures) {
    private static final List<Level> FROM_WORST = List.of(Level.LIQUIDATION, Level.MARGIN_CALL, Level.WARNING);

    /** Class 0 as it exists from the start. */
    static AccountClass original() {
        final Map<Level, Quotient> ratios = Map.of(
            Level.WARNING, Quotient.decimal(15, -1),
            Level.MARGIN_CALL, Quotient.decimal(12, -1),
            Level.LIQUIDATION, Quotient.ONE);
        return new AccountClass(ratios, ratios);
    }

    /** Rule 3, Level. */
    Level levelOf(final Valuation valuation, final Level present) {
        if (valuation.equityWithoutHaircuts().signum() < 0) {
            return Level.BANKRUPT;
        }
        final Quotient equity = Quotient.of(valuation.equity());
        for (final Level level : FROM_WORST) {
            final boolean worse = level.value() > present.value();
            final Quotient ratio = worse ? ratios.get(level) : cures.get(level);
            if (equity.compareTo(ratio.times(valuation.maintenance())) < 0) {
                return level;
            }
        }
        return Level.HEALTHY;
    }

    /** Rule 3, Shortfall of a call to a level. */
    BigInteger shortfall(final Valuation valuation, final Level level) {
        if (level == Level.BANKRUPT) {
            return valuation.equityWithoutHaircuts().negate();
        }
        if (level == Level.HEALTHY) {
            return BigInteger.ZERO;
        }
        return ratios.get(level).times(valuation.maintenance()).ceil().subtract(valuation.equity())
            .max(BigInteger.ZERO);
    }
}
