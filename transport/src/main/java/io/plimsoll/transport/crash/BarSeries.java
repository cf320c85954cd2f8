package io.plimsoll.transport.crash;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bars of one symbol in order of time.
 *
 * @param file       that they are from
 * @param symbol     that they are of
 * @param intervalNs the least time between two
 * @param warmUp     those before accounts are opened, perhaps none
 * @param bars       those with accounts, one or more
 */
record BarSeries(String file, String symbol, long intervalNs, List<Bar> warmUp, List<Bar> bars) {

    BarSeries {
        warmUp = List.copyOf(warmUp);
        bars = List.copyOf(bars);
    }

    /** The highest price of all. */
    BigDecimal highest() {
        return Stream.concat(warmUp.stream(), bars.stream())
            .map(Bar::high).max(BigDecimal::compareTo).orElseThrow();
    }

    /** When the first bar starts, of the warm-up if there is one. */
    long startNs() {
        return (warmUp.isEmpty() ? bars : warmUp).get(0).openTimeNs();
    }

    /** When the last bar ends. */
    long endNs() {
        return bars.get(bars.size() - 1).openTimeNs() + intervalNs;
    }

    /** When a bar's price is there: at its start, after one and two thirds, in its last millisecond. */
    long timeNs(final Bar bar, final int point) {
        return bar.openTimeNs() + (point == Bar.POINTS - 1
            ? intervalNs - BarSeriesReader.NS_PER_MS : point * (intervalNs / (Bar.POINTS - 1)));
    }
}
