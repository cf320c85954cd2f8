package io.plimsoll.transport.config;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** What a thread does when there is nothing to do. */
public enum IdleKind {
    /** Burns its core: least latency, for a core of its own. */
    SPIN,
    /** Lets others run first: the default where cores are shared. */
    YIELD,
    /** Spins, yields, then sleeps up to a millisecond. */
    BACKOFF,
    /** Sleeps a millisecond: least load. */
    SLEEP;

    private static final int BACKOFF_MAX_SPINS = 10;
    private static final int BACKOFF_MAX_YIELDS = 20;
    private static final long BACKOFF_MIN_PARK_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long BACKOFF_MAX_PARK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * A strategy of this kind, for one thread.
     *
     * @return the strategy
     */
    public IdleStrategy strategy() {
        return switch (this) {
            case SPIN -> new BusySpinIdleStrategy();
            case YIELD -> new YieldingIdleStrategy();
            case BACKOFF -> new BackoffIdleStrategy(
                BACKOFF_MAX_SPINS, BACKOFF_MAX_YIELDS, BACKOFF_MIN_PARK_NS, BACKOFF_MAX_PARK_NS);
            case SLEEP -> new SleepingMillisIdleStrategy(1);
        };
    }
}
