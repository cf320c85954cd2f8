package io.plimsoll.transport.service;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.Journal;
import io.plimsoll.transport.config.OutputStreamConfiguration;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.network.Network;
import org.agrona.CloseHelper;

/**
 * Puts the margin agent together, on its own thread: journal, engine rebuilt from it, driver, client, streams. The
 * driver comes after the recovery, so that clients see no service that does not answer.
 */
final class ServiceAssembly {
    private final ServiceConfiguration configuration;
    private final Console console;
    private final ErrorLog errorLog;
    private final ServicePorts ports;
    private Journal journal;
    private Network network;

    /**
     * An assembly of one service.
     *
     * @param configuration of the service
     * @param console       for operators
     * @param errorLog      of the service
     * @param ports         to the world around it
     */
    ServiceAssembly(
        final ServiceConfiguration configuration,
        final Console console,
        final ErrorLog errorLog,
        final ServicePorts ports) {
        this.configuration = configuration;
        this.console = console;
        this.errorLog = errorLog;
        this.ports = ports;
    }

    /**
     * Builds the agent, which owns everything from then on. If that fails nothing is left open.
     *
     * @return the agent
     */
    MarginAgent assemble() {
        try {
            final OutputRelay relay = new OutputRelay();
            final MarginEngine engine = openJournal(relay);
            final EngineRecovery recovery = recover(engine, relay);
            network = ports.marginNetwork().get();
            return agent(engine, relay, recovery);
        } catch (final Throwable t) {
            CloseHelper.closeAll(network, journal);
            throw t;
        }
    }

    /** The engine is tried first: a new journal keeps the capacities it is begun with, also those that do not fit. */
    private MarginEngine openJournal(final OutputRelay relay) {
        final MarginEngine engine = StartupMemory.engine(configuration.engine(), relay);
        journal = Journal.open(configuration.journal(), configuration.engine());
        if (journal.engineConfiguration().equals(configuration.engine())) {
            return engine;
        }
        console.line("the journal was begun with other capacities; they hold: " + journal.engineConfiguration());
        return StartupMemory.engine(journal.engineConfiguration(), relay);
    }

    private EngineRecovery recover(final MarginEngine engine, final OutputRelay relay) {
        final EngineRecovery recovery = new EngineRecovery(engine, ports.nanoClock());
        relay.to(recovery);
        if (!journal.isNew()) {
            recovery.run(configuration.journal().directory(), journal.lastSequence(), console);
            final int added = recovery.complete(journal);
            if (added > 0) {
                console.line("journaled " + added + " outputs that the last run had no time for");
            }
        }
        return recovery;
    }

    private MarginAgent agent(final MarginEngine engine, final OutputRelay relay, final EngineRecovery recovery) {
        final ServiceCounters counters = new ServiceCounters(network);
        counters.set(ServiceCounter.LAST_SEQUENCE, journal.lastSequence());
        counters.set(ServiceCounter.LAST_CALL_ID, recovery.lastCallId());
        final OutputPublisher outputs =
            StartupMemory.publisher(configuration, () -> outputs(recovery, counters));
        relay.to(outputs);
        final Stamp stamp = new Stamp(ports.epochClock(), journal.lastSequence(), journal.lastTimeNs());
        final ServiceClock clock = new ServiceClock(configuration.clockIntervalNs(), recovery.lastClockSequence());
        final Intake intake = new Intake(network, configuration, clock);
        final JournalGate gate =
            new JournalGate(ports.room().apply(journal::hasRoomFor), configuration.maxBatchBytes(), counters, console);
        return new MarginAgent(network, stamp, intake, gate, journal, engine, outputs, counters, errorLog);
    }

    private OutputPublisher outputs(final EngineRecovery recovery, final ServiceCounters counters) {
        final OutputStreamPublisher calls = stream(configuration.calls(), counters);
        final OutputStreamPublisher replies = stream(configuration.replies(), counters);
        final CallsHeartbeat heartbeat = new CallsHeartbeat(
            calls, configuration.heartbeatIntervalNs(), recovery.lastCallId(), recovery.lastCauseSequence());
        return new OutputPublisher(journal, calls, replies, heartbeat, counters);
    }

    private OutputStreamPublisher stream(
        final OutputStreamConfiguration stream, final ServiceCounters counters) {
        return new OutputStreamPublisher(network, stream, configuration.publicationLimit(), counters);
    }
}
