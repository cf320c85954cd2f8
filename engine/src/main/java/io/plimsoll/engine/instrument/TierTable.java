package io.plimsoll.engine.instrument;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * Margin tiers of all instruments: {@code maintenance = notional x rate - amount}, with rates that do not fall and
 * amounts that make maintenance continuous; it is therefore convex in the notional.
 */
public final class TierTable {
    private final int maxTiers;
    private final int[] count;
    private final long[] floor;
    private final long[] amount;
    private final long[] maintenanceRate;
    private final long[] initialRate;
    private final long[] reducedNumerator;
    private final long[] reducedDenominator;

    TierTable(final int instruments, final int maxTiers) {
        this.maxTiers = maxTiers;
        final int tiers = instruments * maxTiers;
        count = new int[instruments];
        floor = new long[tiers];
        amount = new long[tiers];
        maintenanceRate = new long[tiers];
        initialRate = new long[tiers];
        reducedNumerator = new long[tiers];
        reducedDenominator = new long[tiers];
    }

    void writeTo(final int instrument, final StateSink sink) {
        sink.put(count[instrument]);
        for (int at = at(instrument, 0), end = at + count[instrument]; at < end; at++) {
            sink.put(floor[at]);
            sink.put(amount[at]);
            sink.put(maintenanceRate[at]);
            sink.put(initialRate[at]);
        }
    }

    void readFrom(final int instrument, final StateSource state) {
        count[instrument] = state.nextInt("number of tiers", 0, maxTiers);
        for (int tier = 0; tier < count[instrument]; tier++) {
            set(
                instrument,
                tier,
                state.next(),
                state.next(),
                state.nextLong("maintenance rate", 0, Long.MAX_VALUE),
                state.nextLong("initial rate", 0, Long.MAX_VALUE));
        }
    }

    public int maxTiers() {
        return maxTiers;
    }

    public int count(final int instrument) {
        return count[instrument];
    }

    public void count(final int instrument, final int tiers) {
        count[instrument] = tiers;
    }

    /**
     * Sets one tier; validated before.
     *
     * @param instrument          index
     * @param tier                from 0
     * @param tierFloor           notional in settlement minor units from which it applies
     * @param tierAmount          settlement minor units
     * @param maintenanceFraction fraction x 10^9
     * @param initialFraction     fraction x 10^9
     */
    public void set(
        final int instrument,
        final int tier,
        final long tierFloor,
        final long tierAmount,
        final long maintenanceFraction,
        final long initialFraction) {
        final int at = at(instrument, tier);
        final long common = greatestCommonDivisor(maintenanceFraction, Rate.ONE);
        floor[at] = tierFloor;
        amount[at] = tierAmount;
        maintenanceRate[at] = maintenanceFraction;
        initialRate[at] = initialFraction;
        reducedNumerator[at] = maintenanceFraction / common;
        reducedDenominator[at] = Rate.ONE / common;
    }

    /**
     * Index of a tier, for the getters below.
     *
     * @param instrument index
     * @param tier       from 0
     * @return index over all instruments
     */
    public int at(final int instrument, final int tier) {
        return instrument * maxTiers + tier;
    }

    /**
     * The tier in which a notional lies: the last one with a floor not above it.
     *
     * @param instrument index
     * @param notional   settlement minor units, rounded down
     * @return index for the getters below
     */
    public int find(final int instrument, final long notional) {
        final int first = instrument * maxTiers;
        int tier = first + count[instrument] - 1;
        while (tier > first && floor[tier] > notional) {
            tier--;
        }
        return tier;
    }

    public long floor(final int at) {
        return floor[at];
    }

    public long amount(final int at) {
        return amount[at];
    }

    public long maintenanceRate(final int at) {
        return maintenanceRate[at];
    }

    public long initialRate(final int at) {
        return initialRate[at];
    }

    /**
     * The maintenance rate in lowest terms.
     *
     * @param at index of the tier
     * @return numerator of the rate
     */
    public long rateNumerator(final int at) {
        return reducedNumerator[at];
    }

    /**
     * The maintenance rate in lowest terms.
     *
     * @param at index of the tier
     * @return denominator of the rate
     */
    public long rateDenominator(final int at) {
        return reducedDenominator[at];
    }

    /**
     * The largest rate of an instrument, maintenance or initial.
     *
     * @param instrument index
     * @return fraction x 10^9, 0 without tiers
     */
    public long largestRate(final int instrument) {
        long largest = 0;
        for (int tier = 0; tier < count[instrument]; tier++) {
            final int at = at(instrument, tier);
            largest = Math.max(largest, Math.max(maintenanceRate[at], initialRate[at]));
        }
        return largest;
    }

    private static long greatestCommonDivisor(final long left, final long right) {
        long a = left;
        long b = right;
        while (b != 0) {
            final long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
