package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.DefineAccountClassEncoder;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineTiersEncoder;
import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Says the parameters of margin: tiers, haircuts, levels. */
public final class ParameterMessages {
    private static final int MOST_TIERS = 64;

    private final DefineAssetEncoder asset = new DefineAssetEncoder();
    private final DefineTiersEncoder tiers = new DefineTiersEncoder();
    private final DefineAccountClassEncoder accountClass = new DefineAccountClassEncoder();
    private final Operator operator;

    /**
     * An asset as it is called.
     *
     * @param id       on the wire
     * @param symbol   for people
     * @param exponent a minor unit is 10 to this
     */
    public record AssetName(int id, String symbol, int exponent) {
    }

    /**
     * Messages to be sent.
     *
     * @param operator to send them
     */
    public ParameterMessages(final Operator operator) {
        this.operator = operator;
    }

    /**
     * Defines an asset, or its haircuts again.
     *
     * @param item              what it is, for messages
     * @param name              of the asset
     * @param priceInstrumentId of its price source, or the wire's null
     * @param haircuts          by amount
     * @throws ScenarioException if a value does not fit
     */
    public void asset(
        final String item, final AssetName name, final int priceInstrumentId, final List<Scenario.Haircut> haircuts) {
        requireAtMost(item + ": haircuts", haircuts.size());
        operator.begin(asset)
            .assetId(name.id())
            .exponent((byte) name.exponent())
            .priceInstrumentId(priceInstrumentId)
            .symbol(name.symbol());
        final DefineAssetEncoder.HaircutsEncoder group = asset.haircutsCount(haircuts.size());
        for (final Scenario.Haircut haircut : haircuts) {
            group.next()
                .floor(Decimals.minorUnits(item + ": haircut floor", haircut.floor(), name.exponent()))
                .haircut(Decimals.fraction(item + ": haircut", haircut.haircut()));
        }
        operator.send(item);
    }

    /**
     * Defines the tiers of an instrument.
     *
     * @param item               what it is, for messages
     * @param instrumentId       of it
     * @param settlementExponent of the asset in which it settles
     * @param all                the tiers; amounts that are not given follow from continuity
     * @throws ScenarioException if a value does not fit, or an amount that is given is not what continuity asks for
     */
    public void tiers(
        final String item, final int instrumentId, final int settlementExponent, final List<Scenario.Tier> all) {
        requireAtMost(item + ": tiers", all.size());
        operator.begin(tiers).instrumentId(instrumentId);
        final DefineTiersEncoder.TiersEncoder group = tiers.tiersCount(all.size());
        BigDecimal rate = BigDecimal.ZERO;
        long amount = 0;
        for (int i = 0; i < all.size(); i++) {
            final Scenario.Tier tier = all.get(i);
            final String tierItem = item + ", tier " + (i + 1);
            final long floor = Decimals.minorUnits(tierItem + ": floor", tier.floor(), settlementExponent);
            final long maintenanceRate = Decimals.fraction(tierItem + ": maintenanceRate", tier.maintenanceRate());
            final BigDecimal continuous = i == 0 ? BigDecimal.ZERO
                : BigDecimal.valueOf(floor).multiply(tier.maintenanceRate().subtract(rate))
                    .add(BigDecimal.valueOf(amount));
            amount = amount(tierItem, settlementExponent, tier, continuous);
            rate = tier.maintenanceRate();
            group.next()
                .floor(floor)
                .maintenanceRate(maintenanceRate)
                .amount(amount)
                .initialRate(Decimals.fraction(tierItem + ": initialRate", tier.initialRate()));
        }
        operator.send(item + ": tiers");
    }

    /**
     * Defines ratios and cures of an account class.
     *
     * @param item   what it is, for messages
     * @param id     of the class
     * @param ratios by level
     * @param cures  by level: where a level is left again
     * @throws ScenarioException if one has more than nine decimals
     */
    public void accountClass(
        final String item, final int id, final Map<Level, BigDecimal> ratios, final Map<Level, BigDecimal> cures) {
        operator.begin(accountClass)
            .classId(id)
            .warningRatio(fraction(item, Level.WARNING, ratios))
            .warningCure(fraction(item, Level.WARNING, cures))
            .marginCallRatio(fraction(item, Level.MARGIN_CALL, ratios))
            .marginCallCure(fraction(item, Level.MARGIN_CALL, cures))
            .liquidationRatio(fraction(item, Level.LIQUIDATION, ratios))
            .liquidationCure(fraction(item, Level.LIQUIDATION, cures));
        operator.send(item);
    }

    private static long fraction(final String item, final Level level, final Map<Level, BigDecimal> by) {
        return Decimals.fraction(item + ": " + level, by.get(level));
    }

    /** What continuity asks for, rounded down to a minor unit; an amount that was given must be that. */
    private static long amount(
        final String item, final int exponent, final Scenario.Tier tier, final BigDecimal continuous) {
        final BigDecimal rounded = continuous.setScale(0, RoundingMode.FLOOR);
        final long amount = Decimals.fitting(item + ": amount", continuous, rounded);
        if (tier.amount() != null && Decimals.minorUnits(item + ": amount", tier.amount(), exponent) != amount) {
            throw new ScenarioException(item + ": amount " + Decimals.plain(tier.amount()) + " must be "
                + Decimals.plain(rounded.scaleByPowerOfTen(exponent))
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
