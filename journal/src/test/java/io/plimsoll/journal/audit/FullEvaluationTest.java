package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.scenario.GridMargin;
import io.plimsoll.engine.wire.AccountReportDecoder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The auditor's requirements, by exact sums on the lattice, and those of the full evaluation, in doubles at the price
 * itself, are the same but for what follows from how they are computed.
 *
 * <p><b>At a node</b> every option is rounded down by less than one minor unit in a scenario and now, every expiry's
 * discount and every weight by one and by 2^-32 of what it is of; three charges are rounded up. So they agree to
 * {@code 4 n + 16} minor units, n options held, and 2^-28 of the worth of the underlying that all is on.
 *
 * <p><b>Between nodes</b> a value lies on the chord over a step h. An option's value is convex in the price and its
 * slope changes by the price factor at most, so the chord is above it by no more than {@code h / 4} times that for each
 * unit. With price factors by weights up to 1.18 in scenarios, 1 now, and half of the basis charge's beyond, that is
 * less than {@code h} for each unit: less than 2^-8 of the price. An inverse option is worth that many coins fewer.
 */
@Tag("slow")
class FullEvaluationTest {
    private static final int PORTFOLIOS = 300;
    private static final double ROUNDING = 0x1p-28;
    private static final int SIGNIFICANT_BITS = 9;

    private final Dice dice = new Dice(20_261_125L);

    @Test
    void shouldAgreeAtNodes() {
        for (int i = 0; i < PORTFOLIOS; i++) {
            final long ticks = dice.between(256L, 511L) << dice.between(5, 12);
            compare(new RandomPortfolio(dice, ticks, i % 2 == 1), 0);
        }
    }

    @Test
    void shouldAgreeBetweenNodesToTheChord() {
        double widest = 0;
        for (int i = 0; i < PORTFOLIOS; i++) {
            final long ticks = dice.between(10_000L, 2_000_000L);
            final long step = 1L << Long.SIZE - Long.numberOfLeadingZeros(ticks) - SIGNIFICANT_BITS;
            widest = Math.max(widest, compare(new RandomPortfolio(dice, ticks, i % 2 == 1), step));
        }
        assertTrue(widest > 0.001, "no portfolio was off the curve; the widest by " + widest + " of the bound");
    }

    /** Returns the largest difference as a part of what is allowed. */
    private static double compare(final RandomPortfolio portfolio, final long step) {
        final AccountReportDecoder report = portfolio.report();
        final GridMargin full = portfolio.inFull();
        final double allowed = 4 * portfolio.optionCount() + 16
            + portfolio.gross() * ROUNDING
            + portfolio.optionUnits() * step;
        assertEquals(full.maintenanceRequirement(), report.maintenanceRequirement(), allowed);
        assertEquals(full.initialRequirement(), report.initialRequirement(), allowed);
        return Math.max(
            Math.abs(full.maintenanceRequirement() - report.maintenanceRequirement()),
            Math.abs(full.initialRequirement() - report.initialRequirement())) / allowed;
    }
}
