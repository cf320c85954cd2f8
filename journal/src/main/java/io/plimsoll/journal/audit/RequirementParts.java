package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Rule 11.1: what a requirement of a position is made of, in settlement minor units.
 *
 * @param base     A, or B of initial margin: by the tier alone
 * @param scaling  what the scale makes of that, negative if it lowers it
 * @param closeOut what a longer close-out adds
 * @param size     what size and a thin book add
 */
public record RequirementParts(BigDecimal base, BigDecimal scaling, BigDecimal closeOut, BigDecimal size) {
    static final RequirementParts NONE =
        new RequirementParts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** By a scale, and a close-out factor and a size rate of the notional, both x 10^9. */
    static RequirementParts of(
        final BigDecimal base,
        final BigDecimal scale,
        final BigInteger closeOut,
        final Quotient notional,
        final BigInteger sizeRate) {
        final BigDecimal scaled = Quotient.of(base.multiply(scale)).ceil();
        final BigDecimal closed = Quotient.of(scaled.multiply(SizeFactors.fraction(closeOut))).ceil();
        return new RequirementParts(
            base,
            scaled.subtract(base),
            closed.subtract(scaled),
            notional.times(SizeFactors.fraction(sizeRate)).ceil());
    }

    /**
     * What is required.
     *
     * @return the sum of the parts
     */
    public BigDecimal total() {
        return base.add(scaling).add(closeOut).add(size);
    }
}
