package io.plimsoll.transport.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Excerpts of recorded data as events. */
class FeedReadersTest {
    private static final long NS_PER_MS = 1_000_000;

    @Test
    void shouldReadQuotesAndTradesOfAllVenues() throws IOException {
        final List<MarketEvent> events = read("ticks_2024.csv");
        assertEquals(36, events.size());
        assertEquals(12, events.stream().map(MarketEvent::stream).distinct().count());
        final MarketEvent quote = events.stream()
            .filter(event -> event.stream().equals(
                new MarketEvent.Stream("binance-coinm", "BTCUSD_PERP", MarketEvent.Kind.QUOTE)))
            .findFirst().orElseThrow();
        assertTrue(quote.bid().compareTo(quote.ask()) < 0);
        assertNull(quote.last());
        assertNull(quote.mark());
        assertEquals(quote.timeNs() > 1_723_161_254_000_000_000L, quote.exchangeTimeNs() % NS_PER_MS == 0);
    }

    @Test
    void shouldHaveNoExchangeTimeWhereTheVenueGivesNone() throws IOException {
        for (final MarketEvent event : read("ticks_2024.csv")) {
            final boolean spotQuote =
                event.stream().venue().equals("binance-spot") && event.stream().kind() == MarketEvent.Kind.QUOTE;
            assertEquals(spotQuote, event.exchangeTimeNs() == MarketEvent.NO_TIME, event.toString());
        }
    }

    @Test
    void shouldMakeFourPointsOfABarLowFirstWhenItRose() throws IOException {
        final List<MarketEvent> fell = ofSymbol("BTCUSDT", read("bars_3m.csv.gz")).subList(0, 4);
        assertEquals(List.of("78390.1", "78489.5", "78236.1", "78236.1"), marks(fell));
        final List<MarketEvent> rose = ofSymbol("X", read("""
            open_time_ms,symbol,open,high,low,close,volume
            60000,X,10,13,9,12,5
            120000,X,12,12,11,11,5
            """, "bars.csv"));
        assertEquals(List.of("10", "9", "13", "12", "12", "12", "11", "11"), marks(rose));
        assertEquals(
            List.of(60_000L, 80_000L, 100_000L, 119_999L, 120_000L, 140_000L, 160_000L, 179_999L),
            rose.stream().map(event -> event.timeNs() / NS_PER_MS).toList());
        assertEquals(marks(rose), rose.stream().map(event -> event.last().toPlainString()).toList());
    }

    @Test
    void shouldKeepTimeInOrderAcrossTheSymbolsOfABarFile() throws IOException {
        long timeNs = 0;
        final List<MarketEvent> events = read("bars_3m.csv.gz");
        assertEquals(5 * 4 * 4, events.size());
        for (final MarketEvent event : events) {
            assertTrue(event.timeNs() >= timeNs, event.toString());
            timeNs = event.timeNs();
        }
    }

    @Test
    void shouldReadMarkBarsAsMarksWithoutTrades() throws IOException {
        final List<MarketEvent> events = ofSymbol("BTCUSDT", read("mark_8h.csv"));
        assertEquals(
            List.of("90776.94748889", "91023.10873333", "87808.72914815", "89887.9"), marks(events));
        assertNull(events.get(0).last());
    }

    @Test
    void shouldReadFundingWithAndWithoutVenue() throws IOException {
        final MarketEvent payment = read("funding.csv").get(1);
        assertEquals(new MarketEvent.Stream("", "BTCUSDT", MarketEvent.Kind.FUNDING), payment.stream());
        assertEquals(new BigDecimal("0.00004946"), payment.fundingRate());
        assertEquals(1_743_984_000_000L * NS_PER_MS, payment.timeNs());
        final MarketEvent ofVenue = read("""
            funding_time_ms,exchange,symbol,funding_rate,source_time_text
            1577836800000,dydx,BTC-USD,-0.00012359,2020-01-01 03:00:00.000
            """, "funding.csv").get(0);
        assertEquals(new MarketEvent.Stream("dydx", "BTC-USD", MarketEvent.Kind.FUNDING), ofVenue.stream());
    }

    @Test
    void shouldMergeFilesInOrderOfTime() throws IOException, URISyntaxException {
        final List<MarketEvent> events = new ArrayList<>();
        try (FeedFiles files = FeedFiles.open(List.of(path("funding.csv"), path("bars_3m.csv.gz")))) {
            collect(files, events);
        }
        assertEquals(19 + 80, events.size());
        assertEquals(MarketEvent.Kind.FUNDING, events.get(7).stream().kind());
        assertEquals(MarketEvent.Kind.BAR, events.get(8).stream().kind());
        assertEquals(MarketEvent.Kind.FUNDING, events.get(98).stream().kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                      | x.csv is empty; a first line with column names
        a,b                                                     | x.csv has none of the known formats: its columns
        funding_time_ms,symbol,funding_rate;1,X,a               | x.csv:2: funding_rate must be a decimal number but is
        funding_time_ms,symbol,funding_rate;;1,X,1;1.5,X,1      | x.csv:4: funding_time_ms must be a whole number but is
        funding_time_ms,symbol,funding_rate;1,X                 | x.csv:2 has 2 fields, the header has 3; is it cut off?
        open_time_ms,symbol,open,high,low,close;2,X,1,1,1,1;1,X,1,1,1,1 | x.csv:3: open_time_ms runs backwards; sort
        recv_time_ns,venue,symbol,kind,bid_price;1,V,X,Z,1      | x.csv:2: kind must be Q, T or M but is "Z"
        time_s,account_id,coin,side,price,size;1,2,X,B,1,1      | x.csv:2: side must be Bid (bought) or Ask (sold) but
        """)
    void shouldNameFileAndLineOfWhatCannotBeUnderstood(final String lines, final String message) {
        final FeedException exception =
            assertThrows(FeedException.class, () -> read(lines.replace(';', '\n'), "x.csv"));
        assertTrue(exception.getMessage().startsWith(message), exception.getMessage());
    }

    static List<MarketEvent> read(final String resource) throws IOException {
        final List<MarketEvent> events = new ArrayList<>();
        try (InputStream input = FeedReadersTest.class.getResourceAsStream(resource);
            FeedReader reader = FeedFiles.open(resource, input)) {
            collect(reader, events);
        }
        return events;
    }

    static List<MarketEvent> read(final String csv, final String name) throws IOException {
        final List<MarketEvent> events = new ArrayList<>();
        final byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        try (FeedReader reader = FeedFiles.open(name, new ByteArrayInputStream(bytes))) {
            collect(reader, events);
        }
        return events;
    }

    @Test
    void shouldReadHistoriesOfAccountsInOrderOfTimeAndThenOfFiles(@TempDir final Path directory) throws IOException {
        final List<Path> files = List.of(
            Files.writeString(directory.resolve("cash.csv"), "time_s,account_id,delta_usd\n7,1,-1.5\n"),
            Files.writeString(directory.resolve("trades.csv"),
                "time_s,coin,side,price,size,crossed\n7,ETH,Ask,1500.5,2,true\n"),
            Files.writeString(directory.resolve("liquidations.csv"),
                "time_s,account_id,liquidated_notional_usd,account_value_usd,margin_mode\n7,1,300,2.9,Cross\n"),
            Files.writeString(directory.resolve("fills.csv"), "time_s,account_id,coin,side,price,size,crossed\n"
                + "6,1,ETH,Bid,1500,2,true\n7,1,ETH,Ask,1500.5,2,true\n"));
        final List<FeedEvent> events = new ArrayList<>();
        try (FeedFiles reader = FeedFiles.open(files)) {
            assertTrue(reader.tellsOfAccounts());
            for (FeedEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        final long second = 1_000_000_000;
        final MarketEvent.Stream stream = new MarketEvent.Stream("", "ETH", MarketEvent.Kind.TRADE);
        final BigDecimal price = new BigDecimal("1500.5");
        assertEquals(List.of(
            new AccountEvent.Fill(6 * second, 1, "ETH", new BigDecimal(2), new BigDecimal(1500), "fills.csv:2"),
            new AccountEvent.CashFlow(7 * second, 1, new BigDecimal("-1.5"), "cash.csv:2"),
            new MarketEvent(stream, 7 * second, 7 * second, null, null, price, price, null, null,
                MarketEvent.NO_TIME, "trades.csv:2"),
            new AccountEvent.Liquidation(
                7 * second, 1, new BigDecimal(300), new BigDecimal("2.9"), "Cross", "liquidations.csv:2"),
            new AccountEvent.Fill(7 * second, 1, "ETH", new BigDecimal(-2), price, "fills.csv:3")), events);
    }

    private static void collect(final FeedReader reader, final List<MarketEvent> events) throws IOException {
        for (FeedEvent event = reader.next(); event != null; event = reader.next()) {
            events.add((MarketEvent) event);
        }
    }

    private static Path path(final String resource) throws URISyntaxException {
        return Path.of(FeedReadersTest.class.getResource(resource).toURI());
    }

    private static List<MarketEvent> ofSymbol(final String symbol, final List<MarketEvent> events) {
        return events.stream().filter(event -> event.stream().symbol().equals(symbol)).toList();
    }

    private static List<String> marks(final List<MarketEvent> events) {
        return events.stream().map(event -> event.mark().toPlainString()).toList();
    }
}
