package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a grid charges for one requirement of an underlying (rule 10.4, step 9), plain fractions.
 *
 * @param factor     of the worst outcome
 * @param linear     share of the size of perpetuals and futures
 * @param nakedShort share of the size of options sold beyond those bought at the same strike
 */
public record PortfolioCharges(BigDecimal factor, BigDecimal linear, BigDecimal nakedShort) {

    /** The same with more of the worst outcome. */
    PortfolioCharges increased(final BigDecimal increase) {
        return new PortfolioCharges(factor.add(increase), linear, nakedShort);
    }

    /** The three charges together. */
    BigDecimal of(final BigDecimal worst, final UnderlyingSizes sizes) {
        return ceil(factor.multiply(worst.negate())).add(ofLinear(sizes)).add(ofNakedShorts(sizes));
    }

    BigDecimal ofLinear(final UnderlyingSizes sizes) {
        return ceil(linear.multiply(sizes.linear()));
    }

    BigDecimal ofNakedShorts(final UnderlyingSizes sizes) {
        return ceil(nakedShort.multiply(sizes.nakedShorts()));
    }

    private static BigDecimal ceil(final BigDecimal amount) {
        return amount.setScale(0, RoundingMode.CEILING);
    }
}
