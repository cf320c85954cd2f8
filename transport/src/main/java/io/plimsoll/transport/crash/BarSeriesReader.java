package io.plimsoll.transport.crash;

import io.plimsoll.transport.feed.CsvFile;
import io.plimsoll.transport.feed.FeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the bars of one symbol from a file of bars, or of bars of the mark, as {@code feed} knows them. */
final class BarSeriesReader {
    static final long NS_PER_MS = 1_000_000L;

    private static final List<String> PRICES = List.of("open", "high", "low", "close");
    private static final String MARK = "mark_";

    private final List<Bar> warmUp = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final Set<String> symbols = new TreeSet<>();
    private final CsvFile csv;
    private final String prefix;
    private long intervalNs = Long.MAX_VALUE;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;

    private BarSeriesReader(final CsvFile csv) {
        this.csv = csv;
        prefix = csv.column(MARK + PRICES.get(0)) >= 0 ? MARK : "";
    }

    /**
     * Reads a file.
     *
     * @param request which bars of it
     * @return its bars
     * @throws IOException   if it cannot be read
     * @throws FeedException if it has no such bars, or some that cannot be
     */
    static BarSeries read(final BarRequest request) throws IOException {
        final String name = request.file().getFileName().toString();
        try (CsvFile csv = new CsvFile(name, Files.newInputStream(request.file()))) {
            final BarSeriesReader reader = new BarSeriesReader(csv);
            reader.requireColumns(name);
            reader.readBars(request);
            reader.requireBars(name, request.symbol());
            return new BarSeries(name, request.symbol(), reader.intervalNs, reader.warmUp, reader.bars);
        }
    }

    private void requireColumns(final String name) {
        final List<String> wanted = new ArrayList<>(List.of("open_time_ms", "symbol"));
        PRICES.forEach(price -> wanted.add(prefix + price));
        wanted.removeAll(csv.columns());
        if (!wanted.isEmpty()) {
            throw new FeedException(name + " is no file of bars: it has no column " + String.join(", ", wanted)
                + "; see \"plimsoll crash --help\" for those needed");
        }
    }

    private void readBars(final BarRequest request) throws IOException {
        final String symbol = request.symbol();
        final int symbolColumn = csv.column("symbol");
        final int timeColumn = csv.column("open_time_ms");
        while (csv.next()) {
            symbols.add(csv.text(symbolColumn));
            if (!symbol.equals(csv.text(symbolColumn))) {
                continue;
            }
            final long timeNs = Math.multiplyExact(csv.integer(timeColumn), NS_PER_MS);
            if (timeNs <= lastNs) {
                throw new FeedException(csv.where() + ": open_time_ms of " + symbol
                    + " does not rise; sort the file by it, and leave each bar in it once");
            }
            firstNs = Math.min(firstNs, timeNs);
            intervalNs = lastNs == Long.MIN_VALUE ? intervalNs : Math.min(intervalNs, timeNs - lastNs);
            lastNs = timeNs;
            if (timeNs >= request.fromNs() && timeNs < request.toNs()) {
                bars.add(bar(timeNs));
            } else if (timeNs < request.fromNs() && request.fromNs() - timeNs <= request.warmUpNs()) {
                warmUp.add(bar(timeNs));
            }
        }
    }

    private Bar bar(final long timeNs) {
        final Bar bar = new Bar(timeNs, csv.decimal(csv.column(prefix + "open")),
            csv.decimal(csv.column(prefix + "high")), csv.decimal(csv.column(prefix + "low")),
            csv.decimal(csv.column(prefix + "close")));
        if (!bar.isPossible()) {
            throw new FeedException(csv.where() + ": " + prefix + "low must be above 0, and open and close between "
                + prefix + "low and " + prefix + "high");
        }
        return bar;
    }

    private void requireBars(final String name, final String symbol) {
        if (firstNs == Long.MAX_VALUE) {
            throw new FeedException(
                name + " has no bars of " + symbol + "; its symbols are " + String.join(", ", symbols));
        }
        if (bars.isEmpty()) {
            throw new FeedException(name + " has bars of " + symbol + " from " + Instant.ofEpochSecond(0, firstNs)
                + " to " + Instant.ofEpochSecond(0, lastNs) + ", none of them from --from until --to");
        }
        if (intervalNs == Long.MAX_VALUE) {
            throw new FeedException(name + " has one bar of " + symbol + ", two or more are needed to know how long"
                + " a bar is");
        }
    }
}
