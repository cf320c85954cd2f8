package io.plimsoll.journal.audit;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;

/** Rule 11.3: how the scale of one instrument follows volatility. All numbers are x 10^9. */
final class ScaleRule {
    private static final BigInteger HOUR_NS = Whole.of(TimeUnit.HOURS.toNanos(1));

    private ScaleTerms terms;
    /** By which the scale may rise now. */
    private BigInteger rise;
    /** By which the reserve may grow now. */
    private BigInteger refill = BigInteger.ZERO;
    /** Of the last review; null before the first. */
    private Long lastReviewNs;
    private BigInteger uncovered = BigInteger.ZERO;

    /**
     * What a review found.
     *
     * @param coming    the scale that comes
     * @param wanted    t0: the scale that volatility asks for
     * @param uncovered what of that is held back
     * @param isNews    whether so much was not held back after the review before
     */
    record Finding(BigInteger coming, BigInteger wanted, BigInteger uncovered, boolean isNews) {
    }

    ScaleRule(final ScaleTerms terms) {
        this.terms = terms;
        rise = terms.riseAtOnce();
    }

    /** DefineScale again: what was saved up stays, as far as the new rule lets it. */
    void define(final ScaleTerms newTerms) {
        terms = newTerms;
        rise = rise.min(terms.riseAtOnce());
        refill = refill.min(terms.step());
    }

    int volatilityInstrumentId() {
        return terms.volatilityInstrumentId();
    }

    /**
     * Reviews the scale.
     *
     * @param inForce    the scale in force
     * @param timeNs     of the review
     * @param volatility that is charged
     * @param isStale    whether it is stale
     */
    Finding review(final BigInteger inForce, final long timeNs, final BigInteger volatility, final boolean isStale) {
        save(lastReviewNs == null ? BigInteger.ZERO : Whole.of(timeNs - lastReviewNs));
        lastReviewNs = timeNs;
        final BigInteger raw = Whole.ceil(volatility.multiply(Whole.BILLION), terms.reference());
        final BigInteger wanted = terms.scaleFor(raw);
        final BigInteger coming = coming(terms.scaleFor(inForce), raw, wanted, isStale);
        final BigInteger before = uncovered;
        uncovered = wanted.subtract(coming).max(BigInteger.ZERO);
        return new Finding(coming, wanted, uncovered, !uncovered.equals(before));
    }

    /** Step 2: what may be used grows with time. */
    private void save(final BigInteger elapsedNs) {
        rise = rise.add(Whole.floor(terms.risePerHour().multiply(elapsedNs), HOUR_NS)).min(terms.riseAtOnce());
        refill = refill.add(Whole.floor(terms.refillPerHour().multiply(elapsedNs), HOUR_NS)).min(terms.step());
    }

    /** Step 4. */
    private BigInteger coming(
        final BigInteger scale, final BigInteger raw, final BigInteger wanted, final boolean isStale) {
        if (scale.compareTo(wanted) < 0) {
            final BigInteger raised = raised(scale, wanted);
            rise = rise.subtract(raised.subtract(scale)).max(BigInteger.ZERO);
            return raised;
        }
        final BigInteger withReserve = Whole.more(raw, terms.reserve());
        if (scale.compareTo(terms.scaleFor(withReserve)) < 0) {
            if (refill.compareTo(terms.step()) < 0) {
                return scale;
            }
            refill = refill.subtract(terms.step());
            return scale.add(terms.step());
        }
        final boolean isAbove = scale.compareTo(terms.scaleFor(Whole.more(withReserve, terms.hysteresis()))) > 0;
        return isAbove && !isStale ? scale.subtract(terms.step()) : scale;
    }

    /**
     * As far as what was saved up lets it, and so far that no more than the largest gap is left; with 0 all the way.
     */
    private BigInteger raised(final BigInteger scale, final BigInteger wanted) {
        final BigInteger allowed = scale.add(Whole.floor(rise, terms.step()).multiply(terms.step()));
        return wanted.min(allowed).max(wanted.subtract(terms.largestGap()));
    }
}
