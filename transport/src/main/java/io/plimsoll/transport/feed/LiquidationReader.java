package io.plimsoll.transport.feed;

import java.io.IOException;
import java.util.List;

/** Liquidations by account. */
final class LiquidationReader implements FeedReader {
    private final CsvFile csv;
    private final int time;
    private final int account;
    private final int notional;
    private final int value;
    private final int mode;

    LiquidationReader(final CsvFile csv) {
        this.csv = csv;
        time = csv.column("time_s");
        account = csv.column("account_id");
        notional = csv.column("liquidated_notional_usd");
        value = csv.column("account_value_usd");
        mode = csv.column("margin_mode");
    }

    static boolean reads(final CsvFile csv) {
        return csv.columns().containsAll(
            List.of("time_s", "account_id", "liquidated_notional_usd", "account_value_usd"));
    }

    @Override
    public FeedEvent next() throws IOException {
        if (!csv.next()) {
            return null;
        }
        return new AccountEvent.Liquidation(
            csv.integer(time) * FeedEvent.NS_PER_SECOND,
            csv.integer(account),
            csv.decimal(notional),
            csv.decimal(value),
            csv.text(mode),
            csv.where());
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
