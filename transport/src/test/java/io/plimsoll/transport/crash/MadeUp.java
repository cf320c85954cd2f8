package io.plimsoll.transport.crash;

import io.plimsoll.transport.scenario.Scenario;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Bars and accounts that are made up, about a perpetual that begins at 100: a tick is 0.001, a lot 0.001. */
final class MadeUp {
    static final long START_NS = TimeUnit.DAYS.toNanos(20_000);
    static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    static final long COIN = 1_000;
    static final long USDT = 1_000_000;
    static final List<Scenario.Tier> ONE_PERCENT = List.of(tier("0", "0.01", "0.02"));

    private MadeUp() {
    }

    static Scenario.Tier tier(final String floor, final String maintenance, final String initial) {
        return new Scenario.Tier(new BigDecimal(floor), new BigDecimal(maintenance), null, new BigDecimal(initial));
    }

    static Bar bar(final int minute, final String open, final String high, final String low, final String close) {
        return new Bar(START_NS + minute * MINUTE_NS, new BigDecimal(open), new BigDecimal(high), new BigDecimal(low),
            new BigDecimal(close));
    }

    /** A bar in which nothing happens. */
    static Bar flat(final int minute, final String price) {
        return bar(minute, price, price, price, price);
    }

    static BarSeries series(final Bar... bars) {
        return new BarSeries("made up", "X", MINUTE_NS, List.of(), List.of(bars));
    }

    /** Flat bars, a minute each. */
    static BarSeries flatBars(final String... prices) {
        final List<Bar> bars = new ArrayList<>();
        for (final String price : prices) {
            bars.add(flat(bars.size(), price));
        }
        return series(bars.toArray(new Bar[0]));
    }

    /** Accounts by coins, negative sold, and collateral in USDT. */
    static Book book(final long[] coins, final long[] collateral) {
        final long[] lots = new long[coins.length];
        final long[] money = new long[coins.length];
        for (int i = 0; i < lots.length; i++) {
            lots[i] = coins[i] * COIN;
            money[i] = collateral[i] * USDT;
        }
        return new Book(lots, money);
    }

    static Perpetual perpetual(final BarSeries series, final List<Scenario.Tier> tiers) {
        return new Perpetual("X", series.bars().get(0).open(), series.highest(), tiers);
    }
}
