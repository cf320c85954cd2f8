package io.plimsoll.transport.backtest;

import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.Market;
import io.plimsoll.transport.scenario.Scenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is traded in a backtest: the index, a perpetual on it, and options, whose ids are given as they are first seen.
 * Prices are rounded to cents, a lot is a hundredth of the underlying, and money has six decimals.
 */
final class Venue {
    static final int MONEY = 0;
    static final int COIN = 1;
    static final int MONEY_EXPONENT = -6;
    static final int COIN_EXPONENT = -8;
    static final int LOTS_OF_A_COIN = 100;
    static final BigDecimal TICK_SIZE = new BigDecimal("0.01");
    static final BigDecimal LOT_SIZE = new BigDecimal("0.01");

    private static final BigDecimal ROOM = BigDecimal.TEN;

    private final Map<OptionContract, Integer> ids = new HashMap<>();
    private final Market market;
    private final Contract index;
    private final Contract perpetual;
    private final long maximumPrice;

    /** A venue for all that a chain has: no price is above ten times its first index or its highest strike. */
    Venue(final OptionChain chain) {
        BigDecimal highest = chain.snapshots().get(0).index().multiply(ROOM);
        for (final ChainSnapshot snapshot : chain.snapshots()) {
            for (final OptionQuote quote : snapshot.quotes()) {
                highest = highest.max(quote.contract().strike());
            }
        }
        highest = highest.setScale(0, RoundingMode.CEILING);
        market = new Market(new Scenario(
            List.of(
                new Scenario.Asset("money", MONEY_EXPONENT, null, null, List.of()),
                new Scenario.Asset("coin", COIN_EXPONENT, null, "index", List.of())),
            List.of(
                instrument("index", InstrumentType.SPOT, "coin", highest),
                instrument("perpetual", InstrumentType.PERPETUAL, null, highest)),
            List.of(),
            Map.of()));
        index = market.instrumentOrNull("index");
        perpetual = market.instrumentOrNull("perpetual");
        maximumPrice = price(highest);
    }

    /** Assets, index and perpetual. */
    Market market() {
        return market;
    }

    Contract index() {
        return index;
    }

    Contract perpetual() {
        return perpetual;
    }

    /** On the wire, of whatever is traded here. */
    long maximumPrice() {
        return maximumPrice;
    }

    /** As it is on the wire, of whatever is traded here. */
    long price(final BigDecimal price) {
        return index.price("price", rounded(price));
    }

    BigDecimal rounded(final BigDecimal price) {
        return price.setScale(TICK_SIZE.scale(), RoundingMode.HALF_UP).max(TICK_SIZE);
    }

    /** Gives an option its id, the first time that it is seen. */
    boolean isNew(final OptionContract contract) {
        return ids.putIfAbsent(contract, ids.size() + market.contracts().size()) == null;
    }

    int id(final OptionContract contract) {
        return ids.get(contract);
    }

    /** All options that were seen. */
    Map<OptionContract, Integer> options() {
        return Map.copyOf(ids);
    }

    private static Scenario.Instrument instrument(
        final String symbol, final InstrumentType type, final String base, final BigDecimal maximumPrice) {
        return new Scenario.Instrument(symbol, type, "money", base, TICK_SIZE, LOT_SIZE, BigDecimal.ONE, false, null,
            maximumPrice, null, List.of());
    }
}
