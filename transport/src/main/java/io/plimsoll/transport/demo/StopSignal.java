package io.plimsoll.transport.demo;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C end a demo in good order: the process does not die before what the demo has made is cleared away. */
final class StopSignal implements AutoCloseable {
    private static final long PATIENCE_S = 10;

    private final CountDownLatch cleared = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "plimsoll-demo-stop");
    private volatile boolean requested;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * To be called again and again.
     *
     * @throws CancellationException if the process is to end
     */
    void check() {
        if (requested) {
            throw new CancellationException("stopped");
        }
    }

    /** Everything is cleared away. */
    @Override
    public void close() {
        cleared.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (final IllegalStateException e) {
                requested = true; // the process is ending already, and the hook has nothing to wait for
            }
        }
    }

    private void stop() {
        requested = true;
        try {
            cleared.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
