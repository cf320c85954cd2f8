package io.plimsoll.transport.feed;

import static io.plimsoll.transport.feed.FeedEvent.NS_PER_MS;

import java.io.IOException;

/** Funding rates that were paid, a row a payment. */
final class FundingReader implements FeedReader {
    private final CsvFile csv;
    private final int time;
    private final int venue;
    private final int symbol;
    private final int rate;

    FundingReader(final CsvFile csv) {
        this.csv = csv;
        time = csv.column("funding_time_ms");
        venue = csv.column("exchange");
        symbol = csv.column("symbol");
        rate = csv.column("funding_rate");
    }

    static boolean reads(final CsvFile csv) {
        return csv.column("funding_time_ms") >= 0 && csv.column("symbol") >= 0 && csv.column("funding_rate") >= 0;
    }

    @Override
    public FeedEvent next() throws IOException {
        if (!csv.next()) {
            return null;
        }
        final long timeNs = csv.integer(time) * NS_PER_MS;
        final MarketEvent.Stream stream =
            new MarketEvent.Stream(csv.text(venue), csv.text(symbol), MarketEvent.Kind.FUNDING);
        return new MarketEvent(
            stream, timeNs, timeNs, null, null, null, null, null, csv.decimal(rate), timeNs, csv.where());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
