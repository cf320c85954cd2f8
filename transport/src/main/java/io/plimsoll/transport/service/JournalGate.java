package io.plimsoll.transport.service;

import java.util.function.IntPredicate;

/**
 * Whether inputs may be taken in, which they may while the journal has room for them. Otherwise nothing is polled, so
 * that Aeron holds the senders back, until there is room again. Every stop is counted and said once, so is its end.
 */
final class JournalGate {
    private final IntPredicate hasRoomFor;
    private final int bytes;
    private final ServiceCounters counters;
    private final Console console;
    private boolean open = true;

    /**
     * A gate before one journal.
     *
     * @param hasRoomFor so many bytes
     * @param bytes      the inputs of one turn of the loop can need
     * @param counters   of the service
     * @param console    for the operator
     */
    JournalGate(
        final IntPredicate hasRoomFor, final int bytes, final ServiceCounters counters, final Console console) {
        this.hasRoomFor = hasRoomFor;
        this.bytes = bytes;
        this.counters = counters;
        this.console = console;
    }

    boolean isOpen() {
        if (hasRoomFor.test(bytes)) {
            if (!open) {
                open = true;
                console.line("JOURNAL HAS ROOM AGAIN: intake goes on");
            }
        } else {
            shut("no room for " + bytes + " bytes of inputs");
        }
        return open;
    }

    /** The journal could not write. */
    void shut(final String reason) {
        if (open) {
            open = false;
            counters.increment(ServiceCounter.JOURNAL_STOPS);
            console.line("JOURNAL FULL: intake stopped, senders are held back. Make room on the journal's disk; "
                + "intake then goes on by itself. (" + reason + ")");
        }
    }
}
