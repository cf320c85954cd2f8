package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineHeartbeatEncoder;
import io.plimsoll.engine.wire.DefineReviewEncoder;
import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.RollOutEncoder;
import io.plimsoll.engine.wire.VolatilityForecastEncoder;

/** The messages of scales that follow volatility, and of feeds that may fall silent. */
public final class ScaleMessages {
    private static final long ONE = 1_000_000_000L;
    private static final int DAY_SECONDS = 86_400;

    private final Messages messages;
    private final MessageWriter writer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineVolatilityEncoder volatility = new DefineVolatilityEncoder();
    private final DefineScaleEncoder scale = new DefineScaleEncoder();
    private final DefineHeartbeatEncoder heartbeat = new DefineHeartbeatEncoder();
    private final DefineReviewEncoder review = new DefineReviewEncoder();
    private final VolatilityForecastEncoder forecast = new VolatilityForecastEncoder();
    private final RollOutEncoder rollOut = new RollOutEncoder();

    /**
     * Sends through the other messages' feed.
     *
     * @param messages of everything else
     */
    public ScaleMessages(final Messages messages) {
        this.messages = messages;
        this.writer = messages.writer();
    }

    /**
     * Begins how an instrument's volatility is estimated: a sample a day, half of its weight lost after one, never
     * stale, from 10^-9 a year on, without long run and stress; each to be overwritten.
     *
     * @param instrumentId of the instrument
     * @return the definition, to be completed and sent
     */
    public DefineVolatilityEncoder volatility(final int instrumentId) {
        writer.begin(volatility.wrapAndApplyHeader(writer.buffer(), 0, header));
        return volatility
            .instrumentId(instrumentId)
            .sampleSeconds(DAY_SECONDS)
            .halfLifeSamples(1)
            .staleSeconds(0)
            .startVolatility(1)
            .longRunVolatility(0)
            .stressVolatility(0)
            .stressWeight(0);
    }

    /**
     * Begins how an instrument's rates follow volatility: the scale is the volatility, in steps of a tenth from a half
     * to five, without hysteresis and reserve, and nothing holds its rise back; each to be overwritten.
     *
     * @param instrumentId           whose rates
     * @param volatilityInstrumentId whose volatility
     * @return the definition, to be completed and sent
     */
    public DefineScaleEncoder scale(final int instrumentId, final int volatilityInstrumentId) {
        writer.begin(scale.wrapAndApplyHeader(writer.buffer(), 0, header));
        return scale
            .instrumentId(instrumentId)
            .volatilityInstrumentId(volatilityInstrumentId)
            .referenceVolatility(ONE)
            .step(ONE / 10)
            .leastScale(ONE / 2)
            .largestScale(5 * ONE)
            .hysteresis(0)
            .reserve(0)
            .refillPerHour(0)
            .risePerHour(0)
            .riseAtOnce(ONE)
            .largestGap(0);
    }

    /**
     * Begins how long an instrument's feeds may be silent.
     *
     * @param instrumentId      of the instrument
     * @param markSeconds       of its mark
     * @param volatilitySeconds of volatilities of each expiry on it
     * @param forwardSeconds    of the forward of each expiry on it
     * @return the definition, to be sent
     */
    public DefineHeartbeatEncoder heartbeat(
        final int instrumentId, final int markSeconds, final int volatilitySeconds, final int forwardSeconds) {
        writer.begin(heartbeat.wrapAndApplyHeader(writer.buffer(), 0, header));
        return heartbeat
            .instrumentId(instrumentId)
            .markSeconds(markSeconds)
            .volatilitySeconds(volatilitySeconds)
            .forwardSeconds(forwardSeconds);
    }

    /**
     * Says how often scales are reviewed.
     *
     * @param seconds between reviews
     */
    public void review(final int seconds) {
        writer.begin(review.wrapAndApplyHeader(writer.buffer(), 0, header));
        review.reviewSeconds(seconds);
        messages.send();
    }

    /**
     * Announces a volatility.
     *
     * @param instrumentId of the instrument
     * @param most         volatility a year, x 10^9
     * @param startNs      when the ramp starts
     * @param fullNs       when it is reached
     * @param endNs        when it is over
     */
    public void forecast(
        final int instrumentId, final long most, final long startNs, final long fullNs, final long endNs) {
        writer.begin(forecast.wrapAndApplyHeader(writer.buffer(), 0, header));
        forecast.instrumentId(instrumentId).volatility(most).startNs(startNs).fullNs(fullNs).endNs(endNs);
        messages.send();
    }

    /**
     * Lets more accounts change over, as the service; the present source is the operator afterwards.
     *
     * @param accounts how many
     */
    public void rollOut(final int accounts) {
        rollOutFrom(MessageWriter.SERVICE, accounts);
    }

    /**
     * Says so as any source; the present source is the operator afterwards.
     *
     * @param sourceId who says it
     * @param accounts how many
     */
    public void rollOutFrom(final int sourceId, final int accounts) {
        writer.from(sourceId);
        writer.begin(rollOut.wrapAndApplyHeader(writer.buffer(), 0, header));
        rollOut.accounts(accounts);
        messages.send();
        writer.from(MessageWriter.OPERATOR);
    }
}
