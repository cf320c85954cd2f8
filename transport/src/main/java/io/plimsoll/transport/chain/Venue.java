package io.plimsoll.transport.chain;

import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.Market;
import io.plimsoll.transport.scenario.Scenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * What is traded where option chains are gone through: the index, a perpetual on it, and options. Prices are rounded to
 * cents, a lot is a hundredth of the underlying, and money has six decimals.
 */
public final class Venue {
    /** Id of the asset in which everything is counted. */
    public static final int MONEY = 0;

    /** Id of the underlying as an asset. */
    public static final int COIN = 1;

    /** A minor unit of money is 10 to this. */
    public static final int MONEY_EXPONENT = -6;

    /** A minor unit of the underlying is 10 to this. */
    public static final int COIN_EXPONENT = -8;

    /** Lots in one of the underlying. */
    public static final int LOTS_OF_A_COIN = 100;

    static final BigDecimal TICK_SIZE = new BigDecimal("0.01");
    static final BigDecimal LOT_SIZE = new BigDecimal("0.01");

    private static final BigDecimal ROOM = BigDecimal.TEN;

    private final Market market;
    private final Contract index;
    private final Contract perpetual;
    private final long maximumPrice;

    private Venue(final String underlying, final BigDecimal maximumPrice) {
        final String indexSymbol = underlying + "-INDEX";
        final String perpetualSymbol = underlying + "-PERPETUAL";
        market = new Market(new Scenario(
            List.of(
                new Scenario.Asset("USD", MONEY_EXPONENT, null, null, List.of()),
                new Scenario.Asset(underlying, COIN_EXPONENT, null, indexSymbol, List.of())),
            List.of(
                instrument(indexSymbol, InstrumentType.SPOT, underlying, maximumPrice),
                instrument(perpetualSymbol, InstrumentType.PERPETUAL, null, maximumPrice)),
            List.of(),
            Map.of()));
        index = market.instrumentOrNull(indexSymbol);
        perpetual = market.instrumentOrNull(perpetualSymbol);
        this.maximumPrice = price(maximumPrice);
    }

    /**
     * A venue for all that a chain has: no price is above ten times its first index or its highest strike.
     *
     * @param chain to go through
     * @return its venue
     */
    public static Venue of(final OptionChain chain) {
        BigDecimal highest = chain.snapshots().get(0).index().multiply(ROOM);
        for (final ChainSnapshot snapshot : chain.snapshots()) {
            for (final OptionQuote quote : snapshot.quotes()) {
                highest = highest.max(quote.contract().strike());
            }
        }
        return new Venue(chain.underlying(), highest.setScale(0, RoundingMode.CEILING));
    }

    /**
     * The same venue where its index was defined before: options must have the index's maximum price.
     *
     * @param mantissa of the index's maximum price, on the wire
     * @return the venue
     */
    public Venue withMaximumPrice(final long mantissa) {
        return new Venue(market.assetTerms().get(COIN).symbol(), TICK_SIZE.multiply(BigDecimal.valueOf(mantissa)));
    }

    /**
     * Assets, index and perpetual.
     *
     * @return those that have names of their own, with their ids
     */
    public Market market() {
        return market;
    }

    /**
     * The underlying of all options.
     *
     * @return a spot instrument
     */
    public Contract index() {
        return index;
    }

    /**
     * The perpetual on the index.
     *
     * @return linear, settled in money
     */
    public Contract perpetual() {
        return perpetual;
    }

    /** On the wire, of whatever is traded here. */
    long maximumPrice() {
        return maximumPrice;
    }

    /**
     * As it is on the wire, of whatever is traded here.
     *
     * @param price in money; rounded
     * @return at least a tick
     */
    public long price(final BigDecimal price) {
        return index.price("price", rounded(price));
    }

    /**
     * A price as it can be here.
     *
     * @param price in money
     * @return the nearest multiple of the tick size, at least one
     */
    public BigDecimal rounded(final BigDecimal price) {
        return price.setScale(TICK_SIZE.scale(), RoundingMode.HALF_UP).max(TICK_SIZE);
    }

    private static Scenario.Instrument instrument(
        final String symbol, final InstrumentType type, final String base, final BigDecimal maximumPrice) {
        return new Scenario.Instrument(symbol, type, "USD", base, TICK_SIZE, LOT_SIZE, BigDecimal.ONE, false, null,
            maximumPrice, null, List.of());
    }
}
