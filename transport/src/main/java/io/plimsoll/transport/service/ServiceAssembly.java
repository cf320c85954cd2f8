package io.plimsoll.transport.service;

import io.aeron.Aeron;
import io.aeron.driver.MediaDriver;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.Journal;
import io.plimsoll.transport.config.ServiceConfiguration;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.agrona.CloseHelper;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * Puts the margin agent together, on its own thread: journal, engine rebuilt from it, driver, client, streams. The
 * driver comes after the recovery, so that clients see no service that does not answer.
 */
final class ServiceAssembly {
    private final ServiceConfiguration configuration;
    private final Console console;
    private final ErrorLog errorLog;
    private Journal journal;
    private AeronLink link;

    ServiceAssembly(final ServiceConfiguration configuration, final Console console, final ErrorLog errorLog) {
        this.configuration = configuration;
        this.console = console;
        this.errorLog = errorLog;
    }

    /**
     * Builds the agent, which owns everything from then on. If that fails nothing is left open.
     *
     * @param room a say in whether the journal has room
     * @return the agent
     */
    MarginAgent assemble(final UnaryOperator<IntPredicate> room) {
        try {
            final OutputRelay relay = new OutputRelay();
            final MarginEngine engine = openJournal(relay);
            final EngineRecovery recovery = recover(engine, relay);
            link = connect();
            return agent(engine, relay, recovery, room);
        } catch (final Throwable t) {
            CloseHelper.closeAll(link, journal);
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
        final EngineRecovery recovery = new EngineRecovery(engine);
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

    private AeronLink connect() {
        final MediaDriver driver =
            configuration.driver().embedded() ? EmbeddedDriver.launch(configuration.driver()) : null;
        try {
            return new AeronLink(driver, Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(configuration.driver().directory())
                .clientName("plimsoll-margin")
                .useConductorAgentInvoker(true)
                .driverAgentInvoker(driver == null ? null : driver.sharedAgentInvoker())
                .errorHandler(errorLog)));
        } catch (final Throwable t) {
            CloseHelper.close(driver);
            throw t;
        }
    }

    private MarginAgent agent(
        final MarginEngine engine,
        final OutputRelay relay,
        final EngineRecovery recovery,
        final UnaryOperator<IntPredicate> room) {
        final ServiceCounters counters = new ServiceCounters(link.aeron());
        counters.set(ServiceCounter.LAST_SEQUENCE, journal.lastSequence());
        counters.set(ServiceCounter.LAST_CALL_ID, recovery.lastCallId());
        final OutputPublisher outputs =
            StartupMemory.publisher(configuration, () -> outputs(recovery, counters));
        relay.to(outputs);
        final Stamp stamp = new Stamp(new SystemEpochNanoClock(), journal.lastSequence(), journal.lastTimeNs());
        final ServiceClock clock = new ServiceClock(configuration.clockIntervalNs(), recovery.lastClockSequence());
        final Intake intake = new Intake(link.aeron(), configuration, clock);
        final JournalGate gate =
            new JournalGate(room.apply(journal::hasRoomFor), configuration.maxBatchBytes(), counters, console);
        return new MarginAgent(link, stamp, intake, gate, journal, engine, outputs, counters, errorLog);
    }

    private OutputPublisher outputs(final EngineRecovery recovery, final ServiceCounters counters) {
        final int limit = configuration.publicationLimit();
        final OutputStreamPublisher calls =
            new OutputStreamPublisher(link.aeron(), configuration.calls(), limit, counters);
        final OutputStreamPublisher replies =
            new OutputStreamPublisher(link.aeron(), configuration.replies(), limit, counters);
        final CallsHeartbeat heartbeat = new CallsHeartbeat(
            calls, configuration.heartbeatIntervalNs(), recovery.lastCallId(), recovery.lastCauseSequence());
        return new OutputPublisher(journal, calls, replies, heartbeat, counters);
    }
}
