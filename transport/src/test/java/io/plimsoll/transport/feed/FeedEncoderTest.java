package io.plimsoll.transport.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events as messages, with the bundled instruments. */
class FeedEncoderTest implements FeedListener {
    private static final String HEADER = "recv_time_ns,venue,symbol,kind,event_time_ms,bid_price,ask_price,trade_price,"
        + "mark_price,index_price,funding_rate,next_funding_time_ms\n";

    private final List<String> messages = new ArrayList<>();
    private FeedInstruments instruments;
    private FeedEncoder encoder;

    @BeforeEach
    void setUp() throws IOException {
        instruments = FeedInstruments.bundled();
        encoder = new FeedEncoder(instruments, this);
    }

    @Test
    void shouldDefineEveryInstrumentOfTheBundledTable() {
        assertEquals(16, instruments.definitions().instruments().size());
        assertTrue(instruments.definitions().instruments().stream().allMatch(i -> i.maximumPrice() != null));
    }

    @Test
    void shouldTakeTheMidRoundedToTickAsMarkUntilThereAreMarks() throws IOException {
        encode(HEADER + """
            1,v,BTCUSDT,Q,1,100.0,100.1,,,,,
            2,v,BTCUSDT,T,2,,,100.1,,,,
            3,v,BTCUSDT,M,3,,,,100.26,99.94,0.0001,1000
            4,v,BTCUSDT,Q,4,100.2,100.4,,,,,
            """);
        assertEquals(List.of(
            "BTCUSDT QUOTE mark=1001 bid=1000 ask=1001",
            "BTCUSDT TRADE last=1001",
            "BTCUSDT MARK mark=1003 index=999",
            "BTCUSDT QUOTE bid=1002 ask=1004"), messages);
    }

    @Test
    void shouldCumulateFundingOfOneLotAtTheLastMark() throws IOException {
        encode("""
            open_time_ms,symbol,open,high,low,close
            1,BTCUSDT,50000,50000,50000,50000
            """);
        messages.clear();
        encode("""
            funding_time_ms,symbol,funding_rate
            10,BTCUSDT,0.0001
            20,BTCUSDT,-0.00003
            """);
        // 0.001 BTC x 50,000 x 0.01 % = 0.005 USDT = 500,000 minor units a lot
        assertEquals(List.of(
            "BTCUSDT FUNDING index=500000000000",
            "BTCUSDT FUNDING index=350000000000"), messages);
    }

    @Test
    void shouldCumulateFundingOfAnInverseContractInItsCoin() throws IOException {
        encode("""
            open_time_ms,symbol,open,high,low,close
            1,BTCUSD_PERP,40000,40000,40000,40000
            """);
        messages.clear();
        encode("funding_time_ms,symbol,funding_rate\n10,BTCUSD_PERP,0.0001\n");
        // 100 USD at 40,000 is 0.0025 BTC; 0.01 % of that is 25 minor units
        assertEquals(List.of("BTCUSD_PERP FUNDING index=25000000"), messages);
    }

    @Test
    void shouldPayTheExpectedFundingOnceWithTheFirstMarkAfterItsTime() throws IOException {
        for (final MarketEvent event : FeedReadersTest.read("ticks_2023_funding.csv")) {
            encoder.encode(event);
        }
        // 0.001 BTC x 28,155.1 x 0.0000276, the rate that the first mark after midnight still shows for midnight
        assertEquals(
            List.of("BTCUSDT MARK index=77708076000"),
            messages.stream().filter(m -> m.startsWith("BTCUSDT MARK index")).toList());
    }

    @Test
    void shouldCountFundingThatCannotBePaidForWantOfAMark() throws IOException {
        encode("funding_time_ms,symbol,funding_rate\n10,BTCUSDT,0.0001\n");
        assertEquals(List.of(), messages);
        assertEquals(1, encoder.fundingsWithoutMark());
    }

    @Test
    void shouldKeepVenuesApart() throws IOException {
        for (final MarketEvent event : FeedReadersTest.read("ticks_2024.csv")) {
            encoder.encode(event);
        }
        assertEquals(36, messages.size());
        assertEquals(6, messages.stream().filter(m -> m.startsWith("binance-spot:BTCUSDT ")).count());
        assertEquals(6, messages.stream().filter(m -> m.startsWith("BTCUSDT ")).count());
    }

    @Test
    void shouldRefuseTwoVenuesForOneInstrument() {
        assertMessage("x.csv:3: BTCUSDT of w and of v would be one instrument; define \"w:BTCUSDT\" as well",
            HEADER + "1,v,BTCUSDT,T,1,,,100.1,,,,\n2,w,BTCUSDT,T,1,,,100.1,,,,\n");
    }

    @Test
    void shouldRefuseSymbolsWithoutDefinitionAndPricesOffTick() {
        assertMessage("x.csv:2: symbol DOGE is not defined; define it (--definitions), or name the symbols to feed",
            HEADER + "1,v,DOGE,T,1,,,100.1,,,,\n");
        assertMessage("x.csv:2: last price 100.15 must be a multiple of the tick size 0.1 that BTCUSDT is defined with",
            HEADER + "1,v,BTCUSDT,T,1,,,100.15,,,,\n");
    }

    @Override
    public void onTick(
        final MarketEvent.Stream stream,
        final int instrumentId,
        final long exchangeTimeNs,
        final long mark,
        final long index,
        final long bid,
        final long ask,
        final long last) {
        messages.add(name(stream, instrumentId) + field(" mark=", mark) + field(" index=", index)
            + field(" bid=", bid) + field(" ask=", ask) + field(" last=", last));
    }

    @Override
    public void onFunding(
        final MarketEvent.Stream stream, final int instrumentId, final long exchangeTimeNs, final long index) {
        messages.add(name(stream, instrumentId) + " index=" + index);
    }

    private String name(final MarketEvent.Stream stream, final int instrumentId) {
        return instruments.definitions().instruments().get(instrumentId).symbol() + " " + stream.kind();
    }

    private static String field(final String name, final long value) {
        return value == FeedEncoder.NO_PRICE ? "" : name + value;
    }

    private void encode(final String csv) throws IOException {
        FeedReadersTest.read(csv, "x.csv").forEach(encoder::encode);
    }

    private void assertMessage(final String start, final String csv) {
        final FeedException exception = assertThrows(FeedException.class, () -> encode(csv));
        assertTrue(exception.getMessage().startsWith(start), exception.getMessage());
    }
}
