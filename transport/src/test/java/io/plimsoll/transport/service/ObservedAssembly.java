package io.plimsoll.transport.service;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.transport.config.OutputStreamConfiguration;
import io.plimsoll.transport.config.ServiceConfiguration;
import org.agrona.DirectBuffer;

/** Puts a service together with rings so small that they overrun, and with a fault if one is wanted. */
final class ObservedAssembly extends ServiceAssembly {
    private static final int RING_BYTES = 1 << 12;
    private static final int RECORDS_BETWEEN_SKIPS = 50;

    private final ServicePorts ports;
    private final PlantedBug bug;
    private MarginEngine engine;

    ObservedAssembly(
        final ServiceConfiguration configuration,
        final Console console,
        final ErrorLog errorLog,
        final ServicePorts ports,
        final PlantedBug bug) {
        super(configuration, console, errorLog, ports);
        this.ports = ports;
        this.bug = bug;
    }

    MarginEngine engine() {
        return engine;
    }

    @Override
    EngineRecovery recovery(final MarginEngine recovered) {
        engine = recovered;
        return switch (bug) {
            case SKIP_A_RECORD -> new SkippingRecovery(recovered);
            case FORGET_THE_LAST_OUTPUTS -> new ForgetfulRecovery(recovered);
            default -> super.recovery(recovered);
        };
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

    /** Does not see every fiftieth input. */
    private final class SkippingRecovery extends EngineRecovery {
        private int inputs;

        SkippingRecovery(final MarginEngine engine) {
            super(engine, ports.nanoClock());
        }

        @Override
        void onRecord(final JournalRecord record) {
            if (record.kind() != RecordKind.INPUT || ++inputs % RECORDS_BETWEEN_SKIPS != 0) {
                super.onRecord(record);
            }
        }
    }

    /** Does not journal what is missing. */
    private final class ForgetfulRecovery extends EngineRecovery {
        ForgetfulRecovery(final MarginEngine engine) {
            super(engine, ports.nanoClock());
        }

        @Override
        int complete(final Journal journal) {
            return 0;
        }
    }

    /** Publishes at once. */
    private static final class HastyPublisher extends OutputPublisher {
        HastyPublisher(
            final Journal journal,
            final OutputStreamPublisher calls,
            final OutputStreamPublisher replies,
            final CallsHeartbeat heartbeat,
            final ServiceCounters counters) {
            super(journal, calls, replies, heartbeat, counters);
        }

        @Override
        public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
            super.onOutput(buffer, offset, length);
            onJournaled();
            advance();
        }
    }
}
