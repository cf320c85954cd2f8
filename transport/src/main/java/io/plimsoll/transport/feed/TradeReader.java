package io.plimsoll.transport.feed;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Trades without the account: each is the last price, and for want of another the mark. */
final class TradeReader implements FeedReader {
    private final Map<String, MarketEvent.Stream> streams = new HashMap<>();
    private final CsvFile csv;
    private final int time;
    private final int symbol;
    private final int price;

    TradeReader(final CsvFile csv) {
        this.csv = csv;
        time = csv.column("time_s");
        symbol = csv.column("coin");
        price = csv.column("price");
    }

    static boolean reads(final CsvFile csv) {
        return csv.column("time_s") >= 0 && csv.column("coin") >= 0 && csv.column("price") >= 0
            && csv.column("account_id") < 0;
    }

    @Override
    public FeedEvent next() throws IOException {
        if (!csv.next()) {
            return null;
        }
        final MarketEvent.Stream stream = streams.computeIfAbsent(
            csv.text(symbol), name -> new MarketEvent.Stream("", name, MarketEvent.Kind.TRADE));
        final long timeNs = csv.integer(time) * FeedEvent.NS_PER_SECOND;
        return new MarketEvent(stream, timeNs, timeNs, null, null, csv.decimal(price), csv.decimal(price), null, null,
            MarketEvent.NO_TIME, csv.where());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
