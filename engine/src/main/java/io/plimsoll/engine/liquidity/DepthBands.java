package io.plimsoll.engine.liquidity;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * What closing costs in the ordinary book, from the inside out: so many lots, cumulative, within such a distance of the
 * book's middle, a fraction x 10^9. The last band has no end.
 */
public final class DepthBands {
    /** Most bands. */
    public static final int MOST = 16;

    /** Most lots that a book, or a market, can be said to have. */
    public static final long MOST_LOTS = 1L << 58;

    private static final long NO_END = Long.MAX_VALUE;

    private final long[] lots;
    private final long[] distance;

    /**
     * Bands, from the inside out.
     *
     * @param lots     of each, cumulative
     * @param distance of each
     */
    public DepthBands(final long[] lots, final long[] distance) {
        this.lots = lots.clone();
        this.distance = distance.clone();
    }

    /**
     * Whether a size charge may have these bands.
     *
     * @return true if it may
     */
    public boolean isAllowed() {
        boolean allowed = lots.length <= MOST;
        long lotsBefore = 0;
        long distanceBefore = 0;
        for (int band = 0; band < lots.length; band++) {
            final boolean isLast = band == lots.length - 1;
            allowed &= lots[band] > lotsBefore && (isLast ? lots[band] == NO_END : lots[band] <= MOST_LOTS)
                && distance[band] >= distanceBefore && distance[band] <= Rate.ONE;
            lotsBefore = lots[band];
            distanceBefore = distance[band];
        }
        return allowed;
    }

    /**
     * How many bands there are.
     *
     * @return number, with the endless one
     */
    public int count() {
        return lots.length;
    }

    /**
     * What closing so many lots costs, each at the distance of its band, as a rate of their notional.
     *
     * @param quantity lots, positive
     * @param wide     to calculate with
     * @return x 10^9, rounded up; 0 without bands
     */
    long cost(final long quantity, final Wide wide) {
        if (lots.length == 0) {
            return 0;
        }
        wide.product(0, 0);
        long closed = 0;
        for (int band = 0; closed < quantity; band++) {
            final long end = Math.min(quantity, lots[band]);
            wide.plusProduct(end - closed, distance[band]);
            closed = end;
        }
        return wide.dividedUp(quantity).value();
    }

    /** Cumulative lots of all bands but the endless one, added up. */
    long sum() {
        long sum = 0;
        for (int band = 0; band < lots.length - 1; band++) {
            sum += lots[band];
        }
        return sum;
    }

    void writeTo(final StateSink sink) {
        sink.put(lots.length);
        for (int band = 0; band < lots.length; band++) {
            sink.put(lots[band]);
            sink.put(distance[band]);
        }
    }

    static DepthBands readFrom(final StateSource state) {
        final int count = state.nextInt("number of bands", 0, MOST);
        final long[] lots = new long[count];
        final long[] distance = new long[count];
        for (int band = 0; band < count; band++) {
            lots[band] = state.next();
            distance[band] = state.next();
        }
        return new DepthBands(lots, distance);
    }
}
