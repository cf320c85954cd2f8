package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Rule 11.1, Bounds: the most that the rules which an instrument ever had can make of its rates. Plain fractions.
 *
 * @param scale           the largest of its scale rules, at least 1
 * @param closeOut        the largest close-out factor of its size charges, at least 1
 * @param sizeRate        the largest rate of its size charges, at least 0
 * @param hasOpenInterest whether initial rates ever could grow to 1 with open interest
 */
record LargestFactors(BigDecimal scale, BigDecimal closeOut, BigDecimal sizeRate, boolean hasOpenInterest) {
    /** Of an instrument without any such rule. */
    static final LargestFactors NONE =
        new LargestFactors(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, false);

    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(100);
    private static final int DECIMAL_PLACES = 9;

    /** With a scale rule more. */
    LargestFactors withScale(final BigDecimal largestScale) {
        return new LargestFactors(scale.max(largestScale), closeOut, sizeRate, hasOpenInterest);
    }

    /** With a size charge more. */
    LargestFactors with(final SizeTerms terms) {
        return new LargestFactors(
            scale,
            closeOut.max(new BigDecimal(terms.largestCloseOutFactor(), DECIMAL_PLACES)),
            sizeRate.max(new BigDecimal(terms.largestSizeRate(), DECIMAL_PLACES)),
            hasOpenInterest || terms.hasOpenInterest());
    }

    /** Whether no rate of tiers can come to more than there is room for. */
    boolean allow(final List<MarginTier> tiers) {
        return largestRate(tiers).compareTo(HIGHEST_RATE) <= 0;
    }

    /** The most that a rate of tiers can come to; without tiers that of size alone. */
    BigDecimal largestRate(final List<MarginTier> tiers) {
        BigDecimal largest = hasOpenInterest ? BigDecimal.ONE : BigDecimal.ZERO;
        for (final MarginTier tier : tiers) {
            largest = largest.max(tier.maintenanceRate()).max(tier.initialRate());
        }
        return roundedUp(roundedUp(largest.multiply(scale)).multiply(closeOut)).add(sizeRate);
    }

    private static BigDecimal roundedUp(final BigDecimal rate) {
        return rate.setScale(DECIMAL_PLACES, RoundingMode.CEILING);
    }
}
