package io.plimsoll.transport.service;

import io.plimsoll.transport.config.InputStreamConfiguration;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.network.InboundStream;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.StreamAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The streams into the service, polled in a fixed order up to fixed limits.
 *
 * <p>Control first: a definition should be there before the facts and ticks that need it. Facts next: a price is judged
 * against the newest positions. Market data last, and the
 * service's own clock behind it. None starves another, because each has its own limit in every turn.
 */
final class Intake {
    private final InputBatch batch;
    private final ServiceMessages ownMessages;
    private final InboundStream.Handler handler;
    private final InboundStream[] streams;
    private final int[] limits;

    /**
     * Subscribes to all input channels.
     *
     * @param network       of the agent's thread
     * @param configuration of the service
     * @param ownMessages         that adds its messages behind the others'
     */
    Intake(final Network network, final ServiceConfiguration configuration, final ServiceMessages ownMessages) {
        this.batch = new InputBatch(configuration.maxBatchMessages());
        this.ownMessages = ownMessages;
        this.handler = batch::addFromWire;
        final List<InboundStream> allStreams = new ArrayList<>();
        final List<Integer> allLimits = new ArrayList<>();
        for (final InputStreamConfiguration stream : List.of(
            configuration.control(), configuration.facts(), configuration.marketData())) {
            for (final String channel : stream.channels()) {
                allStreams.add(network.subscribe(new StreamAddress(channel, stream.streamId())));
                allLimits.add(stream.fragmentLimit());
            }
        }
        streams = allStreams.toArray(new InboundStream[0]);
        limits = allLimits.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The messages of the present turn; whoever has dealt with them clears it. */
    InputBatch batch() {
        return batch;
    }

    /**
     * Fills the batch with what has arrived.
     *
     * @param elapsedNs time since the beginning
     * @return messages in the batch
     */
    int poll(final long elapsedNs) {
        for (int i = 0; i < streams.length; i++) {
            streams[i].poll(handler, limits[i]);
        }
        ownMessages.addTo(batch, elapsedNs);
        return batch.count();
    }
}
