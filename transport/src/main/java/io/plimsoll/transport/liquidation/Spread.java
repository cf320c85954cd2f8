package io.plimsoll.transport.liquidation;

import io.plimsoll.transport.feed.FeedEvent;
import java.util.Locale;
import java.util.stream.LongStream;

/** Least, median and most of some times. */
final class Spread {
    private final long[] sortedNs;

    /** Of times in nanoseconds. */
    Spread(final LongStream timesNs) {
        sortedNs = timesNs.sorted().toArray();
    }

    /**
     * For people, in seconds; a dash for no times. Of an even number of times the median is the upper one of the two in
     * the middle.
     */
    @Override
    public String toString() {
        return sortedNs.length == 0 ? "-" : "least " + seconds(sortedNs[0]) + " s, median "
            + seconds(sortedNs[sortedNs.length / 2]) + " s, most " + seconds(sortedNs[sortedNs.length - 1]) + " s";
    }

    static String seconds(final long nanoseconds) {
        return String.format(Locale.ROOT, "%,d", nanoseconds / FeedEvent.NS_PER_SECOND);
    }
}
