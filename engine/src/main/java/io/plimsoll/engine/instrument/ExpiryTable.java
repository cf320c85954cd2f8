package io.plimsoll.engine.instrument;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import java.util.Arrays;

/**
 * The times at which options on an underlying expire, with what values of options need of each: the ratio of forward to
 * mark, the rate, and the time left (rules, section 10.1). By index in order of definition; fixed capacity.
 */
public final class ExpiryTable {
    /** No such expiry. */
    public static final int NONE = -1;

    private static final long NANOSECONDS = 1_000_000_000L;
    private static final int SIGNIFICANT_BITS = 9;

    private final int[] underlying;
    private final long[] timeNs;
    private final double[] forwardRatio;
    private final long[] rate;
    private final long[] secondsLeft;
    private final int[] forwardDoubt;
    private final int[] firstOf;
    private final int[] next;
    private int size;

    ExpiryTable(final int capacity) {
        underlying = new int[capacity];
        timeNs = new long[capacity];
        forwardRatio = new double[capacity];
        rate = new long[capacity];
        secondsLeft = new long[capacity];
        forwardDoubt = new int[capacity];
        firstOf = new int[capacity];
        next = new int[capacity];
        Arrays.fill(firstOf, NONE);
    }

    void writeTo(final StateSink sink) {
        sink.put(size);
        for (int expiry = 0; expiry < size; expiry++) {
            sink.put(underlying[expiry]);
            sink.put(timeNs[expiry]);
            sink.put(Double.doubleToRawLongBits(forwardRatio[expiry]));
            sink.put(rate[expiry]);
            sink.put(secondsLeft[expiry]);
            sink.put(forwardDoubt[expiry]);
        }
    }

    void readFrom(final StateSource state, final int instruments) {
        final int count = state.nextInt("number of expiries", 0, instruments);
        while (size < count) {
            final int its = state.nextInt("expiry's underlying", 0, instruments - 1);
            final int added = add(its, state.next(), 0);
            forwardRatio[added] = Double.longBitsToDouble(state.next());
            rate[added] = state.nextLong("expiry's rate", -Rate.ONE, Rate.ONE);
            secondsLeft[added] = state.nextLong("expiry's seconds left", 0, Long.MAX_VALUE);
            forwardDoubt[added] = state.nextInt("doubt of an expiry's forward", 0, (int) Rate.ONE);
            if (!(forwardRatio[added] >= 0.5 && forwardRatio[added] <= 2)) {
                throw new StateException("an expiry's forward has the ratio " + forwardRatio[added]
                    + " to its underlying; load another state");
            }
        }
    }

    /**
     * The expiry of an underlying at a time, which is added if there is none.
     *
     * @param ofUnderlying instrument index
     * @param expiryTimeNs nanoseconds since 1970
     * @param stampNs      of the present message
     * @return its index
     */
    public int findOrAdd(final int ofUnderlying, final long expiryTimeNs, final long stampNs) {
        final int known = find(ofUnderlying, expiryTimeNs);
        return known == NONE ? add(ofUnderlying, expiryTimeNs, stampNs) : known;
    }

    private int add(final int ofUnderlying, final long expiryTimeNs, final long stampNs) {
        final int added = size++;
        underlying[added] = ofUnderlying;
        timeNs[added] = expiryTimeNs;
        forwardRatio[added] = 1;
        rate[added] = 0;
        secondsLeft[added] = secondsLeft(expiryTimeNs, stampNs);
        link(added);
        return added;
    }

    private void link(final int added) {
        int before = NONE;
        int after = firstOf[underlying[added]];
        while (after != NONE && timeNs[after] < timeNs[added]) {
            before = after;
            after = next[after];
        }
        next[added] = after;
        if (before == NONE) {
            firstOf[underlying[added]] = added;
        } else {
            next[before] = added;
        }
    }

    /**
     * The earliest expiry of an underlying.
     *
     * @param ofUnderlying instrument index
     * @return its index or {@link #NONE}
     */
    public int first(final int ofUnderlying) {
        return firstOf[ofUnderlying];
    }

    /**
     * The expiry after another one of the same underlying, by time.
     *
     * @param expiry index
     * @return its index or {@link #NONE}
     */
    public int next(final int expiry) {
        return next[expiry];
    }

    /**
     * Finds an expiry.
     *
     * @param ofUnderlying instrument index
     * @param expiryTimeNs nanoseconds since 1970
     * @return its index or {@link #NONE}
     */
    public int find(final int ofUnderlying, final long expiryTimeNs) {
        for (int expiry = 0; expiry < size; expiry++) {
            if (timeNs[expiry] == expiryTimeNs && underlying[expiry] == ofUnderlying) {
                return expiry;
            }
        }
        return NONE;
    }

    public int size() {
        return size;
    }

    public int underlying(final int expiry) {
        return underlying[expiry];
    }

    /**
     * When it is.
     *
     * @param expiry index
     * @return nanoseconds since 1970
     */
    public long timeNs(final int expiry) {
        return timeNs[expiry];
    }

    public double forwardRatio(final int expiry) {
        return forwardRatio[expiry];
    }

    /**
     * Rate of discount.
     *
     * @param expiry index
     * @return a year, x 10^9
     */
    public long rate(final int expiry) {
        return rate[expiry];
    }

    /**
     * What is missing to full confidence in an expiry's forward and rate.
     *
     * @param expiry index
     * @return share x 10^9
     */
    public int forwardDoubt(final int expiry) {
        return forwardDoubt[expiry];
    }

    public long secondsLeft(final int expiry) {
        return secondsLeft[expiry];
    }

    /**
     * Takes note of a new forward.
     *
     * @param expiry   index
     * @param newRatio of it to the underlying's mark
     * @param newRate  a year, x 10^9
     * @param doubt    of both, share x 10^9
     */
    public void forward(final int expiry, final double newRatio, final long newRate, final int doubt) {
        forwardRatio[expiry] = newRatio;
        forwardDoubt[expiry] = doubt;
        rate[expiry] = newRate;
    }

    /**
     * Takes note of the time.
     *
     * @param expiry  index
     * @param stampNs now
     * @return whether what is left, as it is rounded, has changed
     */
    public boolean passTime(final int expiry, final long stampNs) {
        final long left = secondsLeft(timeNs[expiry], stampNs);
        final boolean changed = left != secondsLeft[expiry];
        secondsLeft[expiry] = left;
        return changed;
    }

    /** Rounded up to seconds, then to nine significant bits: far expiries need no new values every second. */
    private static long secondsLeft(final long expiryTimeNs, final long stampNs) {
        if (expiryTimeNs <= stampNs) {
            return 0;
        }
        final long left = expiryTimeNs - stampNs;
        final long nanoseconds = left < 0 ? Long.MAX_VALUE : left;
        final long seconds = nanoseconds / NANOSECONDS + (nanoseconds % NANOSECONDS == 0 ? 0 : 1);
        final int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(seconds) - SIGNIFICANT_BITS);
        final long below = (1L << shift) - 1;
        return (seconds + below) & ~below;
    }
}
