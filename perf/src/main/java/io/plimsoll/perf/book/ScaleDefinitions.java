package io.plimsoll.perf.book;

import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;

/** Defines how requirements follow the market, under version 4 of the rules. Volatilities are a year, x 10^9. */
public final class ScaleDefinitions {
    private static final long LARGEST_SCALE = 3_000_000_000L;
    private static final long MOST_PER_HOUR = 100_000_000_000L;

    private final EngineFeed feed;

    /**
     * Sends through a feed.
     *
     * @param feed of the engine
     */
    public ScaleDefinitions(final EngineFeed feed) {
        this.feed = feed;
    }

    /**
     * Defines how an instrument's volatility is estimated.
     *
     * @param instrument      which
     * @param sampleSeconds   between two samples
     * @param halfLifeSamples after which a sample weighs half
     * @param start           where the estimate starts
     * @param least           volatility never counts as less
     */
    public void defineVolatility(
        final int instrument,
        final int sampleSeconds,
        final int halfLifeSamples,
        final long start,
        final long least) {
        final DefineVolatilityEncoder volatility =
            new DefineVolatilityEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        volatility.instrumentId(instrument)
            .sampleSeconds(sampleSeconds).halfLifeSamples(halfLifeSamples).staleSeconds(0)
            .startVolatility(start).longRunVolatility(least).stressVolatility(0).stressWeight(0);
        feed.fromOperator(volatility.origin(), volatility.limit());
    }

    /**
     * Lets an instrument's requirements follow its volatility, from half to three times what its tiers say, without
     * reserve; no ramp holds a rise back.
     *
     * @param instrument which
     * @param reference  volatility at which the scale is 1
     * @param step       of the scale, x 10^9
     * @param hysteresis by how much volatility must be lower before the scale falls, x 10^9
     */
    public void defineScale(final int instrument, final long reference, final long step, final long hysteresis) {
        final DefineScaleEncoder scale =
            new DefineScaleEncoder().wrapAndApplyHeader(feed.buffer(), 0, feed.header());
        scale.instrumentId(instrument).volatilityInstrumentId(instrument)
            .referenceVolatility(reference)
            .step(step).leastScale(500_000_000L).largestScale(LARGEST_SCALE)
            .hysteresis(hysteresis).reserve(0).refillPerHour(0)
            .risePerHour(MOST_PER_HOUR).riseAtOnce(MOST_PER_HOUR).largestGap(0);
        feed.fromOperator(scale.origin(), scale.limit());
    }
}
