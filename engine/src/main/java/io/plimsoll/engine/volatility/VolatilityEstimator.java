package io.plimsoll.engine.volatility;

import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/** The volatility of one instrument: how it is estimated, the estimate, and what is forecast. */
final class VolatilityEstimator {
    private static final long NANOSECONDS = 1_000_000_000L;

    private final Wide wide;
    private final Forecast forecast = new Forecast();
    private VolatilityParameters parameters;
    private VarianceEstimate estimate;

    VolatilityEstimator(final VolatilityParameters parameters, final Wide wide) {
        this.wide = wide;
        estimate = VarianceEstimate.begin(parameters, wide);
        change(parameters);
    }

    /** Other parameters: the estimate stays, but for intervals of another length. */
    void change(final VolatilityParameters newParameters) {
        parameters = newParameters;
        if (parameters.sampleSeconds() != estimate.sampleSeconds()) {
            estimate = VarianceEstimate.begin(parameters, wide);
        }
        estimate.halfLife(parameters.halfLifeSamples());
    }

    VarianceEstimate estimate() {
        return estimate;
    }

    Forecast forecast() {
        return forecast;
    }

    void review(final long timeNs) {
        if (forecast.isDue(timeNs)) {
            forecast.review(timeNs, parameters.charged(estimate.volatility(), wide), wide);
        }
    }

    long charged() {
        return Math.max(parameters.charged(estimate.volatility(), wide), forecast.value());
    }

    boolean isStale(final long timeNs) {
        return !estimate.hasSample()
            || parameters.staleSeconds() != 0
            && estimate.isOlderThan(parameters.staleSeconds() * NANOSECONDS, timeNs);
    }

    void writeTo(final StateSink sink) {
        parameters.writeTo(sink);
        estimate.writeTo(sink);
        forecast.writeTo(sink);
    }

    static VolatilityEstimator readFrom(final StateSource state, final long mostTicks, final Wide wide) {
        final VolatilityEstimator read = new VolatilityEstimator(VolatilityParameters.readFrom(state), wide);
        read.estimate = VarianceEstimate.readFrom(state, read.parameters.sampleSeconds(), mostTicks, wide);
        read.estimate.halfLife(read.parameters.halfLifeSamples());
        read.forecast.readFrom(state);
        return read;
    }
}
