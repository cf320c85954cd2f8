package io.plimsoll.transport.feed;

import static io.plimsoll.transport.feed.FeedEvent.NS_PER_MS;
import static io.plimsoll.transport.feed.MarketEvent.NO_TIME;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Recorded quotes, trades and marks: a row is an event, sent at the time it was received. */
final class TickReader implements FeedReader {
    private final Map<MarketEvent.Stream, MarketEvent.Stream> streams = new HashMap<>();
    private final CsvFile csv;
    private final int receiveTime;
    private final int venue;
    private final int symbol;
    private final int kind;
    private final int eventTime;
    private final int bid;
    private final int ask;
    private final int trade;
    private final int mark;
    private final int index;
    private final int fundingRate;
    private final int fundingTime;

    TickReader(final CsvFile csv) {
        this.csv = csv;
        receiveTime = csv.column("recv_time_ns");
        venue = csv.column("venue");
        symbol = csv.column("symbol");
        kind = csv.column("kind");
        eventTime = csv.column("event_time_ms");
        bid = csv.column("bid_price");
        ask = csv.column("ask_price");
        trade = csv.column("trade_price");
        mark = csv.column("mark_price");
        index = csv.column("index_price");
        fundingRate = csv.column("funding_rate");
        fundingTime = csv.column("next_funding_time_ms");
    }

    static boolean reads(final CsvFile csv) {
        return csv.column("recv_time_ns") >= 0 && csv.column("kind") >= 0 && csv.column("bid_price") >= 0;
    }

    @Override
    public FeedEvent next() throws IOException {
        if (!csv.next()) {
            return null;
        }
        final MarketEvent.Stream stream = new MarketEvent.Stream(csv.text(venue), csv.text(symbol), kind());
        return new MarketEvent(
            streams.computeIfAbsent(stream, s -> s),
            csv.integer(receiveTime),
            timeNs(eventTime),
            csv.decimalOrNull(bid),
            csv.decimalOrNull(ask),
            csv.decimalOrNull(trade),
            csv.decimalOrNull(mark),
            csv.decimalOrNull(index),
            csv.decimalOrNull(fundingRate),
            timeNs(fundingTime),
            csv.where());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private long timeNs(final int column) {
        return csv.text(column).isEmpty() ? NO_TIME : csv.integer(column) * NS_PER_MS;
    }

    private MarketEvent.Kind kind() {
        return switch (csv.text(kind)) {
            case "Q" -> MarketEvent.Kind.QUOTE;
            case "T" -> MarketEvent.Kind.TRADE;
            case "M" -> MarketEvent.Kind.MARK;
            default -> throw csv.bad(kind, "Q, T or M");
        };
    }
}
