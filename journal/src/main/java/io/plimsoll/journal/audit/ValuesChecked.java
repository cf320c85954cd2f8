package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * How the values of options that an audit used compare with what they are in more than fifty digits (rule 10.3).
 *
 * @param values           that were used, each counted once; one that comes up again after very many others counts anew
 * @param checked          of them
 * @param largestDeviation of those checked, as a share of the greater of the underlying's price and the strike
 */
public record ValuesChecked(long values, long checked, BigDecimal largestDeviation) {
    /** The largest deviation that is no difference, but for skews, which rule 10.3 allows more. */
    public static final BigDecimal TOLERANCE = new BigDecimal("1e-12");
}
