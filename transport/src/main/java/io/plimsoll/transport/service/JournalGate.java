package io.plimsoll.transport.service;

import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.agrona.concurrent.NanoClock;

/**
 * Whether inputs may be taken in, which they may while the journal has room for them. Otherwise nothing is polled, so
 * that Aeron holds the senders back, until there is room again. Every stop is counted; one that lasts is said once, so
 * is its end: in a burst the thread that reserves disk space may be a moment behind.
 */
final class JournalGate {
    private static final long PATIENCE_MS = 100;
    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);

    private final IntPredicate hasRoomFor;
    private final int bytes;
    private final Runnable onStop;
    private final NanoClock clock;
    private final Console console;
    private boolean open = true;
    private boolean isSaid;
    private long shutSinceNs;

    /**
     * A gate before one journal.
     *
     * @param hasRoomFor so many bytes
     * @param bytes      the inputs of one turn of the loop can need
     * @param onStop     counts a stop
     * @param clock      for how long a stop lasts
     * @param console    for the operator
     */
    JournalGate(
        final IntPredicate hasRoomFor,
        final int bytes,
        final Runnable onStop,
        final NanoClock clock,
        final Console console) {
        this.hasRoomFor = hasRoomFor;
        this.bytes = bytes;
        this.onStop = onStop;
        this.clock = clock;
        this.console = console;
    }

    boolean isOpen() {
        if (hasRoomFor.test(bytes)) {
            reopen();
        } else {
            stop();
            if (!isSaid && clock.nanoTime() - shutSinceNs >= PATIENCE_NS) {
                say("no room for " + bytes + " bytes of inputs for " + PATIENCE_MS + " ms");
            }
        }
        return open;
    }

    /** The journal could not write. */
    void shut(final String reason) {
        stop();
        if (!isSaid) {
            say(reason);
        }
    }

    private void stop() {
        if (open) {
            open = false;
            shutSinceNs = clock.nanoTime();
            onStop.run();
        }
    }

    private void reopen() {
        open = true;
        if (isSaid) {
            isSaid = false;
            console.line("JOURNAL HAS ROOM AGAIN: intake goes on");
        }
    }

    private void say(final String reason) {
        isSaid = true;
        console.line("JOURNAL FULL: intake stopped, senders are held back. Make room on the journal's disk; "
            + "intake then goes on by itself. (" + reason + ")");
    }
}
