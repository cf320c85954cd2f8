package io.plimsoll.transport.client;

import io.plimsoll.transport.config.InputStreamConfiguration;
import io.plimsoll.transport.config.OutputStreamConfiguration;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.network.StreamAddress;

/**
 * Where a client finds the service. Channels are those the client publishes and subscribes to, which for UDP are not
 * always the texts of the service's own configuration.
 *
 * @param driverDirectory of the media driver on the client's machine
 * @param control         definitions and queries to the service
 * @param facts           fills, collateral and resets to the service
 * @param marketData      ticks and funding to the service
 * @param calls           margin calls from the service; untethered, so that a client that stops reading harms nobody
 * @param replies         acknowledgements, gaps, rejections and reports from the service; untethered too
 * @param historyRequests requests for past calls to the service
 * @param historyAnswers  where the service shall answer them: the client adds a session id of its own to the channel
 */
public record ClientConfiguration(
    String driverDirectory,
    StreamAddress control,
    StreamAddress facts,
    StreamAddress marketData,
    StreamAddress calls,
    StreamAddress replies,
    StreamAddress historyRequests,
    StreamAddress historyAnswers) {

    private static final int HISTORY_ANSWER_STREAM_ID = 1022;
    private static final String UNTETHERED_IPC = "aeron:ipc?tether=false";

    /**
     * A client on the service's machine, by shared memory.
     *
     * @param service its configuration
     * @return the client's
     */
    public static ClientConfiguration ipc(final ServiceConfiguration service) {
        return new ClientConfiguration(
            service.driver().directory(),
            input(service.control()),
            input(service.facts()),
            input(service.marketData()),
            output(service.calls()),
            output(service.replies()),
            new StreamAddress("aeron:ipc?term-length=64k", service.history().streamId()),
            new StreamAddress("aeron:ipc?term-length=1m", HISTORY_ANSWER_STREAM_ID));
    }

    /**
     * The address of a lane.
     *
     * @param lane into the service
     * @return its address
     */
    public StreamAddress lane(final InputLane lane) {
        return switch (lane) {
            case CONTROL -> control;
            case FACTS -> facts;
            case MARKET_DATA -> marketData;
        };
    }

    private static StreamAddress input(final InputStreamConfiguration stream) {
        return new StreamAddress("aeron:ipc?term-length=4m", stream.streamId());
    }

    private static StreamAddress output(final OutputStreamConfiguration stream) {
        return new StreamAddress(UNTETHERED_IPC, stream.streamId());
    }
}
