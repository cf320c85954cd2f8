package io.plimsoll.engine.volatility;

import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.number.IntegerRoot;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * The variance of an instrument's returns in one sampling interval, exponentially weighted. One mark counts of each
 * interval, the first; what happened over several intervals counts as spread over them.
 */
final class VarianceEstimate {
    private static final long NANOSECONDS = 1_000_000_000L;
    private static final long SECONDS_OF_A_YEAR = 31_536_000;
    private static final long TWO = 2 * Rate.ONE;
    private static final long LARGEST_VARIANCE = TWO * TWO;
    private static final long NO_SAMPLE = 0;

    private final Wide wide;
    private final int sampleSeconds;
    private final long sampleNs;
    private long weight;
    private long variance;
    private long sampleTicks = NO_SAMPLE;
    private long interval;
    private long lastMarkNs;
    private long nextIntervalNs = Long.MIN_VALUE;

    private VarianceEstimate(final int sampleSeconds, final long variance, final Wide wide) {
        this.wide = wide;
        this.sampleSeconds = sampleSeconds;
        this.variance = variance;
        sampleNs = sampleSeconds * NANOSECONDS;
    }

    /** An estimate without samples. */
    static VarianceEstimate begin(final VolatilityParameters parameters, final Wide wide) {
        final long start = parameters.startVolatility();
        return new VarianceEstimate(
            parameters.sampleSeconds(),
            wide.product(start, start).times(parameters.sampleSeconds()).dividedDown(SECONDS_OF_A_YEAR).value(),
            wide);
    }

    /** From now on a sample weighs half after another number of intervals. */
    void halfLife(final int samples) {
        weight = DecayWeight.ofHalfLife(samples);
    }

    void writeTo(final StateSink sink) {
        sink.put(variance);
        sink.put(sampleTicks);
        sink.put(lastMarkNs);
    }

    /** The interval of the last sample is that of the last mark: the first mark of any later one would be a sample. */
    static VarianceEstimate readFrom(
        final StateSource state, final int sampleSeconds, final long mostTicks, final Wide wide) {
        final VarianceEstimate estimate = new VarianceEstimate(
            sampleSeconds, state.nextLong("variance of a sampling interval", 0, LARGEST_VARIANCE), wide);
        final long ticks = state.nextLong("price of a volatility's last sample", NO_SAMPLE, mostTicks);
        if (ticks == NO_SAMPLE) {
            state.nextLong("time of a mark that is no sample", 0, 0);
        } else {
            estimate.lastMarkNs = state.next();
            estimate.note(Math.floorDiv(estimate.lastMarkNs, estimate.sampleNs), ticks);
        }
        return estimate;
    }

    /** Takes note of a mark; most of them are not the first of their interval. */
    void marked(final long timeNs, final long markTicks) {
        lastMarkNs = timeNs;
        if (timeNs >= nextIntervalNs) {
            sample(Math.floorDiv(timeNs, sampleNs), markTicks);
        }
    }

    private void sample(final long number, final long markTicks) {
        if (hasSample()) {
            if (number == interval) {
                return;
            }
            final long intervals = number - interval;
            final long change = change(sampleTicks, markTicks, wide);
            final long spread = wide.product(change, change).dividedUp(intervals).value();
            variance = DecayWeight.average(variance, spread, DecayWeight.power(weight, intervals, wide), wide);
        }
        note(number, markTicks);
    }

    /**
     * The size of a return, which is the logarithm's change to within a twelfth of its cube, and at most 2.
     *
     * @param from positive, any unit
     * @param to   positive, in the same unit
     * @param wide to calculate with
     * @return x 10^9, rounded down
     */
    static long change(final long from, final long to, final Wide wide) {
        return wide.product(TWO, Math.abs(to - from)).dividedDownUnsigned(from + to).value();
    }

    private void note(final long number, final long markTicks) {
        interval = number;
        sampleTicks = markTicks;
        // at the end of time the next interval does not begin; the last one is compared by its number
        nextIntervalNs = number >= Math.floorDiv(Long.MAX_VALUE, sampleNs) ? Long.MAX_VALUE : (number + 1) * sampleNs;
    }

    boolean hasSample() {
        return sampleTicks != NO_SAMPLE;
    }

    /** Whether the last mark is longer ago than so many nanoseconds. */
    boolean isOlderThan(final long ageNs, final long timeNs) {
        return lastMarkNs <= Long.MAX_VALUE - ageNs && timeNs > lastMarkNs + ageNs;
    }

    /** A year, x 10^9, rounded up. */
    long volatility() {
        return Math.min(
            UnderlyingTable.LARGEST_VOLATILITY,
            IntegerRoot.up(wide.product(variance, SECONDS_OF_A_YEAR).dividedUp(sampleSeconds)));
    }

    int sampleSeconds() {
        return sampleSeconds;
    }
}
