package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.ExpiryTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.ValueDrift;
import java.util.Arrays;

/**
 * How far each expiry has drifted, by volatilities, forward, rate and time, from what it was at some moments, its
 * anchors: the farthest that any of its options can have moved in any scenario ({@link ValueDrift}). It is one number
 * for all accounts, so that wires can be on it as on a price: a certificate that is of now, a distance {@code d} from
 * an anchor, holds while the expiry is nearer than {@code allowed - d} to that anchor.
 *
 * <p>New wires are on the nearest anchor. When an expiry has drifted some way off all of them it gets another one,
 * where it is. Anchors are few; the one that has not been the nearest for the longest time is given up, and wires on it
 * are carried over to the new one: what was allowed from there less the way from there to here is allowed from here. So
 * volatilities that go up and down among their anchors use nothing up.
 */
public final class ExpiryDrift {
    /** Anchors of an expiry, one of which is always free. */
    public static final int ANCHORS = 16;

    private static final int NONE = UnderlyingTable.NONE;

    /** A 2048th of the underlying's price. */
    private static final double NEW_ANCHOR_AT = 0x1p-11;

    private static final double DISTANCE_ONE = 0x1p32;
    private static final int COUNTER_BITS = 20;
    private static final long BASE = 1L << 30;

    private final UnderlyingTable underlyings;
    private final ExpiryTable expiries;
    private final GridTable grids;
    private final ValueDrift drift = new ValueDrift();
    private final int[] nearest;
    private final long[] counter;
    private final boolean[] live;
    private final long[] lastNearest;
    private final double[] distance;
    private final long[] value;
    private final double[] forwardRatio;
    private final long[] rate;
    private final long[] secondsLeft;
    private final long[][] volatility;
    private int givenUp = NONE;

    /**
     * Anchors of all expiries.
     *
     * @param instruments with expiries
     * @param grids       whose scenarios count
     */
    public ExpiryDrift(final InstrumentTable instruments, final GridTable grids) {
        this.underlyings = instruments.underlyings();
        this.expiries = instruments.expiries();
        this.grids = grids;
        final int anchors = instruments.capacity() * ANCHORS;
        nearest = new int[instruments.capacity()];
        Arrays.fill(nearest, NONE);
        counter = new long[instruments.capacity()];
        live = new boolean[anchors];
        lastNearest = new long[anchors];
        distance = new double[anchors];
        value = new long[anchors];
        forwardRatio = new double[anchors];
        rate = new long[anchors];
        secondsLeft = new long[anchors];
        volatility = new long[ANCHORS][instruments.capacity()];
    }

    /**
     * The nearest anchor of an expiry.
     *
     * @param expiry index
     * @return number of the anchor among those of all expiries
     */
    public int anchor(final int expiry) {
        if (nearest[expiry] == NONE) {
            setAnchor(expiry, 0);
        }
        return expiry * ANCHORS + nearest[expiry];
    }

    /**
     * How far an expiry is from an anchor.
     *
     * @param anchor its number
     * @return share of price and strike
     */
    public double distance(final int anchor) {
        return distance[anchor];
    }

    /**
     * The distance as a number for wires. It is another one after every change, even if the distance is not.
     *
     * @param anchor its number
     * @return above 0, growing with the distance
     */
    public long value(final int anchor) {
        return value[anchor];
    }

    /**
     * The number up to which an expiry is nearer than so far.
     *
     * @param allowed share of price and strike
     * @return highest such number, below every one there is if that is not positive
     */
    public static double valueAt(final double allowed) {
        return BASE + Math.floor(Math.min(1, allowed) * DISTANCE_ONE) * (1L << COUNTER_BITS) - 1;
    }

    /**
     * Takes note that something about an expiry has changed.
     *
     * @param expiry index
     */
    public void changed(final int expiry) {
        givenUp = NONE;
        if (nearest[expiry] == NONE) {
            return;
        }
        counter[expiry]++;
        int best = nearest[expiry];
        setDistance(expiry, best, farthest(expiry, best));
        for (int slot = 0; slot < ANCHORS; slot++) {
            final int anchor = expiry * ANCHORS + slot;
            if (live[anchor] && slot != nearest[expiry]) {
                setDistance(expiry, slot, farthest(expiry, slot));
                best = distance[anchor] < distance[expiry * ANCHORS + best] ? slot : best;
            }
        }
        nearest[expiry] = best;
        if (distance[anchor(expiry)] > NEW_ANCHOR_AT) {
            final int free = indexOfFree(expiry);
            setAnchor(expiry, free);
            if (indexOfFree(expiry) == NONE) {
                giveUpOldest(expiry);
            }
        }
        lastNearest[anchor(expiry)] = counter[expiry];
    }

    /** One is free between changes: wires move from the one that is given up to the one that is new. */
    private int indexOfFree(final int expiry) {
        for (int slot = 0; slot < ANCHORS; slot++) {
            if (!live[expiry * ANCHORS + slot]) {
                return slot;
            }
        }
        return NONE;
    }

    /**
     * It is never the one that was the nearest up to now: on that are the wires of all who are looked at with every
     * change, which are low ones too and are not carried over.
     */
    private void giveUpOldest(final int expiry) {
        int oldest = NONE;
        for (int slot = 0; slot < ANCHORS; slot++) {
            final int anchor = expiry * ANCHORS + slot;
            if (slot != nearest[expiry] && (oldest == NONE || lastNearest[anchor] < lastNearest[oldest])) {
                oldest = anchor;
            }
        }
        live[oldest] = false;
        givenUp = oldest;
    }

    /**
     * The anchor that the last change has given up. Its wires are to be carried over before anything else.
     *
     * @return its number, negative if none was given up
     */
    public int givenUp() {
        return givenUp;
    }

    /**
     * Where a wire on an anchor that was given up is to be on the nearest one, which is of now.
     *
     * @param anchor that was given up
     * @param wire   on it
     * @return a number that is reached already if nothing is left
     */
    public long carriedOver(final int anchor, final long wire) {
        final long left = (wire - BASE >> COUNTER_BITS) - scaled(distance[anchor]);
        return left < 1 ? BASE : BASE + (left << COUNTER_BITS);
    }

    private void setAnchor(final int expiry, final int slot) {
        nearest[expiry] = slot;
        final int anchor = expiry * ANCHORS + slot;
        live[anchor] = true;
        forwardRatio[anchor] = expiries.forwardRatio(expiry);
        rate[anchor] = expiries.rate(expiry);
        secondsLeft[anchor] = expiries.secondsLeft(expiry);
        for (int option = underlyings.firstOption(expiry); option != NONE; option = underlyings.nextOption(option)) {
            volatility[slot][option] = underlyings.volatility(option);
        }
        setDistance(expiry, slot, 0);
    }

    private void setDistance(final int expiry, final int slot, final double farthest) {
        final int anchor = expiry * ANCHORS + slot;
        distance[anchor] = farthest;
        value[anchor] =
            BASE + (scaled(farthest) << COUNTER_BITS) + (counter[expiry] & (1L << COUNTER_BITS) - 1);
    }

    private static long scaled(final double farthest) {
        return (long) Math.ceil(Math.min(1, farthest) * DISTANCE_ONE);
    }

    private double farthest(final int expiry, final int slot) {
        double farthest = 0;
        for (int grid = 0; grid < grids.size(); grid++) {
            farthest = Math.max(farthest, farthest(grid, expiry, slot));
        }
        return farthest;
    }

    private double farthest(final int grid, final int expiry, final int slot) {
        final int anchor = expiry * ANCHORS + slot;
        drift.now(
            grids.model(grid), expiries.secondsLeft(expiry), expiries.forwardRatio(expiry), expiries.rate(expiry));
        drift.then(secondsLeft[anchor], forwardRatio[anchor], rate[anchor]);
        double farthest = 0;
        for (int option = underlyings.firstOption(expiry); option != NONE; option = underlyings.nextOption(option)) {
            farthest = Math.max(farthest, drift.of(underlyings.volatility(option), then(slot, option)));
        }
        return farthest;
    }

    /** An option that had no volatility then could be held by nobody: it counts from its first one on. */
    private long then(final int slot, final int option) {
        if (volatility[slot][option] == 0) {
            volatility[slot][option] = underlyings.volatility(option);
        }
        return volatility[slot][option];
    }

    /** Begins anew: every account that holds options is looked at after this. */
    public void restart() {
        for (int expiry = 0; expiry < expiries.size(); expiry++) {
            if (nearest[expiry] != NONE) {
                counter[expiry]++;
                for (int slot = 0; slot < ANCHORS; slot++) {
                    live[expiry * ANCHORS + slot] = false;
                }
                setAnchor(expiry, nearest[expiry]);
            }
        }
    }
}
