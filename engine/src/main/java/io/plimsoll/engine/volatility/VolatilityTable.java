package io.plimsoll.engine.volatility;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.InstrumentState;

/**
 * The volatilities of instruments, by instrument index, for those whose estimation is defined. Volatilities are a
 * year, x 10^9; times are stamps in nanoseconds since 1970 and never run backwards.
 */
public final class VolatilityTable {
    private final InstrumentTable instruments;
    private final VolatilityEstimator[] estimators;
    private final Wide wide = new Wide();

    /**
     * Allocates the table.
     *
     * @param instruments that there are
     * @param capacity    most instruments whose volatility can be estimated: as many as there can be, or 0 for none
     */
    public VolatilityTable(final InstrumentTable instruments, final int capacity) {
        this.instruments = instruments;
        estimators = new VolatilityEstimator[capacity];
    }

    private VolatilityEstimator find(final int instrument) {
        return estimators.length == 0 ? null : estimators[instrument];
    }

    /**
     * Whether an instrument's volatility is estimated.
     *
     * @param instrument index
     * @return true after {@link #define}
     */
    public boolean isDefined(final int instrument) {
        return find(instrument) != null;
    }

    /**
     * Defines how an instrument's volatility is estimated, or defines it anew: variance and sample stay, but with
     * another sampling interval both begin anew; the forecast stays. Allocates.
     *
     * @param instrument index
     * @param parameters that are allowed
     */
    public void define(final int instrument, final VolatilityParameters parameters) {
        if (isDefined(instrument)) {
            estimators[instrument].change(parameters);
        } else {
            estimators[instrument] = new VolatilityEstimator(parameters, wide);
        }
    }

    /**
     * The latest that a forecast may end.
     *
     * @param timeNs at which it is announced
     * @return 365 days later
     */
    public static long latestEndNs(final long timeNs) {
        return Forecast.latestEndNs(timeNs);
    }

    /**
     * Announces a volatility that is to count at least, in place of one that was announced before. Reviews alone make
     * it count.
     *
     * @param instrument index, whose volatility is estimated
     * @param volatility from 1 to 25 x 10^9
     * @param startNs    when its ramp starts, after now
     * @param fullNs     when it is reached, not before startNs
     * @param endNs      when it ends, after fullNs and not after {@link #latestEndNs}
     */
    public void forecast(
        final int instrument, final long volatility, final long startNs, final long fullNs, final long endNs) {
        estimators[instrument].forecast().announce(volatility, startNs, fullNs, endNs);
    }

    /**
     * A Tick has set an instrument's mark. Constant time; allocates nothing.
     *
     * @param instrument index, whether its volatility is estimated or not
     * @param timeNs     stamp of the Tick
     * @param markTicks  the mark
     */
    public void sampled(final int instrument, final long timeNs, final long markTicks) {
        final VolatilityEstimator estimator = find(instrument);
        if (estimator != null) {
            estimator.estimate().marked(timeNs, markTicks);
        }
    }

    /**
     * Moves an instrument's forecast: once at a review, before anything is read that follows from it. A settled
     * instrument has no review, so what is forecast of it stays as it is.
     *
     * @param instrument index, whether its volatility is estimated or not
     * @param timeNs     stamp of the Clock
     */
    public void review(final int instrument, final long timeNs) {
        final VolatilityEstimator estimator = find(instrument);
        if (estimator != null && instruments.state(instrument) != InstrumentState.SETTLED) {
            estimator.review(timeNs);
        }
    }

    /**
     * An instrument's volatility as estimated from its marks.
     *
     * @param instrument index, whose volatility is estimated
     * @return rounded up, at most 25 x 10^9
     */
    public long volatility(final int instrument) {
        return estimators[instrument].estimate().volatility();
    }

    /**
     * What counts as an instrument's volatility: with long run, stress, and the forecast as of the last review.
     *
     * @param instrument index, whose volatility is estimated
     * @return rounded up, at most 25 x 10^9
     */
    public long chargedVolatility(final int instrument) {
        return estimators[instrument].charged();
    }

    /**
     * Whether an estimate is stale: without a sample, or without a mark for too long, by its own rule or by the
     * instrument's heartbeat.
     *
     * @param instrument index, whose volatility is estimated
     * @param timeNs     now
     * @return true if nothing is to fall that follows from it
     */
    public boolean isStale(final int instrument, final long timeNs) {
        return instruments.heartbeats().marks().isStale(instrument) || estimators[instrument].isStale(timeNs);
    }

    /**
     * Writes what is known of an instrument's volatility.
     *
     * @param instrument index
     * @param sink       to write to
     */
    public void writeTo(final int instrument, final StateSink sink) {
        sink.put(isDefined(instrument) ? 1 : 0);
        if (isDefined(instrument)) {
            estimators[instrument].writeTo(sink);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote, after instruments and underlyings.
     *
     * @param instrument index, of which nothing is known here yet
     * @param state      to read from
     * @throws StateException if it makes no sense
     */
    public void readFrom(final int instrument, final StateSource state) {
        if (!state.nextBoolean("whether an instrument's volatility is estimated")) {
            return;
        }
        if (instruments.underlyings().isOption(instrument)) {
            throw new StateException("instrument " + instruments.get(instrument).id()
                + " is an option and its volatility cannot be estimated; load another state");
        }
        estimators[instrument] =
            VolatilityEstimator.readFrom(state, instruments.get(instrument).maximumPriceTicks(), wide);
    }
}
