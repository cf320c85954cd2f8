package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.scenario.ScenarioException;

/**
 * An engine with one perpetual, under the rules that have scales, told what a service is told. What it says its
 * listener hears, in the order in which it says it, at the latest when {@link #clock} or {@link #settle} returns.
 */
abstract class CrashVenue implements AutoCloseable {
    private static final String VOLATILITY_RANGES = "samples are of 1 to 86,400 s, the half-life of 1 to 1,048,576 of"
        + " them, volatilities at most 25, the one to start from above 0, and the weight of stress at most 1";
    private static final String SCALE_RANGES = "the reference is from 0.001 to 25; the step a divisor of 1, 0.001 or"
        + " more; least and largest scale and largest gap multiples of it; the least scale from 0 to 1, the largest"
        + " from 1 to 100, and times the largest rate at most 100; the gap at most 100; hysteresis and reserve at most"
        + " 1; rise and refill at most 100, and what rises at once a step or more";

    /** Where venues come from, one for each run. */
    @FunctionalInterface
    interface Factory {
        /**
         * A venue with a perpetual.
         *
         * @param name      of the run
         * @param accounts  for which there is room, one or more
         * @param perpetual to define
         * @param startNs   time of the definitions
         * @param listener  of calls, scales and reports
         */
        CrashVenue open(String name, int accounts, Perpetual perpetual, long startNs, CrashListener listener);
    }

    abstract CrashMessages messages();

    /** It is so late from now on, in nanoseconds since 1970. */
    abstract void at(long timeNs);

    /** A Clock, and if its review began a roll-out, all of that, as a service sends it before the next price. */
    abstract void clock();

    /** All that was sent is applied, and what was asked is answered. */
    abstract void settle();

    /** Sends the message that was begun last; why it was refused, or null. */
    abstract ReasonCode trySend();

    /** Defines how volatility is estimated and how the rates follow it. */
    final void follow(final VolatilityTerms terms, final ScaleTerms scales) {
        messages().volatility(terms);
        define("how volatility is estimated", VOLATILITY_RANGES);
        messages().scale(scales);
        define("how rates follow volatility", SCALE_RANGES);
    }

    /** A new mark. */
    final void mark(final long ticks) {
        messages().mark(ticks);
    }

    /** Opens an account with money and a position, at a price. */
    final void open(final long accountId, final long collateral, final long lots, final long ticks) {
        messages().open(accountId, collateral, lots, ticks);
    }

    /** An account trades at a price. */
    final void fill(final long accountId, final long lots, final long ticks) {
        messages().fill(accountId, lots, ticks);
    }

    /** What does an account stand at? */
    final void ask(final long accountId) {
        messages().ask(accountId);
    }

    @Override
    public abstract void close();

    private void define(final String what, final String ranges) {
        final ReasonCode reason = trySend();
        if (reason != null) {
            throw new ScenarioException(what + " is refused (" + reason + "): " + ranges);
        }
    }
}
