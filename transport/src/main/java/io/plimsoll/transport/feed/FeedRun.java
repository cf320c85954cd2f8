package io.plimsoll.transport.feed;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** Hands over the events of a feed when they are due. */
public final class FeedRun {
    private final FeedReader events;
    private final Set<String> symbols;
    private final Speed speed;
    private final Runnable meanwhile;

    /**
     * A run.
     *
     * @param events    to hand over
     * @param symbols   names of those wanted, each {@code symbol} or {@code venue:symbol}; empty for all
     * @param speed     of recorded time
     * @param meanwhile done again and again while waiting, and at least once an event
     */
    public FeedRun(
        final FeedReader events, final Set<String> symbols, final Speed speed, final Runnable meanwhile) {
        this.events = events;
        this.symbols = symbols;
        this.speed = speed;
        this.meanwhile = meanwhile;
    }

    /**
     * Runs to the end of the feed.
     *
     * @param consumer of the events
     * @return events handed over
     * @throws IOException if reading fails
     */
    public long run(final Consumer<FeedEvent> consumer) throws IOException {
        final long startNs = System.nanoTime();
        long firstNs = 0;
        long count = 0;
        for (FeedEvent event = events.next(); event != null; event = events.next()) {
            if (!symbols.isEmpty() && !event.isAbout(symbols)) {
                continue;
            }
            firstNs = count == 0 ? event.timeNs() : firstNs;
            final long dueNs = startNs + speed.delayNs(event.timeNs() - firstNs);
            do {
                meanwhile.run();
            } while (System.nanoTime() - dueNs < 0);
            consumer.accept(event);
            count++;
        }
        return count;
    }
}
