package io.plimsoll.transport.simulation;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** What happened in a simulation: a digest of everything, and words about it if somebody wants to read them. */
final class Trace {
    private static final long PRIME = 0x100000001b3L;

    private final SimulatedClock clock;
    private final PrintWriter out;
    private long digest = 0xcbf29ce484222325L;
    private long events;

    /**
     * A trace.
     *
     * @param clock of the simulation
     * @param out   for words, or null
     */
    Trace(final SimulatedClock clock, final PrintWriter out) {
        this.clock = clock;
        this.out = out;
    }

    /** Adds a number that has to be the same whenever the seed is. */
    void add(final long number) {
        digest = (digest ^ number) * PRIME;
        digest ^= digest >>> 32;
        events++;
    }

    /** Adds an event that is worth a line. */
    void say(final long number, final Supplier<String> words) {
        add(number);
        if (out != null) {
            out.printf("%12.6f ms  %s%n", clock.elapsedNs() / 1e6, words.get());
            out.flush();
        }
    }

    long digest() {
        return digest;
    }

    long events() {
        return events;
    }
}
