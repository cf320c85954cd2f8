package io.plimsoll.transport.service;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.replay.JournalEngine;
import io.plimsoll.transport.config.OutputStreamConfiguration;
import io.plimsoll.transport.config.ServiceConfiguration;
import org.agrona.DirectBuffer;

/** Puts a service together with rings so small that they overrun, and with a fault if one is wanted. */
final class ObservedAssembly extends ServiceAssembly {
    private static final int RING_BYTES = 1 << 15;

    private final PlantedBug bug;
    private MarginEngine engine;

    ObservedAssembly(
        final ServiceConfiguration configuration,
        final Console console,
        final ErrorLog errorLog,
        final ServicePorts ports,
        final PlantedBug bug) {
        super(configuration, console, errorLog, ports);
        this.bug = bug;
    }

    MarginEngine engine() {
        return engine;
    }

    @Override
    int complete(final JournalEngine recovered, final Journal to) {
        return bug == PlantedBug.FORGET_THE_LAST_OUTPUTS ? 0 : super.complete(recovered, to);
    }

    @Override
    MarginAgent marginAgent(final JournalEngine recovered) {
        engine = recovered.engine();
        return super.marginAgent(recovered);
    }

    @Override
    OutputPublisher publisher(
        final Journal to,
        final OutputStreamPublisher calls,
        final OutputStreamPublisher replies,
        final CallsHeartbeat heartbeat,
        final ServiceCounters counters) {
        return bug == PlantedBug.PUBLISH_BEFORE_JOURNALING
            ? new HastyPublisher(to, calls, replies, heartbeat, counters)
            : super.publisher(to, calls, replies, heartbeat, counters);
    }

    @Override
    OutputStreamPublisher stream(final OutputStreamConfiguration stream, final ServiceCounters counters) {
        return super.stream(
            new OutputStreamConfiguration(stream.channels(), stream.streamId(), RING_BYTES), counters);
    }

    /** Publishes calls at once. */
    private static final class HastyPublisher extends OutputPublisher {
        private final OutputStreamPublisher calls;

        HastyPublisher(
            final Journal journal,
            final OutputStreamPublisher calls,
            final OutputStreamPublisher replies,
            final CallsHeartbeat heartbeat,
            final ServiceCounters counters) {
            super(journal, calls, replies, heartbeat, counters);
            this.calls = calls;
        }

        @Override
        public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
            super.onOutput(buffer, offset, length);
            calls.commit(calls.ring().tailPosition(), calls.ring().tailIndex());
            calls.advance();
        }
    }
}
