package io.plimsoll.journal;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for conditions. */
public final class Waiting {
    private Waiting() {
    }

    /** Waits for a condition, which is asked on this thread; fails after half a minute. */
    public static void until(final Callable<Boolean> condition) {
        Awaitility.await()
            .pollInSameThread()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(1))
            .atMost(Duration.ofSeconds(30))
            .until(condition);
    }
}
