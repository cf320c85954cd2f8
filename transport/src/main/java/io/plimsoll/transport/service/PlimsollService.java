package io.plimsoll.transport.service;

import io.plimsoll.transport.config.IdleKind;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.transport.config.ServiceConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.agrona.ErrorHandler;
import org.agrona.LangUtil;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;

/**
 * A running service: the margin agent on its thread, and its helpers, each on another: history, sealer,
 * follower.
 *
 * <p>{@link #start} returns when the service takes messages: an existing journal has then been applied. A failure
 * afterwards ends the service; {@link #failure()} says why.
 */
public final class PlimsollService implements AutoCloseable {
    private static final int CLOSE_PATIENCE_MS = 3000;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicReference<Runnable> onFailure = new AtomicReference<>(() -> { });
    private final CountDownLatch assembled = new CountDownLatch(1);
    private final ServiceConfiguration configuration;
    private final Console console;
    private final ErrorLog errorLog;
    private final ServicePorts ports;
    private final Thread marginThread;
    private volatile AgentRunner marginRunner;
    private volatile ServiceCounters counters;
    private final List<AgentRunner> helpers = new ArrayList<>();
    private volatile ServiceAgents agents;

    private PlimsollService(
        final ServiceConfiguration configuration, final Console console, final UnaryOperator<ServicePorts> seam) {
        this.configuration = configuration;
        this.console = console;
        this.errorLog = new ErrorLog(console);
        this.ports = seam.apply(ServicePorts.aeron(configuration, errorLog));
        this.marginThread = new Thread(this::runMarginAgent, "plimsoll-margin");
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
        return startWith(configuration, console, UnaryOperator.identity());
    }

    /**
     * Starts a service that lives in another time, such as that of a recording.
     *
     * @param configuration of the service
     * @param console       for operators
     * @param epochClock    by which inputs are stamped, nanoseconds since 1970; read by the service's thread
     * @return the service, taking messages
     * @throws RuntimeException if it cannot start; nothing is left running
     */
    public static PlimsollService start(
        final ServiceConfiguration configuration, final Console console, final EpochNanoClock epochClock) {
        return startWith(configuration, console, ports -> ports.withEpochClock(epochClock));
    }

    /** As {@link #start(ServiceConfiguration, Console)}, with a say in whether the journal has room. */
    static PlimsollService start(
        final ServiceConfiguration configuration, final Console console, final UnaryOperator<IntPredicate> room) {
        return startWith(configuration, console, ports -> ports.withRoom(room));
    }

    private static PlimsollService startWith(
        final ServiceConfiguration configuration, final Console console, final UnaryOperator<ServicePorts> seam) {
        final PlimsollService service = new PlimsollService(configuration, console, seam);
        service.marginThread.start();
        try {
            service.assembled.await();
        } catch (final InterruptedException e) {
            service.marginThread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
        service.failure().ifPresent(LangUtil::rethrowUnchecked);
        service.startHelpers();
        return service;
    }

    private void runMarginAgent() {
        try {
            agents = new ServiceAssembly(configuration, console, errorLog, ports).assemble();
            counters = agents.margin().counters();
            marginRunner = new AgentRunner(configuration.agentIdle().strategy(), this::fail, null, agents.margin());
        } catch (final Throwable t) {
            failure.set(t);
            return;
        } finally {
            assembled.countDown();
        }
        marginRunner.run();
    }

    private void startHelpers() {
        startHelper(agents.history(), configuration.history().idle().strategy(), this::onHistoryError);
        if (agents.sealer() != null) {
            startHelper(agents.sealer(), IdleKind.SLEEP.strategy(), this::fail);
        }
        if (agents.follower() != null) {
            startHelper(agents.follower(), IdleKind.SLEEP.strategy(), this::fail);
        }
    }

    /** A request that cannot be served is its consumer's matter; a journal that was changed is everybody's. */
    private void onHistoryError(final Throwable throwable) {
        if (throwable instanceof JournalCorruptException) {
            fail(throwable);
        } else {
            errorLog.onError(throwable);
        }
    }

    private void startHelper(final Agent agent, final IdleStrategy idle, final ErrorHandler errorHandler) {
        final AgentRunner runner = new AgentRunner(idle, errorHandler, null, agent);
        helpers.add(runner);
        AgentRunner.startOnThread(runner);
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
     * What the service has counted since it was started. Works when it has ended, too.
     *
     * @param counter to read
     * @return its value
     */
    public long count(final ServiceCounter counter) {
        return counters.get(counter);
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

    /** Ends all agents, driver and journal. What was taken in is journaled, and so is what follows from it. */
    @Override
    public void close() {
        helpers.forEach(this::close);
        close(marginRunner);
    }

    private void close(final AgentRunner runner) {
        if (runner != null) {
            runner.close(CLOSE_PATIENCE_MS, thread -> console.line(thread.getName() + " does not end: interrupted"));
        }
    }
}
