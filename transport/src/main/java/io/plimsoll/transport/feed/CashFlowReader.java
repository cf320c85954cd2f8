package io.plimsoll.transport.feed;

import java.io.IOException;
import java.util.List;

/** Deposits and withdrawals by account. */
final class CashFlowReader implements FeedReader {
    private final CsvFile csv;
    private final int time;
    private final int account;
    private final int delta;

    CashFlowReader(final CsvFile csv) {
        this.csv = csv;
        time = csv.column("time_s");
        account = csv.column("account_id");
        delta = csv.column("delta_usd");
    }

    static boolean reads(final CsvFile csv) {
        return csv.columns().containsAll(List.of("time_s", "account_id", "delta_usd"));
    }

    @Override
    public FeedEvent next() throws IOException {
        if (!csv.next()) {
            return null;
        }
        return new AccountEvent.CashFlow(
            csv.integer(time) * FeedEvent.NS_PER_SECOND, csv.integer(account), csv.decimal(delta), csv.where());
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
