package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DecimalSizeEncoder;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineTiersEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.TickEncoder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Says what assets, instruments and tiers there are, and at which marks. */
public final class MarketMessages {
    private static final int MOST_TIERS = 64;

    private final DefineAssetEncoder asset = new DefineAssetEncoder();
    private final DefineInstrumentEncoder instrument = new DefineInstrumentEncoder();
    private final DefineTiersEncoder tiers = new DefineTiersEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final Operator operator;

    MarketMessages(final Operator operator) {
        this.operator = operator;
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
        final String item = "asset " + money.asset().symbol();
        final List<Scenario.Haircut> haircuts = money.asset().haircuts();
        requireAtMost(item + ": haircuts", haircuts.size());
        operator.begin(asset)
            .assetId(money.id())
            .exponent((byte) money.asset().exponent())
            .priceInstrumentId(priceInstrumentId)
            .symbol(money.asset().symbol());
        final DefineAssetEncoder.HaircutsEncoder group = asset.haircutsCount(haircuts.size());
        for (final Scenario.Haircut haircut : haircuts) {
            group.next()
                .floor(money.minorUnits(item + ": haircut floor", haircut.floor()))
                .haircut(Decimals.fraction(item + ": haircut", haircut.haircut()));
        }
        operator.send(item);
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
        final String item = "instrument " + contract.instrument().symbol();
        final List<Scenario.Tier> all = contract.instrument().tiers();
        requireAtMost(item + ": tiers", all.size());
        operator.begin(tiers).instrumentId(contract.id());
        final DefineTiersEncoder.TiersEncoder group = tiers.tiersCount(all.size());
        BigDecimal rate = BigDecimal.ZERO;
        long amount = 0;
        for (int i = 0; i < all.size(); i++) {
            final Scenario.Tier tier = all.get(i);
            final String tierItem = item + ", tier " + (i + 1);
            final long floor = contract.money(tierItem + ": floor", tier.floor());
            final long maintenanceRate = Decimals.fraction(tierItem + ": maintenanceRate", tier.maintenanceRate());
            final BigDecimal continuous = i == 0 ? BigDecimal.ZERO
                : BigDecimal.valueOf(floor).multiply(tier.maintenanceRate().subtract(rate))
                    .add(BigDecimal.valueOf(amount));
            amount = amount(tierItem, contract, tier, continuous);
            rate = tier.maintenanceRate();
            group.next()
                .floor(floor)
                .maintenanceRate(maintenanceRate)
                .amount(amount)
                .initialRate(Decimals.fraction(tierItem + ": initialRate", tier.initialRate()));
        }
        operator.send(item + ": tiers");
    }

    /** What continuity asks for, rounded down to a minor unit; an amount that was given must be that. */
    private static long amount(
        final String item, final Contract contract, final Scenario.Tier tier, final BigDecimal continuous) {
        final BigDecimal rounded = continuous.setScale(0, RoundingMode.FLOOR);
        final long amount = Decimals.fitting(item + ": amount", continuous, rounded);
        if (tier.amount() != null && contract.money(item + ": amount", tier.amount()) != amount) {
            throw new ScenarioException(item + ": amount " + Decimals.plain(tier.amount()) + " must be "
                + Decimals.plain(rounded.scaleByPowerOfTen(contract.settlementExponent()))
                + ", which continuity at the tier's floor gives, rounded down to the asset's minor unit;"
                + " leave amount out to have it computed");
        }
        return amount;
    }

    private static void requireAtMost(final String item, final int count) {
        if (count > MOST_TIERS) {
            throw new ScenarioException(item + ": there are " + count + ", the most is " + MOST_TIERS + "; merge some");
        }
    }
}
