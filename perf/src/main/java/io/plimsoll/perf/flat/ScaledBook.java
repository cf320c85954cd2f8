package io.plimsoll.perf.flat;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.perf.book.EngineBook;
import io.plimsoll.perf.book.EngineFeed;
import io.plimsoll.perf.book.ScaleDefinitions;
import io.plimsoll.perf.book.SyntheticBook;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A book every instrument of which has a scale that follows its volatility. Event time moves on with the ticks, a
 * hundred thousand a second; with it come the service's messages, as it sends them while it is busy: a Clock each
 * second and, while accounts are changing over, a RollOut of 64 each millisecond. So short is the memory of the
 * estimate (a minute of samples, one a second) that it wavers by some percent and scales step at most reviews, though
 * the market is always the same.
 */
final class ScaledBook {
    /** How fast event time passes. */
    static final long TICKS_PER_SECOND = 100_000;

    private static final long TICK_NS = TimeUnit.SECONDS.toNanos(1) / TICKS_PER_SECOND;
    private static final long CLOCK_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long ROLL_OUT_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int ROLL_OUT_ACCOUNTS = 64;
    private static final int SAMPLE_SECONDS = 1;
    private static final int HALF_LIFE_SAMPLES = 60;

    /** A year, x 10^9: what a thousand ticks a second of half a basis point each, drawn back a little, come to. */
    private static final long VOLATILITY = 8_650_000_000L;

    private static final long STEP = 50_000_000L;
    private static final long HYSTERESIS = 50_000_000L;

    private final ScaleSteps steps = new ScaleSteps();
    private final EngineBook book;
    private final EngineFeed feed;
    private final MarginEngine engine;
    private final long[] sampleDueNs;
    private long serviceDueNs;
    private long clockDueNs;
    private long ticks;
    private long samples;
    private long clockNs;
    private long rollOuts;
    private long rollOutNs;
    private long rollOutLooks;

    /**
     * Loads the book.
     *
     * @param loaded   the book
     * @param listener of all outputs
     */
    ScaledBook(final SyntheticBook loaded, final OutputListener listener) {
        book = new EngineBook(loaded, EngineConfiguration.DRAFT_RULES_VERSION, (output, offset, length) -> {
            steps.onOutput(output, offset, length);
            listener.onOutput(output, offset, length);
        });
        feed = book.feed();
        engine = book.engine();
        sampleDueNs = new long[loaded.instruments()];
        Arrays.fill(sampleDueNs, Long.MIN_VALUE);
        final ScaleDefinitions definitions = new ScaleDefinitions(feed);
        for (int instrument = 0; instrument < loaded.instruments(); instrument++) {
            definitions.defineVolatility(instrument, SAMPLE_SECONDS, HALF_LIFE_SAMPLES, VOLATILITY, 0);
            definitions.defineScale(instrument, VOLATILITY, STEP, HYSTERESIS);
        }
        serviceDueNs = feed.timeNs() + ROLL_OUT_INTERVAL_NS;
        clockDueNs = feed.timeNs() + CLOCK_INTERVAL_NS;
    }

    /**
     * Sends a tick, and what the service has to say after it. Whom a RollOut calls pays in after the next tick.
     *
     * @param instrument 0 to the number of instruments - 1
     * @param mark       ticks
     */
    void tick(final int instrument, final long mark) {
        feed.advance(TICK_NS);
        ticks++;
        if (feed.timeNs() >= sampleDueNs[instrument]) {
            countSample(instrument);
        }
        book.tick(instrument, mark);
        if (feed.timeNs() >= serviceDueNs) {
            serve();
        }
    }

    /** The first mark of an interval is a sample (rules, section 11.2). */
    private void countSample(final int instrument) {
        final long interval = feed.timeNs() / CLOCK_INTERVAL_NS / SAMPLE_SECONDS;
        sampleDueNs[instrument] = (interval + 1) * SAMPLE_SECONDS * CLOCK_INTERVAL_NS;
        samples++;
    }

    private void serve() {
        serviceDueNs += ROLL_OUT_INTERVAL_NS;
        if (engine.accountsToChangeOver() > 0) {
            rollOut();
        }
        if (feed.timeNs() >= clockDueNs) {
            clockDueNs += CLOCK_INTERVAL_NS;
            final long startNs = System.nanoTime();
            feed.clock();
            clockNs += System.nanoTime() - startNs;
        }
    }

    private void rollOut() {
        final long before = engine.examinations();
        final long startNs = System.nanoTime();
        feed.rollOut(ROLL_OUT_ACCOUNTS);
        rollOutNs += System.nanoTime() - startNs;
        rollOutLooks += engine.examinations() - before;
        rollOuts++;
    }

    MarginEngine engine() {
        return engine;
    }

    EngineFeed feed() {
        return feed;
    }

    long calls() {
        return book.calls();
    }

    long ticks() {
        return ticks;
    }

    /** Marks that counted for volatility, of all instruments, the first one of each included. */
    long samples() {
        return samples;
    }

    /** Scales that changed. */
    long steps() {
        return steps.steps();
    }

    /** RollOut messages. */
    long rollOuts() {
        return rollOuts;
    }

    /** Roll-outs after which all accounts had changed over. */
    long rollOutsCompleted() {
        return steps.completed();
    }

    /** Accounts looked at because they changed over. */
    long rollOutLooks() {
        return rollOutLooks;
    }

    /** Time that RollOuts took. */
    long rollOutNs() {
        return rollOutNs;
    }

    /** Time that Clocks took, reviews included. */
    long clockNs() {
        return clockNs;
    }
}
