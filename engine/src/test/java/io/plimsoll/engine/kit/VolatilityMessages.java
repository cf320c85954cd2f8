package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.VolatilityForecastEncoder;

/** The messages that say how volatility is estimated and what it will be. */
public final class VolatilityMessages {
    private final Messages messages;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineVolatilityEncoder definition = new DefineVolatilityEncoder();
    private final VolatilityForecastEncoder forecast = new VolatilityForecastEncoder();

    /**
     * Sends through the other messages' feed.
     *
     * @param messages of everything else
     */
    public VolatilityMessages(final Messages messages) {
        this.messages = messages;
    }

    /**
     * Begins a definition: samples of a minute, a half-life of an hour, stale after ten minutes, one to start with and
     * nothing beyond the estimate. All may be overwritten.
     *
     * @param instrumentId of the instrument
     * @return the definition, to be completed and sent
     */
    public DefineVolatilityEncoder definition(final int instrumentId) {
        messages.writer().begin(definition.wrapAndApplyHeader(messages.writer().buffer(), 0, header));
        return definition.instrumentId(instrumentId)
            .sampleSeconds(60).halfLifeSamples(60).staleSeconds(600)
            .startVolatility(1_000_000_000).longRunVolatility(0).stressVolatility(0).stressWeight(0);
    }

    /**
     * Sends a definition as {@link #definition} begins it.
     *
     * @param instrumentId of the instrument
     */
    public void define(final int instrumentId) {
        definition(instrumentId);
        messages.send();
    }

    /**
     * Sends a forecast.
     *
     * @param instrumentId of the instrument
     * @param volatility   a year, x 10^9
     * @param startNs      nanoseconds after the message's stamp, as the others
     * @param fullNs       when its ramp is over
     * @param endNs        when it is over
     */
    public void forecast(
        final int instrumentId, final long volatility, final long startNs, final long fullNs, final long endNs) {
        final long nowNs = messages.feed().timeNs();
        messages.writer().begin(forecast.wrapAndApplyHeader(messages.writer().buffer(), 0, header));
        forecast.instrumentId(instrumentId).volatility(volatility)
            .startNs(nowNs + startNs).fullNs(nowNs + fullNs).endNs(nowNs + endNs);
        messages.send();
    }
}
