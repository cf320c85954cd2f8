package io.plimsoll.transport.feed;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Fills by account. */
final class FillReader implements FeedReader {
    private final CsvFile csv;
    private final int time;
    private final int account;
    private final int symbol;
    private final int side;
    private final int price;
    private final int size;

    FillReader(final CsvFile csv) {
        this.csv = csv;
        time = csv.column("time_s");
        account = csv.column("account_id");
        symbol = csv.column("coin");
        side = csv.column("side");
        price = csv.column("price");
        size = csv.column("size");
    }

    static boolean reads(final CsvFile csv) {
        return csv.columns().containsAll(List.of("time_s", "account_id", "coin", "side", "price", "size"));
    }

    @Override
    public FeedEvent next() throws IOException {
        if (!csv.next()) {
            return null;
        }
        return new AccountEvent.Fill(
            csv.integer(time) * FeedEvent.NS_PER_SECOND,
            csv.integer(account),
            csv.text(symbol),
            quantity(),
            csv.decimal(price),
            csv.where());
    }

    private BigDecimal quantity() {
        return switch (csv.text(side)) {
            case "Bid" -> csv.decimal(size);
            case "Ask" -> csv.decimal(size).negate();
            default -> throw csv.bad(side, "Bid (bought) or Ask (sold)");
        };
    }

    @Override
    public boolean tellsOfAccounts() {
        return true;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
