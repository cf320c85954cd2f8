package io.plimsoll.journal.audit;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;

/**
 * Rule 11.7, Depth: how thin the book was lately. What is gone counts at once; what is shown counts as far as it was
 * there throughout an interval. Thinness x 10^9.
 */
final class DepthEnvelope {
    private final HalfLife halfLife;
    private final long intervalNs;
    /** E. */
    private BigInteger thinness = Whole.BILLION;
    /** U. */
    private BigInteger thinnestOfInterval = Whole.BILLION;
    /** k; null before the first Depth. */
    private Long interval;

    DepthEnvelope(final SizeTerms terms) {
        halfLife = HalfLife.ofSamples(terms.recoverySamples());
        intervalNs = TimeUnit.SECONDS.toNanos(terms.recoverySampleSeconds());
    }

    BigInteger thinness() {
        return thinness;
    }

    /** A Depth said how thin the book is. */
    void tell(final long timeNs, final BigInteger told) {
        final long present = Math.floorDiv(timeNs, intervalNs);
        if (interval == null) {
            interval = present;
        }
        if (present > interval) {
            recover();
            thinnestOfInterval = told;
            interval = present;
        } else {
            thinnestOfInterval = thinnestOfInterval.max(told);
        }
        thinness = thinness.max(told);
    }

    private void recover() {
        if (thinnestOfInterval.compareTo(thinness) < 0) {
            final BigInteger beyond = thinness.subtract(thinnestOfInterval);
            thinness = thinnestOfInterval.add(Whole.ceil(beyond.multiply(halfLife.weight()), HalfLife.ONE));
        }
    }
}
