package io.plimsoll.transport.demo;

import io.plimsoll.transport.feed.FeedEvent;
import io.plimsoll.transport.feed.FeedFiles;
import io.plimsoll.transport.feed.FeedInstruments;
import io.plimsoll.transport.feed.FeedReader;
import io.plimsoll.transport.feed.MarketEvent;
import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.Market;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The four recorded days and the instruments they are about. */
final class DemoMarket {
    /** Minor units of USDT to USDT, for showing. */
    static final double USDT = 1e-8;

    private static final String RECORDING = "crash_2025-04-07.csv.gz";
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "LINKUSDT", "BSVUSDT");
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<Contract> contracts = new ArrayList<>();
    private final List<MarketEvent> events = new ArrayList<>();
    private final FeedInstruments instruments;
    private final BigDecimal[] marks = new BigDecimal[SYMBOLS.size()];
    private long timeNs;

    DemoMarket() throws IOException {
        instruments = FeedInstruments.bundled();
        SYMBOLS.forEach(symbol -> contracts.add(instruments.market().instrumentOrNull(symbol)));
        try (InputStream recording = DemoMarket.class.getResourceAsStream(RECORDING);
            FeedReader reader = FeedFiles.open(RECORDING, recording)) {
            for (FeedEvent event = reader.next(); event != null; event = reader.next()) {
                events.add((MarketEvent) event);
            }
        }
        for (int i = events.size() - 1; i >= 0; i--) {
            see(events.get(i));
        }
    }

    FeedInstruments instruments() {
        return instruments;
    }

    Market definitions() {
        return instruments.market();
    }

    /** The instruments of the recording, the most traded first. */
    List<Contract> contracts() {
        return contracts;
    }

    /** All points of all bars in order of time. */
    List<MarketEvent> events() {
        return events;
    }

    /** Takes note of time and mark. */
    void see(final MarketEvent event) {
        timeNs = event.timeNs();
        marks[SYMBOLS.indexOf(event.stream().symbol())] = event.mark();
    }

    /** The last mark of one of the contracts; before the first event, the one it begins with. */
    double mark(final int index) {
        return marks[index].doubleValue();
    }

    /** The last mark as it is on the wire. */
    long wireMark(final int index) {
        return contracts.get(index).price("mark", marks[index]);
    }

    /** Recorded time, for people. */
    String time() {
        return TIME.format(Instant.ofEpochSecond(0, timeNs));
    }

    /** Name and price of an instrument, for people. */
    String price(final int instrumentId, final long wirePrice) {
        final Contract contract = definitions().contracts().get(instrumentId);
        return contract.instrument().symbol() + " "
            + BigDecimal.valueOf(wirePrice).scaleByPowerOfTen(contract.priceExponent()).toPlainString();
    }

    /** Prices of all contracts, for people. */
    String prices() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < marks.length; i++) {
            text.append(i == 0 ? "" : "  ").append(SYMBOLS.get(i), 0, SYMBOLS.get(i).length() - 4)
                .append(' ').append(marks[i].toPlainString());
        }
        return text.toString();
    }
}
