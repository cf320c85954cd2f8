package io.plimsoll.transport.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.transport.feed.FeedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which bars are read, which are refused, and which way prices are taken to have gone in them. */
class BarSeriesReaderTest {
    private static final String HEADER = "open_time_ms,symbol,open,high,low,close,volume\n";
    private static final String FOUR = HEADER
        + "60000,A,1,2,0.5,1.5,7\n60000,B,9,9,9,9,7\n"
        + "120000,A,2,2,2,2,7\n180000,A,3,3,3,3,7\n240000,A,4,4,4,4,7\n";

    @TempDir
    private Path directory;

    @Test
    void shouldReadOneSymbolAndPutEarlierBarsIntoTheWarmUp() throws IOException {
        final BarSeries series = read(FOUR, "A", 180_000, 240_000, 60_000);
        assertEquals(List.of(new BigDecimal("2")), series.warmUp().stream().map(Bar::open).toList());
        assertEquals(List.of(new BigDecimal("3")), series.bars().stream().map(Bar::open).toList());
        assertEquals(TimeUnit.MINUTES.toNanos(1), series.intervalNs());
        assertEquals(TimeUnit.MINUTES.toNanos(2), series.startNs());
        assertEquals(TimeUnit.MINUTES.toNanos(4), series.endNs());
        assertEquals(new BigDecimal("3"), series.highest());
    }

    @Test
    void shouldReadBarsOfTheMark() throws IOException {
        final BarSeries series = read("open_time_ms,symbol,mark_open,mark_high,mark_low,mark_close\n"
            + "0,A,1,2,0.5,1.5\n60000,A,3,3,3,3\n", "A", 0, 120_000, 0);
        assertEquals(new BigDecimal("0.5"), series.bars().get(0).low());
    }

    @Test
    void shouldGoToTheNearerExtremeFirst() {
        assertEquals(List.of("100", "103", "96", "97"), path("100", "103", "96", "97"));
        assertEquals(List.of("100", "97", "104", "97"), path("100", "104", "97", "97"));
        assertEquals(List.of("100", "97", "103", "97"), path("100", "103", "97", "97"));
    }

    @Test
    void shouldHavePricesAtTheStartAfterThirdsAndInTheLastMillisecond() {
        final BarSeries series = MadeUp.flatBars("100", "100");
        final Bar second = series.bars().get(1);
        final long start = MadeUp.START_NS + MadeUp.MINUTE_NS;
        assertEquals(start, series.timeNs(second, 0));
        assertEquals(start + TimeUnit.SECONDS.toNanos(20), series.timeNs(second, 1));
        assertEquals(start + TimeUnit.SECONDS.toNanos(40), series.timeNs(second, 2));
        assertEquals(start + TimeUnit.MILLISECONDS.toNanos(59_999), series.timeNs(second, 3));
    }

    @Test
    void shouldRefuseWhatCannotBeAndSayWhatToDo() {
        assertRefused("bars.csv is no file of bars: it has no column high, close; see \"plimsoll crash --help\" for"
            + " those needed", "open_time_ms,symbol,open,low\n", "A");
        assertRefused("bars.csv has no bars of C; its symbols are A, B", FOUR, "C");
        assertRefused("bars.csv:4: open_time_ms of A does not rise; sort the file by it, and leave each bar in it once",
            HEADER + "60000,A,1,1,1,1,7\n60000,B,1,1,1,1,7\n60000,A,1,1,1,1,7\n", "A");
        for (final String bar : List.of("1,1,0,1", "1,2,1,3", "1,2,1.5,2", "2,1.5,1,1")) {
            assertRefused("bars.csv:2: low must be above 0, and open and close between low and high",
                HEADER + "60000,A," + bar + ",7\n", "A");
        }
        assertRefused("bars.csv has one bar of B, two or more are needed to know how long a bar is", FOUR, "B");
        assertEquals("bars.csv has bars of A from 1970-01-01T00:01:00Z to 1970-01-01T00:04:00Z, none of them from"
            + " --from until --to", assertThrows(FeedException.class, () -> read(FOUR, "A", 60_001, 120_000, 0))
            .getMessage());
    }

    private void assertRefused(final String words, final String text, final String symbol) {
        assertEquals(words,
            assertThrows(FeedException.class, () -> read(text, symbol, 0, 1_000_000, 0)).getMessage());
    }

    private BarSeries read(
        final String text, final String symbol, final long fromMs, final long toMs, final long warmUpMs)
        throws IOException {
        final Path file = Files.writeString(directory.resolve("bars.csv"), text);
        return BarSeriesReader.read(new BarRequest(file, symbol, TimeUnit.MILLISECONDS.toNanos(fromMs),
            TimeUnit.MILLISECONDS.toNanos(toMs), TimeUnit.MILLISECONDS.toNanos(warmUpMs)));
    }

    private static List<String> path(final String open, final String high, final String low, final String close) {
        return MadeUp.bar(0, open, high, low, close).path().stream().map(BigDecimal::toPlainString).toList();
    }
}
