package io.plimsoll.transport.liquidation;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Writes made-up histories in the four files of recorded ones. Every fill has its trade price. Rows are written in
 * order of time, those of one second as they were added. Account 99 takes liquidated positions over.
 */
public final class MadeUpHistory {
    /** The account that takes liquidated positions over. */
    public static final int LIQUIDATOR = 99;

    private static final int FIRST_BYSTANDER = 1_000;

    private final List<Row> cashFlows = new ArrayList<>();
    private final List<Row> prices = new ArrayList<>();
    private final List<Row> fills = new ArrayList<>();
    private final List<Row> liquidations = new ArrayList<>();

    private record Row(long timeS, String text) {
    }

    /**
     * Five recorded liquidations, each of ten coins bought at 100 at 1000 s and liquidated at a mark of 97.90, where
     * the venue counted 9 dollars for 979 of notional and the liquidator paid 97.00. With 30 paid in the account is
     * worth 10 p - 970 and needs 0.1 p. Account 21 would be called at 97.00, not at 97.90.
     *
     * @return the history
     */
    public static MadeUpHistory ofFiveLiquidations() {
        return new MadeUpHistory()
            .cash(100, 1, "30").buy(1000, 1, "A", "10", "100")
            .price(2000, "A", "98.4").price(3000, "A", "98.1").price(4000, "A", "97.9")
            .liquidate(4100, 1, "Cross", "9", "979", "A", "10", "97")
            .cash(100, 2, "30").buy(1000, 2, "B", "10", "100").price(5000, "B", "97.5")
            .liquidate(5000, 2, "Cross", "9", "979", "B", "10", "97")
            .cash(100, 3, "50").buy(1000, 3, "C", "10", "100")
            .liquidate(5100, 3, "Cross", "9", "979", "C", "10", "97")
            .cash(100, 4, "15").buy(1000, 4, "D", "10", "100").price(2000, "D", "99")
            .liquidate(6000, 4, "Cross", "9", "979", "D", "10", "97")
            .cash(100, 5, "130").buy(1000, 5, "E", "10", "100")
            .liquidate(5200, 5, "Isolated", "9", "979", "E", "10", "97")
            .cash(100, 21, "32").buy(1000, 21, "A", "10", "100")
            .price(500, "C", "99.99").price(500, "D", "99.99").price(500, "E", "99.99")
            .bystanders(7, 20, 30);
    }

    public MadeUpHistory cash(final long timeS, final long account, final String dollars) {
        cashFlows.add(new Row(timeS, timeS + "," + account + "," + dollars));
        return this;
    }

    /** A trade among accounts that are not in the files. */
    public MadeUpHistory price(final long timeS, final String coin, final String price) {
        prices.add(new Row(timeS, timeS + "," + coin + ",Bid," + price + ",1,true"));
        return this;
    }

    public MadeUpHistory buy(
        final long timeS, final long account, final String coin, final String size, final String price) {
        return fill(timeS, account, coin, "Bid", size, price);
    }

    public MadeUpHistory sell(
        final long timeS, final long account, final String coin, final String size, final String price) {
        return fill(timeS, account, coin, "Ask", size, price);
    }

    /** The venue liquidates an account: the liquidator takes its position, short below 0, over at a price. */
    public MadeUpHistory liquidate(final long timeS, final long account, final String mode, final String value,
        final String notional, final String coin, final String size, final String price) {
        liquidations.add(new Row(timeS, timeS + "," + account + "," + notional + "," + value + "," + mode));
        return takeOver(timeS, account, coin, size, price);
    }

    /** The liquidator takes another position of the account over. */
    public MadeUpHistory takeOver(
        final long timeS, final long account, final String coin, final String size, final String price) {
        return size.startsWith("-")
            ? buy(timeS, account, coin, size.substring(1), price)
                .sell(timeS, LIQUIDATOR, coin, size.substring(1), price)
            : sell(timeS, account, coin, size, price).buy(timeS, LIQUIDATOR, coin, size, price);
    }

    /** Well-funded accounts that buy and sell a coin of their own at random, by a seed; nobody has to call them. */
    public MadeUpHistory bystanders(final long seed, final int accounts, final int fillsEach) {
        final Random random = new Random(seed);
        for (int account = FIRST_BYSTANDER; account < FIRST_BYSTANDER + accounts; account++) {
            cash(random.nextInt(500), account, "100000");
            for (int i = 0; i < fillsEach; i++) {
                fill(1_000 + random.nextInt(8_000), account, "NOISE", random.nextBoolean() ? "Bid" : "Ask",
                    BigDecimal.valueOf(1 + random.nextInt(99), 2).toPlainString(),
                    BigDecimal.valueOf(19_000 + random.nextInt(2_000), 1).toPlainString());
            }
        }
        return this;
    }

    /** Writes the four files, two of them gzip, and returns them in an order that is not that of playing. */
    public List<Path> write(final Path directory) throws IOException {
        return List.of(
            write(directory.resolve("fills.csv.gz"), "time_s,account_id,coin,side,price,size,crossed", fills),
            write(directory.resolve("trade_prices.csv"), "time_s,coin,side,price,size,crossed", prices),
            write(directory.resolve("cash_flows.csv.gz"), "time_s,account_id,delta_usd", cashFlows),
            write(directory.resolve("liquidations.csv"),
                "time_s,account_id,liquidated_notional_usd,account_value_usd,margin_mode", liquidations));
    }

    private MadeUpHistory fill(final long timeS, final long account, final String coin, final String side,
        final String size, final String price) {
        fills.add(new Row(timeS, timeS + "," + account + "," + coin + "," + side + "," + price + "," + size + ",true"));
        prices.add(new Row(timeS, timeS + "," + coin + "," + side + "," + price + "," + size + ",true"));
        return this;
    }

    private static Path write(final Path file, final String header, final List<Row> rows) throws IOException {
        rows.sort(Comparator.comparingLong(Row::timeS));
        final StringBuilder text = new StringBuilder(header).append('\n');
        rows.forEach(row -> text.append(row.text).append('\n'));
        final boolean gzip = file.toString().endsWith(".gz");
        try (Writer writer = new OutputStreamWriter(gzip ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            writer.write(text.toString());
        }
        return file;
    }
}
