package io.plimsoll.transport.explain;

import io.plimsoll.engine.wire.DefineHeartbeatDecoder;
import io.plimsoll.engine.wire.DefineReviewDecoder;
import io.plimsoll.engine.wire.DefineScaleDecoder;
import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Reads the messages of version 4: volatility, scales, roll-outs and heartbeats. */
final class ScaleReader {
    private static final Map<Integer, Integer> BLOCKS = Map.of(
        DefineVolatilityDecoder.TEMPLATE_ID, DefineVolatilityDecoder.BLOCK_LENGTH,
        DefineScaleDecoder.TEMPLATE_ID, DefineScaleDecoder.BLOCK_LENGTH,
        DefineReviewDecoder.TEMPLATE_ID, DefineReviewDecoder.BLOCK_LENGTH,
        DefineHeartbeatDecoder.TEMPLATE_ID, DefineHeartbeatDecoder.BLOCK_LENGTH,
        VolatilityForecastDecoder.TEMPLATE_ID, VolatilityForecastDecoder.BLOCK_LENGTH,
        RollOutDecoder.TEMPLATE_ID, RollOutDecoder.BLOCK_LENGTH);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InputFields fields;

    ScaleReader(final InputFields fields) {
        this.fields = fields;
    }

    /** Length of a message's block; 0 for messages that are not read here. */
    static int blockLength(final int templateId) {
        return BLOCKS.getOrDefault(templateId, 0);
    }

    /** Returns whether the message is one of those that are read here. */
    boolean read(final DirectBuffer buffer, final int offset) {
        switch (header.wrap(buffer, offset).templateId()) {
            case DefineVolatilityDecoder.TEMPLATE_ID ->
                read(new DefineVolatilityDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineScaleDecoder.TEMPLATE_ID ->
                read(new DefineScaleDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineReviewDecoder.TEMPLATE_ID ->
                read(new DefineReviewDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineHeartbeatDecoder.TEMPLATE_ID ->
                read(new DefineHeartbeatDecoder().wrapAndApplyHeader(buffer, offset, header));
            case VolatilityForecastDecoder.TEMPLATE_ID ->
                read(new VolatilityForecastDecoder().wrapAndApplyHeader(buffer, offset, header));
            case RollOutDecoder.TEMPLATE_ID -> read(new RollOutDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void read(final DefineVolatilityDecoder volatility) {
        fields.begin("DefineVolatility", volatility.origin()).instrument(volatility.instrumentId())
            .whole("sampleSeconds", volatility.sampleSeconds())
            .whole("halfLifeSamples", volatility.halfLifeSamples())
            .whole("staleSeconds", volatility.staleSeconds())
            .billionths("startVolatility", volatility.startVolatility())
            .billionths("longRunVolatility", volatility.longRunVolatility())
            .billionths("stressVolatility", volatility.stressVolatility())
            .billionths("stressWeight", volatility.stressWeight());
    }

    private void read(final DefineScaleDecoder scale) {
        fields.begin("DefineScale", scale.origin()).instrument(scale.instrumentId())
            .instrument("volatilityInstrument", scale.volatilityInstrumentId())
            .billionths("referenceVolatility", scale.referenceVolatility())
            .billionths("step", scale.step())
            .billionths("leastScale", scale.leastScale())
            .billionths("largestScale", scale.largestScale())
            .billionths("hysteresis", scale.hysteresis())
            .billionths("reserve", scale.reserve())
            .billionths("refillPerHour", scale.refillPerHour())
            .billionths("risePerHour", scale.risePerHour())
            .billionths("riseAtOnce", scale.riseAtOnce())
            .billionths("largestGap", scale.largestGap());
    }

    private void read(final DefineReviewDecoder review) {
        fields.begin("DefineReview", review.origin()).whole("reviewSeconds", review.reviewSeconds());
    }

    private void read(final DefineHeartbeatDecoder heartbeat) {
        fields.begin("DefineHeartbeat", heartbeat.origin()).instrument(heartbeat.instrumentId())
            .whole("markSeconds", heartbeat.markSeconds())
            .whole("volatilitySeconds", heartbeat.volatilitySeconds())
            .whole("forwardSeconds", heartbeat.forwardSeconds());
    }

    private void read(final VolatilityForecastDecoder forecast) {
        fields.begin("VolatilityForecast", forecast.origin()).instrument(forecast.instrumentId())
            .billionths("volatility", forecast.volatility())
            .time("start", forecast.startNs())
            .time("full", forecast.fullNs())
            .time("end", forecast.endNs());
    }

    private void read(final RollOutDecoder rollOut) {
        fields.begin("RollOut", rollOut.origin()).whole("accounts", rollOut.accounts());
    }
}
