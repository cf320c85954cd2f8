package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineHeartbeatEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;

/** The message of feeds that must not fall silent. */
public final class FeedMessages {
    private final Messages messages;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineHeartbeatEncoder heartbeat = new DefineHeartbeatEncoder();

    /**
     * Sends through the other messages' feed.
     *
     * @param messages of everything else
     */
    public FeedMessages(final Messages messages) {
        this.messages = messages;
    }

    /**
     * Defines after how many seconds without a message an instrument's feeds are stale; 0 for never.
     *
     * @param instrumentId      of the instrument
     * @param markSeconds       of its mark
     * @param volatilitySeconds of the volatilities of each expiry on it
     * @param forwardSeconds    of the forward of each expiry on it
     */
    public void heartbeat(
        final int instrumentId, final int markSeconds, final int volatilitySeconds, final int forwardSeconds) {
        final MessageWriter writer = messages.writer();
        writer.begin(heartbeat.wrapAndApplyHeader(writer.buffer(), 0, header));
        heartbeat.instrumentId(instrumentId)
            .markSeconds(markSeconds).volatilitySeconds(volatilitySeconds).forwardSeconds(forwardSeconds);
        messages.send();
    }
}
