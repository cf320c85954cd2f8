package io.plimsoll.transport.service;

import io.aeron.Aeron;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.Journal;
import io.plimsoll.transport.config.ServiceConfiguration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * A running service: journal, engine, driver, margin agent and history agent, put together here and nowhere else.
 *
 * <p>{@link #start} returns when the service takes messages: an existing journal has then been applied. A failure
 * afterwards ends the service; {@link #failure()} says why.
 */
public final class PlimsollService implements AutoCloseable {
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicReference<Runnable> onFailure = new AtomicReference<>(() -> { });
    private final ServiceConfiguration configuration;
    private final Console console;
    private final ErrorLog errorLog;
    private Journal journal;
    private AeronLink link;
    private ServiceCounters counters;
    private AgentRunner marginRunner;
    private AgentRunner historyRunner;
    private Thread marginThread;

    private PlimsollService(final ServiceConfiguration configuration, final Console console) {
        this.configuration = configuration;
        this.console = console;
        this.errorLog = new ErrorLog(console);
    }

    /**
     * Starts a service, on its journal if there is one.
     *
     * @param configuration of the service
     * @param console       for operators
     * @return the service, taking messages
     * @throws RuntimeException if it cannot start; nothing is left running
     */
    public static PlimsollService start(final ServiceConfiguration configuration, final Console console) {
        return start(configuration, console, UnaryOperator.identity());
    }

    /** As {@link #start(ServiceConfiguration, Console)}, with a say in whether the journal has room. */
    static PlimsollService start(
        final ServiceConfiguration configuration, final Console console, final UnaryOperator<IntPredicate> room) {
        final PlimsollService service = new PlimsollService(configuration, console);
        try {
            service.launch(room);
        } catch (final Throwable t) {
            service.close();
            throw t;
        }
        return service;
    }

    private void launch(final UnaryOperator<IntPredicate> room) {
        journal = Journal.open(configuration.journal(), configuration.engine());
        if (!journal.engineConfiguration().equals(configuration.engine())) {
            console.line("the journal was begun with other capacities, which hold: " + journal.engineConfiguration());
        }
        final OutputRelay relay = new OutputRelay();
        final MarginEngine engine = new MarginEngine(journal.engineConfiguration(), relay);
        final EngineRecovery recovery = recover(engine, relay);
        link = connect();
        counters = new ServiceCounters(link.aeron());
        final OutputPublisher outputs = outputs(recovery);
        relay.to(outputs);
        final Stamp stamp = new Stamp(new SystemEpochNanoClock(), journal.lastSequence(), journal.lastTimeNs());
        final ServiceClock clock = new ServiceClock(configuration.clockIntervalNs(), recovery.lastClockSequence());
        final JournalGate gate =
            new JournalGate(room.apply(journal::hasRoomFor), configuration.maxBatchBytes(), counters, console);
        final MarginAgent margin = new MarginAgent(
            link, stamp, new Intake(link.aeron(), configuration, clock), gate, journal, engine, outputs, counters,
            errorLog);
        marginRunner = new AgentRunner(configuration.agentIdle().strategy(), this::fail, null, margin);
        marginThread = AgentRunner.startOnThread(marginRunner);
        historyRunner = new AgentRunner(
            configuration.history().idle().strategy(), errorLog, null, new HistoryAgent(configuration, errorLog));
        AgentRunner.startOnThread(historyRunner);
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
        final var driver = configuration.driver().embedded() ? EmbeddedDriver.launch(configuration.driver()) : null;
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

    private OutputPublisher outputs(final EngineRecovery recovery) {
        final int limit = configuration.publicationLimit();
        final OutputStreamPublisher calls =
            new OutputStreamPublisher(link.aeron(), configuration.calls(), limit, counters);
        final OutputStreamPublisher replies =
            new OutputStreamPublisher(link.aeron(), configuration.replies(), limit, counters);
        final CallsHeartbeat heartbeat = new CallsHeartbeat(
            calls, configuration.heartbeatIntervalNs(), recovery.lastCallId(), recovery.lastCauseSequence());
        return new OutputPublisher(journal, calls, replies, heartbeat, counters);
    }

    private void fail(final Throwable throwable) {
        if (failure.compareAndSet(null, throwable)) {
            console.line("THE SERVICE STOPS. Nothing journaled is lost: correct the cause and start it again");
            errorLog.onError(throwable);
            if (isMemoryGone(throwable)) {
                Runtime.getRuntime().halt(ServiceProcess.EXIT_HALTED);
            }
            onFailure.get().run();
        }
    }

    /** An {@link InternalError}: the disk under mapped memory failed. What was written last may be damaged. */
    private static boolean isMemoryGone(final Throwable throwable) {
        return throwable instanceof InternalError
            || throwable.getCause() != null && isMemoryGone(throwable.getCause());
    }

    /**
     * Why the service ended by itself.
     *
     * @return the failure; empty while all is well
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /**
     * Names what to do when the service fails; done at once if it has failed already.
     *
     * @param action to do, on the thread that failed
     */
    public void onFailure(final Runnable action) {
        onFailure.set(action);
        if (failure.get() != null) {
            action.run();
        }
    }

    /**
     * What the service counts; to be read while it runs.
     *
     * @return the counters
     */
    public ServiceCounters counters() {
        return counters;
    }

    /**
     * Directory of the media driver, for clients on this machine.
     *
     * @return the directory
     */
    public String driverDirectory() {
        return configuration.driver().directory();
    }

    /**
     * The thread that owns the state, for those who measure what it allocates.
     *
     * @return the thread
     */
    public Thread marginThread() {
        return marginThread;
    }

    /** Ends both agents, then driver and journal. What was taken in is journaled, and so is what follows from it. */
    @Override
    public void close() {
        CloseHelper.closeAll(historyRunner, marginRunner);
        if (marginRunner == null) {
            CloseHelper.closeAll(link, journal);
        }
    }
}
