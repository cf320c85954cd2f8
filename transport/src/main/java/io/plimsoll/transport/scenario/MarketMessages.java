package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DecimalSizeEncoder;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.TickEncoder;
import java.math.BigDecimal;

/** Says what assets, instruments and tiers there are, and at which marks. */
public final class MarketMessages {
    private final DefineInstrumentEncoder instrument = new DefineInstrumentEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final ParameterMessages parameters;
    private final Operator operator;

    MarketMessages(final Operator operator) {
        this.operator = operator;
        parameters = new ParameterMessages(operator);
    }

    /**
     * Defines all assets, instruments and tiers of a market.
     *
     * @param operator to send it
     * @param market   to define
     * @throws ScenarioException if a value does not fit its tick, lot or exponent
     */
    public static void define(final Operator operator, final Market market) {
        new MarketMessages(operator).define(market);
    }

    /** All definitions, in an order the engine accepts: an asset comes before its price source, and gets it after. */
    void define(final Market market) {
        market.assets().forEach(money -> define(money, DefineAssetEncoder.priceInstrumentIdNullValue()));
        for (final Contract contract : market.contracts()) {
            define(contract, market);
            if (!contract.instrument().tiers().isEmpty()) {
                defineTiers(contract);
            }
        }
        for (final Money money : market.assets()) {
            if (money.priceSource() != null) {
                define(money, money.priceSource().id());
            }
        }
    }

    /**
     * Tells an instrument's mark.
     *
     * @param operator to send it
     * @param contract whose mark it is
     * @param mark     a multiple of the tick size
     * @throws ScenarioException if it is not a multiple
     */
    public static void mark(final Operator operator, final Contract contract, final BigDecimal mark) {
        new MarketMessages(operator).mark(contract, mark);
    }

    /** The marks of all instruments that have one. */
    void marks(final Market market) {
        for (final Contract contract : market.contracts()) {
            if (contract.instrument().mark() != null) {
                mark(contract, contract.instrument().mark());
            }
        }
    }

    private void mark(final Contract contract, final BigDecimal mark) {
        final String item = "instrument " + contract.instrument().symbol();
        operator.begin(tick)
            .instrumentId(contract.id())
            .doubt(0)
            .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue())
            .mark(contract.price(item + ": mark", mark))
            .index(TickEncoder.indexNullValue())
            .bid(TickEncoder.bidNullValue())
            .ask(TickEncoder.askNullValue())
            .last(TickEncoder.lastNullValue());
        operator.send(item + ": mark");
    }

    private void define(final Money money, final int priceInstrumentId) {
        final Scenario.Asset asset = money.asset();
        parameters.asset("asset " + asset.symbol(),
            new ParameterMessages.AssetName(money.id(), asset.symbol(), asset.exponent()), priceInstrumentId,
            asset.haircuts());
    }

    private void define(final Contract contract, final Market market) {
        final Scenario.Instrument terms = contract.instrument();
        final String item = "instrument " + terms.symbol();
        operator.begin(instrument)
            .instrumentId(contract.id())
            .settlementAssetId(contract.settlementId())
            .baseAssetId(terms.base() == null
                ? DefineInstrumentEncoder.baseAssetIdNullValue() : market.asset(item + ": base", terms.base()).id())
            .maximumPrice(contract.maximumPrice(item))
            .expiryTimeNs(terms.expiry() == null
                ? DefineInstrumentEncoder.expiryTimeNsNullValue()
                : Math.multiplyExact(terms.expiry().toEpochMilli(), 1_000_000L))
            .instrumentType(terms.type())
            .inverse(terms.inverse() ? BooleanType.TRUE : BooleanType.FALSE)
            .state(InstrumentState.TRADING)
            .symbol(terms.symbol());
        size(item + ": tickSize", instrument.tickSize(), terms.tickSize());
        size(item + ": lotSize", instrument.lotSize(), terms.lotSize());
        size(item + ": multiplier", instrument.multiplier(), terms.multiplier());
        operator.send(item);
    }

    private static void size(
        final String item, final DecimalSizeEncoder size, final BigDecimal value) {
        final BigDecimal stripped = value.stripTrailingZeros();
        if (Math.abs(stripped.scale()) > 18) {
            throw new ScenarioException(item + " " + Decimals.plain(value) + " must have 18 digits after the point,"
                + " or zeros before it, at most");
        }
        size.mantissa(Decimals.fitting(item, value, new BigDecimal(stripped.unscaledValue())))
            .exponent((byte) -stripped.scale());
    }

    private void defineTiers(final Contract contract) {
        parameters.tiers("instrument " + contract.instrument().symbol(), contract.id(), contract.settlementExponent(),
            contract.instrument().tiers());
    }
}
