package io.plimsoll.transport.chain;

import io.plimsoll.transport.feed.CsvFile;
import io.plimsoll.transport.feed.FeedException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads a file of option chains: rows in order of time, those of one time are a snapshot. */
public final class ChainReader {
    private static final List<String> COLUMNS = List.of("quote_time_s", "instrument_name", "expiry_time_s",
        "option_right", "strike", "underlying_price", "bid_price", "ask_price", "mark_iv_percent");
    private static final int TIME = 0;
    private static final int NAME = 1;
    private static final int EXPIRY = 2;
    private static final int RIGHT = 3;
    private static final int STRIKE = 4;
    private static final int UNDERLYING = 5;
    private static final int BID = 6;
    private static final int ASK = 7;
    private static final int VOLATILITY = 8;
    private static final BigDecimal LEAST_PERCENT = BigDecimal.ONE;
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(2_500);

    private final String file;
    private final CsvFile csv;
    private final int[] columns;
    private final Map<RowFault, Long> faults = new EnumMap<>(RowFault.class);
    private final List<ChainSnapshot> snapshots = new ArrayList<>();
    private final List<OptionQuote> quotes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long timeS = Long.MIN_VALUE;
    private long rows;
    private long oneSided;

    private ChainReader(final String file, final CsvFile csv) {
        this.file = file;
        this.csv = csv;
        columns = COLUMNS.stream().mapToInt(csv::column).toArray();
        final List<String> missing = COLUMNS.stream().filter(column -> csv.column(column) < 0).toList();
        if (!missing.isEmpty()) {
            throw new FeedException(file + " is no file of option chains: it has no column "
                + String.join(", ", missing) + "; see \"plimsoll backtest --help\" for those needed");
        }
    }

    /**
     * Reads all of a file.
     *
     * @param path plain or gzip
     * @return what it holds
     * @throws IOException   if it cannot be read
     * @throws FeedException if it has not the columns, a field makes no sense, time runs backwards, or there is not one
     *                       snapshot
     */
    public static OptionChain read(final Path path) throws IOException {
        final String name = path.getFileName().toString();
        try (InputStream input = Files.newInputStream(path); CsvFile csv = new CsvFile(name, input)) {
            return new ChainReader(name, csv).read();
        }
    }

    /**
     * Whether a file is one of option chains: whether it has such columns as nothing else has.
     *
     * @param path plain or gzip
     * @return false for a file of another kind, or an empty one
     * @throws IOException if it cannot be read
     */
    public static boolean reads(final Path path) throws IOException {
        final String name = path.getFileName().toString();
        try (InputStream input = Files.newInputStream(path)) {
            try (CsvFile csv = new CsvFile(name, input)) {
                return csv.columns().containsAll(List.of(COLUMNS.get(TIME), COLUMNS.get(EXPIRY), COLUMNS.get(STRIKE)));
            }
        }
    }

    private OptionChain read() throws IOException {
        while (csv.next()) {
            rows++;
            readRow();
        }
        endSnapshot();
        if (snapshots.isEmpty()) {
            throw new FeedException(file + " has no row of an option that can be used; is it the right file?");
        }
        return new OptionChain(file, List.copyOf(snapshots), rows, oneSided, faults);
    }

    private void readRow() {
        final long rowTimeS = csv.integer(columns[TIME]);
        if (rowTimeS < timeS) {
            throw new FeedException(csv.where() + ": quote_time_s runs backwards; sort the file by it");
        }
        if (rowTimeS > timeS) {
            endSnapshot();
            timeS = rowTimeS;
        }
        final RowFault fault = fault();
        if (fault == null) {
            final OptionQuote quote = quote();
            oneSided += quote.isTwoSided() ? 0 : 1;
            quotes.add(quote);
        } else {
            faults.merge(fault, 1L, Long::sum);
        }
    }

    /** Null if the row can be used. */
    private RowFault fault() {
        final BigDecimal percent = positiveOrNull(VOLATILITY);
        if (percent == null) {
            return RowFault.NO_VOLATILITY;
        }
        if (percent.compareTo(LEAST_PERCENT) < 0 || percent.compareTo(MOST_PERCENT) > 0) {
            return RowFault.ABSURD_VOLATILITY;
        }
        if (positiveOrNull(UNDERLYING) == null) {
            return RowFault.NO_UNDERLYING;
        }
        if (positiveOrNull(STRIKE) == null) {
            return RowFault.NO_STRIKE;
        }
        if (csv.integer(columns[EXPIRY]) <= timeS) {
            return RowFault.EXPIRED;
        }
        return names.add(csv.text(columns[NAME])) ? null : RowFault.TWICE;
    }

    private OptionQuote quote() {
        final OptionContract contract = new OptionContract(
            csv.text(columns[NAME]),
            isCall(),
            csv.decimal(columns[STRIKE]).stripTrailingZeros(),
            TimeUnit.SECONDS.toNanos(csv.integer(columns[EXPIRY])));
        return new OptionQuote(
            contract,
            csv.decimal(columns[UNDERLYING]),
            csv.decimal(columns[VOLATILITY]).movePointLeft(2),
            positiveOrNull(BID),
            positiveOrNull(ASK));
    }

    private boolean isCall() {
        return switch (csv.text(columns[RIGHT])) {
            case "call" -> true;
            case "put" -> false;
            default -> throw csv.bad(columns[RIGHT], "call or put");
        };
    }

    /** Null where the field is empty, 0 or less: so files say that there is none. */
    private BigDecimal positiveOrNull(final int column) {
        final BigDecimal value = csv.decimalOrNull(columns[column]);
        return value == null || value.signum() <= 0 ? null : value;
    }

    private void endSnapshot() {
        if (!quotes.isEmpty()) {
            snapshots.add(new ChainSnapshot(TimeUnit.SECONDS.toNanos(timeS), quotes));
        }
        quotes.clear();
        names.clear();
    }
}
