package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Rule 11.2: the volatility of one instrument by its marks, and what of it is charged; a year, x 10^9. */
final class Volatility {
    private static final BigInteger YEAR_SECONDS = Whole.of(31_536_000);
    private static final BigInteger TWO_BILLIONS = Whole.BILLION.shiftLeft(1);

    private VolatilityTerms terms;
    /** V: of one sampling interval, x 10^18. */
    private BigInteger variance;
    /** p: of the last sample, in ticks; null while there is none. */
    private BigInteger price;
    /** k: the interval of the last sample. */
    private long interval;
    private long lastTickNs;
    /** f. */
    private BigInteger forecast = BigInteger.ZERO;
    /** Null without one. */
    private Forecast announced;
    /** Where the ramp came from; null before it has started. */
    private BigInteger rampFrom;

    Volatility(final VolatilityTerms terms) {
        this.terms = terms;
        begin();
    }

    /** Rule 11.5, DefineVolatility again. */
    void define(final VolatilityTerms newTerms) {
        final boolean isOtherSample = newTerms.sampleSeconds() != terms.sampleSeconds();
        terms = newTerms;
        if (isOtherSample) {
            begin();
        }
    }

    private void begin() {
        price = null;
        variance = Whole.floor(terms.start().pow(2).multiply(Whole.of(terms.sampleSeconds())), YEAR_SECONDS);
    }

    /** Sampling: a Tick has set the mark. */
    void sample(final long timeNs, final BigDecimal mark) {
        final BigInteger ticks = mark.toBigIntegerExact();
        final long present = Math.floorDiv(timeNs, terms.sampleNs());
        lastTickNs = timeNs;
        if (price != null && present == interval) {
            return;
        }
        if (price != null) {
            spread(ticks, present - interval);
        }
        price = ticks;
        interval = present;
    }

    /** What happened over so many intervals counts as spread over them. */
    private void spread(final BigInteger ticks, final long intervals) {
        final BigInteger change =
            Whole.floor(TWO_BILLIONS.multiply(ticks.subtract(price).abs()), ticks.add(price));
        final BigInteger left = terms.halfLife().after(intervals);
        final BigInteger perInterval = Whole.ceil(change.pow(2), Whole.of(intervals));
        variance = Whole.floor(
            variance.multiply(left).add(perInterval.multiply(HalfLife.ONE.subtract(left))), HalfLife.ONE);
    }

    /** As the marks have it. */
    BigInteger estimated() {
        final BigInteger ofYear = Whole.ceil(variance.multiply(YEAR_SECONDS), Whole.of(terms.sampleSeconds()));
        return Whole.root(ofYear).min(Whole.of(VolatilityTerms.HIGHEST));
    }

    /** v2: not below the long run, and with a share of the stressed period. */
    private BigInteger withStress() {
        final BigInteger atLeast = estimated().max(terms.longRun());
        final BigInteger share = terms.stressWeight();
        return Whole.ceil(
            Whole.BILLION.subtract(share).multiply(atLeast).add(share.multiply(terms.stress().max(atLeast))),
            Whole.BILLION);
    }

    /** v: what counts. */
    BigInteger charged() {
        return withStress().max(forecast);
    }

    /** Whether it is by itself; a mark that is stale by its heartbeat is not known here. */
    boolean isStale(final long timeNs) {
        return price == null || terms.isStaleAfter(timeNs - lastTickNs);
    }

    /** A forecast, in place of one before; what is charged for that one stays until a review. */
    void announce(final Forecast next) {
        announced = next;
        rampFrom = null;
    }

    /** A review: the forecast goes on. */
    void review(final long timeNs) {
        if (announced == null || !announced.hasStarted(timeNs)) {
            return;
        }
        if (rampFrom == null) {
            rampFrom = charged();
        }
        forecast = announced.isOver(timeNs) ? BigInteger.ZERO : announced.at(timeNs, rampFrom);
        if (announced.isOver(timeNs)) {
            announced = null;
        }
    }
}
