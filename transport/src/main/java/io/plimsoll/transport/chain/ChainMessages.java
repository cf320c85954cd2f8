package io.plimsoll.transport.chain;

import io.plimsoll.engine.wire.AssignGridEncoder;
import io.plimsoll.engine.wire.AssignUnderlyingEncoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DecimalSizeEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.ForwardEncoder;
import io.plimsoll.engine.wire.InstrumentSettlementEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.engine.wire.VolatilityEncoder;
import io.plimsoll.engine.wire.VolatilitySurfaceEncoder;
import io.plimsoll.transport.portfolio.GridDefinition;
import io.plimsoll.transport.scenario.MarketMessages;
import io.plimsoll.transport.scenario.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is said of a venue and of the snapshots of its options. The item of each message is its name. */
public final class ChainMessages {
    private static final int GRID = 0;
    private static final int SYMBOL_LENGTH = 24;
    private static final int DECIMALS = 9;

    private final DefineOptionEncoder option = new DefineOptionEncoder();
    private final ForwardEncoder forward = new ForwardEncoder();
    private final VolatilitySurfaceEncoder surface = new VolatilitySurfaceEncoder();
    private final VolatilityEncoder volatility = new VolatilityEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final InstrumentSettlementEncoder settlement = new InstrumentSettlementEncoder();
    private final Operator operator;
    private final Venue venue;

    /**
     * Messages about a venue.
     *
     * @param operator to send them
     * @param venue    they are about
     */
    public ChainMessages(final Operator operator, final Venue venue) {
        this.operator = operator;
        this.venue = venue;
    }

    /**
     * Defines assets, index and perpetual, and the grid by which accounts of class 0 are margined.
     *
     * @param grid  to margin by
     * @param price of the underlying
     * @throws io.plimsoll.transport.scenario.ScenarioException if the grid cannot be used
     */
    public void begin(final GridDefinition grid, final BigDecimal price) {
        MarketMessages.define(operator, venue.market());
        operator.begin(new AssignUnderlyingEncoder())
            .instrumentId(venue.perpetual().id())
            .underlyingInstrumentId(venue.index().id());
        operator.send("AssignUnderlying");
        grid.define(operator, GRID, price.doubleValue());
        operator.begin(new AssignGridEncoder())
            .classId(0).gridId(GRID).shadowGridId(AssignGridEncoder.shadowGridIdNullValue());
        operator.send("AssignGrid");
    }

    /**
     * Marks index and perpetual, both at the same price.
     *
     * @param price a multiple of the tick size
     */
    public void mark(final BigDecimal price) {
        MarketMessages.mark(operator, venue.index(), price);
        MarketMessages.mark(operator, venue.perpetual(), price);
    }

    /**
     * Defines an option.
     *
     * @param id           it gets
     * @param contract     it is
     * @param expiryTimeNs when it expires by the engine's time
     */
    public void define(final int id, final OptionContract contract, final long expiryTimeNs) {
        operator.begin(option)
            .instrumentId(id)
            .underlyingInstrumentId(venue.index().id())
            .maximumPrice(venue.maximumPrice())
            .strike(venue.price(contract.strike()))
            .expiryTimeNs(expiryTimeNs)
            .settlementAssetId(DefineOptionEncoder.settlementAssetIdNullValue())
            .inverse(BooleanType.FALSE)
            .optionType(contract.isCall() ? InstrumentType.CALL : InstrumentType.PUT)
            .state(InstrumentState.TRADING)
            .symbol(contract.name().substring(0, Math.min(SYMBOL_LENGTH, contract.name().length())));
        size(option.tickSize(), Venue.TICK_SIZE);
        size(option.lotSize(), Venue.LOT_SIZE);
        size(option.multiplier(), BigDecimal.ONE);
        operator.send("DefineOption");
    }

    /**
     * Tells the forward of an expiry.
     *
     * @param expiryTimeNs by the engine's time
     * @param price        of the underlying then
     */
    public void forward(final long expiryTimeNs, final BigDecimal price) {
        operator.begin(forward)
            .underlyingInstrumentId(venue.index().id())
            .exchangeTimeNs(ForwardEncoder.exchangeTimeNsNullValue())
            .expiryTimeNs(expiryTimeNs)
            .forward(venue.price(price))
            .rate(0)
            .doubt(0);
        operator.send("Forward");
    }

    /**
     * Tells the volatilities of an expiry as a surface, whose node at each strike is the option that is out of the
     * money. It may be refused, for arbitrage in it.
     *
     * @param expiryTimeNs by the engine's time
     * @param quotes       of this expiry, by strike
     * @param price        of the forward
     */
    public void surface(final long expiryTimeNs, final List<OptionQuote> quotes, final BigDecimal price) {
        final Map<BigDecimal, OptionQuote> nodes = new TreeMap<>();
        for (final OptionQuote quote : quotes) {
            final BigDecimal strike = quote.contract().strike();
            final boolean isOutOfTheMoney = quote.contract().isCall() == strike.compareTo(price) >= 0;
            if (isOutOfTheMoney || !nodes.containsKey(strike)) {
                nodes.put(strike, quote);
            }
        }
        operator.begin(surface)
            .underlyingInstrumentId(venue.index().id())
            .exchangeTimeNs(VolatilitySurfaceEncoder.exchangeTimeNsNullValue())
            .expiryTimeNs(expiryTimeNs)
            .doubt(0);
        final VolatilitySurfaceEncoder.NodesEncoder group = surface.nodesCount(nodes.size());
        nodes.forEach((strike, quote) ->
            group.next().strike(venue.price(strike)).volatility(onTheWire(quote.volatility())));
        operator.send("VolatilitySurface");
    }

    /**
     * Tells the volatility of one option.
     *
     * @param id    of it
     * @param value a year
     */
    public void volatility(final int id, final BigDecimal value) {
        operator.begin(volatility)
            .instrumentId(id)
            .exchangeTimeNs(VolatilityEncoder.exchangeTimeNsNullValue())
            .volatility(onTheWire(value))
            .doubt(0);
        operator.send("Volatility");
    }

    /**
     * Tells mark, bid and ask of an option; quotes are in the underlying.
     *
     * @param id    of it
     * @param quote of it
     * @param value by the model, in money
     */
    public void quote(final int id, final OptionQuote quote, final double value) {
        final long bid = quote.bid() == null ? TickEncoder.bidNullValue()
            : venue.price(quote.bid().multiply(quote.underlying()));
        final long ask = quote.ask() == null ? TickEncoder.askNullValue()
            : venue.price(quote.ask().multiply(quote.underlying()));
        operator.begin(tick)
            .instrumentId(id)
            .doubt(0)
            .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue())
            .mark(venue.price(BigDecimal.valueOf(value)))
            .index(TickEncoder.indexNullValue())
            .bid(bid)
            .ask(ask)
            .last(TickEncoder.lastNullValue());
        operator.send("Tick");
    }

    /**
     * Settles an option.
     *
     * @param id    of it
     * @param price of the underlying
     */
    public void settle(final int id, final BigDecimal price) {
        operator.begin(settlement).instrumentId(id).price(venue.price(price));
        operator.send("InstrumentSettlement");
    }

    private static long onTheWire(final BigDecimal volatility) {
        return volatility.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static void size(final DecimalSizeEncoder encoder, final BigDecimal size) {
        encoder.mantissa(size.unscaledValue().longValueExact()).exponent((byte) -size.scale());
    }
}
