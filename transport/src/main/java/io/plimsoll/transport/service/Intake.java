package io.plimsoll.transport.service;

import io.aeron.Aeron;
import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.logbuffer.Header;
import io.plimsoll.transport.config.InputStreamConfiguration;
import io.plimsoll.transport.config.ServiceConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * The streams into the service, polled in a fixed order up to fixed limits.
 *
 * <p>Control first: a definition should be there before the facts and ticks that need it. Facts next: a price is judged
 * against the newest positions. Market data last, and the
 * service's own clock behind it. None starves another, because each has its own limit in every turn.
 */
final class Intake {
    private final InputBatch batch;
    private final ServiceClock clock;
    private final Subscription[] subscriptions;
    private final FragmentAssembler[] assemblers;
    private final int[] limits;

    /**
     * Subscribes to all input channels.
     *
     * @param aeron         client of the agent's thread
     * @param configuration of the service
     * @param clock         that adds its messages behind the others'
     */
    Intake(final Aeron aeron, final ServiceConfiguration configuration, final ServiceClock clock) {
        this.batch = new InputBatch(configuration.maxBatchMessages());
        this.clock = clock;
        final List<Subscription> allSubscriptions = new ArrayList<>();
        final List<FragmentAssembler> allAssemblers = new ArrayList<>();
        final List<Integer> allLimits = new ArrayList<>();
        for (final InputStreamConfiguration stream : List.of(
            configuration.control(), configuration.facts(), configuration.marketData())) {
            for (final String channel : stream.channels()) {
                final FragmentAssembler assembler = new FragmentAssembler(this::onMessage);
                allSubscriptions.add(aeron.addSubscription(channel, stream.streamId(), image -> { },
                    image -> assembler.freeSessionBuffer(image.sessionId())));
                allAssemblers.add(assembler);
                allLimits.add(stream.fragmentLimit());
            }
        }
        subscriptions = allSubscriptions.toArray(new Subscription[0]);
        assemblers = allAssemblers.toArray(new FragmentAssembler[0]);
        limits = allLimits.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The messages of the present turn; whoever has dealt with them clears it. */
    InputBatch batch() {
        return batch;
    }

    /**
     * Fills the batch with what has arrived.
     *
     * @param timeNs the time of this turn
     * @return messages in the batch
     */
    int poll(final long timeNs) {
        for (int i = 0; i < subscriptions.length; i++) {
            subscriptions[i].poll(assemblers[i], limits[i]);
        }
        clock.addTo(batch, timeNs);
        return batch.count();
    }

    private void onMessage(final DirectBuffer buffer, final int offset, final int length, final Header header) {
        batch.addFromWire(buffer, offset, length);
    }
}
