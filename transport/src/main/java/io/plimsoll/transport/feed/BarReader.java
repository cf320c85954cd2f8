package io.plimsoll.transport.feed;

import static io.plimsoll.transport.feed.FeedEvent.NS_PER_MS;
import static io.plimsoll.transport.feed.MarketEvent.NO_TIME;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bars as ticks: open, low, high, close for a bar that rose, open, high, low, close for one that fell, at the start of
 * the bar, after one and two thirds of it, and in its last millisecond. Nothing is made up between these prices. They
 * are marks; in a file of trade bars they are the last price as well.
 */
final class BarReader implements FeedReader {
    private static final int POINTS = 4;

    private final Map<String, MarketEvent.Stream> streams = new HashMap<>();
    private final Deque<MarketEvent> events = new ArrayDeque<>();
    private final CsvFile csv;
    private final boolean markBars;
    private final int openTime;
    private final int symbol;
    private final int open;
    private final int high;
    private final int low;
    private final int close;
    private List<Bar> next = new ArrayList<>();
    private long intervalMs = Long.MAX_VALUE;

    BarReader(final CsvFile csv) throws IOException {
        this.csv = csv;
        markBars = csv.column("mark_open") >= 0;
        final String prefix = markBars ? "mark_" : "";
        openTime = csv.column("open_time_ms");
        symbol = csv.column("symbol");
        open = csv.column(prefix + "open");
        high = csv.column(prefix + "high");
        low = csv.column(prefix + "low");
        close = csv.column(prefix + "close");
        if (csv.next()) {
            next.add(bar());
        }
    }

    static boolean reads(final CsvFile csv) {
        return csv.column("open_time_ms") >= 0 && csv.column("symbol") >= 0
            && (csv.columns().containsAll(List.of("open", "high", "low", "close"))
            || csv.columns().containsAll(List.of("mark_open", "mark_high", "mark_low", "mark_close")));
    }

    @Override
    public FeedEvent next() throws IOException {
        if (events.isEmpty() && !next.isEmpty()) {
            readBarsOfOneTime();
        }
        return events.poll();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    /** The bars of all symbols with one open time: first all opens, then all first extremes, and so on. */
    private void readBarsOfOneTime() throws IOException {
        final List<Bar> bars = next;
        final long openTimeMs = bars.get(0).openTimeMs;
        next = new ArrayList<>();
        while (next.isEmpty() && csv.next()) {
            final Bar bar = bar();
            if (bar.openTimeMs < openTimeMs) {
                throw new FeedException(csv.where() + ": open_time_ms runs backwards; sort the file by it");
            }
            (bar.openTimeMs == openTimeMs ? bars : next).add(bar);
        }
        if (!next.isEmpty()) {
            intervalMs = Math.min(intervalMs, next.get(0).openTimeMs - openTimeMs);
        }
        final long spanMs = intervalMs == Long.MAX_VALUE ? POINTS : intervalMs;
        for (int point = 0; point < POINTS; point++) {
            final long timeMs = openTimeMs + (point == POINTS - 1 ? spanMs - 1 : point * spanMs / (POINTS - 1));
            for (final Bar bar : bars) {
                events.add(event(bar, bar.path[point], timeMs * NS_PER_MS));
            }
        }
    }

    private Bar bar() {
        final BigDecimal first = csv.decimal(open);
        final BigDecimal end = csv.decimal(close);
        final boolean rose = end.compareTo(first) >= 0;
        final BigDecimal second = csv.decimal(rose ? low : high);
        final BigDecimal third = csv.decimal(rose ? high : low);
        final BigDecimal[] path = {first, second, third, end};
        return new Bar(csv.integer(openTime), csv.text(symbol), path, csv.where());
    }

    private MarketEvent event(final Bar bar, final BigDecimal price, final long timeNs) {
        final MarketEvent.Stream stream = streams.computeIfAbsent(
            bar.symbol, name -> new MarketEvent.Stream("", name, MarketEvent.Kind.BAR));
        return new MarketEvent(
            stream, timeNs, timeNs, null, null, markBars ? null : price, price, null, null, NO_TIME, bar.where);
    }

    private record Bar(long openTimeMs, String symbol, BigDecimal[] path, String where) {
    }
}
