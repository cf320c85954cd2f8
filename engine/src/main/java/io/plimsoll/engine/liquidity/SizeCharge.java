package io.plimsoll.engine.liquidity;

import io.plimsoll.engine.number.IntegerRoot;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * One instrument's size charge (rules, section 11.7): what it makes of rates for so many lots, and what the book was
 * seen to be. Rates, factors and thinness are x 10^9.
 */
final class SizeCharge {
    private static final int BEYOND_BITS = 62;
    private static final long BEYOND = 1L << BEYOND_BITS;
    private static final long ROOT_UNIT = 1_000_000_000_000_000_000L;
    private static final long ROOT_RATE_ONE = 1_000_000_000_000L;

    /** Initial rates grow in parts per million. */
    private static final long GROWTH_STEP = 1_000;

    private SizeParameters parameters;
    private DepthBands bands;
    private SizeLimits limits;
    private DepthEnvelope envelope;

    SizeCharge(final SizeParameters parameters, final DepthBands bands) {
        this(parameters, bands, SizeLimits.NONE.with(parameters));
    }

    private SizeCharge(final SizeParameters parameters, final DepthBands bands, final SizeLimits limits) {
        this.parameters = parameters;
        this.bands = bands;
        this.limits = limits;
        envelope = new DepthEnvelope(parameters);
    }

    /** Changes the charge. What was seen of the book is forgotten if it was seen in another way. */
    void change(final SizeParameters to, final DepthBands toBands) {
        final boolean sameView = toBands.count() == bands.count()
            && to.recoverySamples() == parameters.recoverySamples()
            && to.recoverySampleSeconds() == parameters.recoverySampleSeconds();
        parameters = to;
        bands = toBands;
        limits = limits.with(to);
        if (!sameView) {
            envelope = new DepthEnvelope(to);
        }
    }

    SizeParameters parameters() {
        return parameters;
    }

    DepthBands bands() {
        return bands;
    }

    SizeLimits limits() {
        return limits;
    }

    DepthEnvelope envelope() {
        return envelope;
    }

    /** What the root of so many lots adds to a rate, before anything is allowed for; at most 2^62. */
    long root(final long quantity, final Wide wide) {
        if (parameters.rootRate() == 0) {
            return 0;
        }
        final long root = IntegerRoot.up(wide.product(quantity, ROOT_UNIT));
        return limited(wide.product(parameters.rootRate(), root).dividedUp(ROOT_RATE_ONE));
    }

    /** What is left of the root's rate beyond what the first tier's scaled rate has room for. */
    long excess(final long root, final long firstRate, final long scale, final Wide wide) {
        return Math.max(0, root - wide.product(parameters.allowance(), firstRate).times(scale)
            .dividedDown(Rate.ONE).dividedDown(Rate.ONE).value());
    }

    /** What closing so many lots costs in a book so thin, as a rate. */
    long cost(final long quantity, final long thinness, final Wide wide) {
        return bands.cost(limited(wide.product(quantity, thinness).dividedUp(Rate.ONE)), wide);
    }

    /** All that size adds to a rate. */
    long rate(final long excess, final long cost) {
        return Math.min(parameters.largestSizeRate(), excess + cost);
    }

    /** What multiplies a requirement because so many lots cannot be closed at once. */
    long closeOutFactor(final long quantity, final long closeOutLots, final Wide wide) {
        return closeOutLots == 0 || quantity <= closeOutLots
            ? Rate.ONE
            : Math.min(
                parameters.largestCloseOutFactor(),
                IntegerRoot.up(wide.product(quantity, ROOT_UNIT).dividedUp(closeOutLots)));
    }

    /**
     * A tier's initial rate when so much is open.
     *
     * @param openInterest settlement minor units, at most 2^62
     */
    long grownInitialRate(final long initialRate, final long openInterest, final Wide wide) {
        final long lower = parameters.openInterestLower();
        final long upper = parameters.openInterestUpper();
        if (upper == 0 || openInterest <= lower || initialRate >= Rate.ONE) {
            return initialRate;
        }
        if (openInterest >= upper) {
            return Rate.ONE;
        }
        return initialRate + GROWTH_STEP * wide.product(Rate.ONE - initialRate, openInterest - lower)
            .dividedDown(GROWTH_STEP).dividedDown(upper - lower).value();
    }

    /** How much thinner than usual a book is that shows so many lots, over all bands. */
    long thinness(final long lotsShown, final Wide wide) {
        if (lotsShown == 0) {
            return parameters.largestThinness();
        }
        return Math.min(parameters.largestThinness(), Math.max(
            Rate.ONE, limited(wide.product(bands.sum(), Rate.ONE).dividedUp(lotsShown))));
    }

    private static long limited(final Wide number) {
        return number.fitsIn(BEYOND_BITS) ? number.value() : BEYOND;
    }

    void writeTo(final StateSink sink) {
        parameters.writeTo(sink);
        bands.writeTo(sink);
        limits.writeTo(sink);
        envelope.writeTo(sink);
    }

    static SizeCharge readFrom(final StateSource state) {
        final SizeParameters parameters = SizeParameters.readFrom(state);
        final DepthBands bands = DepthBands.readFrom(state);
        if (!parameters.isAllowed() || !bands.isAllowed()) {
            throw new StateException("there is no such size charge: " + parameters + "; load another state");
        }
        final SizeCharge charge = new SizeCharge(parameters, bands, SizeLimits.readFrom(state, parameters));
        charge.envelope.readFrom(state);
        return charge;
    }
}
