package io.plimsoll.journal;

import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.SystemNanoClock;

/** Where the agents that help the journal's writer run. */
@FunctionalInterface
public interface HelperThreads {

    /** A daemon thread for each. */
    HelperThreads OF_THEIR_OWN = HelperThreads::startThread;

    /**
     * Starts an agent.
     *
     * @param agent        to run until it is closed
     * @param errorHandler told what it throws
     * @return to end it with
     */
    AutoCloseable start(Agent agent, ErrorHandler errorHandler);

    /**
     * The clock by which helpers wait before they try again what failed.
     *
     * @return the clock
     */
    default NanoClock clock() {
        return SystemNanoClock.INSTANCE;
    }

    private static AutoCloseable startThread(final Agent agent, final ErrorHandler errorHandler) {
        final IdleStrategy idle = agent instanceof DiskSync
            ? new BackoffIdleStrategy(1, 1, 1_000, 50_000) : new SleepingMillisIdleStrategy(1);
        final AgentRunner runner = new AgentRunner(idle, errorHandler, null, agent);
        AgentRunner.startOnThread(runner, task -> {
            final Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        return runner;
    }
}
