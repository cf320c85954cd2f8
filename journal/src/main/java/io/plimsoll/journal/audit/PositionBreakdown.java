package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 2 for one position at one moment, every number from those before it. Amounts are minor units of the settlement
 * asset.
 *
 * @param instrumentId      of the instrument held
 * @param settlementAssetId of the asset it settles in
 * @param inverse           whether its value is lots over price
 * @param tickSize          of the instrument
 * @param contractSize      lot size x multiplier of the instrument
 * @param unit              u: settlement minor units per lot and tick, contract size x tick size if linear, contract
 *                          size / tick size if inverse, each in minor units
 * @param lots              q: positive if long
 * @param entryCost         K
 * @param entryFunding      f: the funding index up to which funding is realised
 * @param fundingIndex      F, and the input that set it
 * @param mark              p, and the input that set it; null for an option that has none
 * @param funding           floor(-q (F - f) / 10^6): negative if the position pays
 * @param value             v(q, p), exact; of an option what it is worth now
 * @param unrealisedProfit  U = floor(value) - K + funding
 * @param notional          n(q, p) = |value|; of an option its size h
 * @param tier              the last one whose floor is not above the notional; null in a portfolio account
 * @param nextTierFloor     floor of the tier behind it, above the notional; null if it is the last
 * @param tiersCause        the input that set the instrument's tiers; null in a portfolio account
 * @param option            its terms and how its value comes about; null if it is none
 * @param scale             what the instrument's scale makes of requirements; null if it never had a scale rule, and
 *                          in a portfolio account
 * @param size              what its size makes of requirements; null if its instrument has no size charge, and in a
 *                          portfolio account
 * @param maintenanceParts  what MM is made of; nothing in a portfolio account
 * @param initialParts      what IM is made of; nothing in a portfolio account
 */
public record PositionBreakdown(
    int instrumentId,
    int settlementAssetId,
    boolean inverse,
    BigDecimal tickSize,
    BigDecimal contractSize,
    Quotient unit,
    BigDecimal lots,
    BigDecimal entryCost,
    BigDecimal entryFunding,
    FundingIndex fundingIndex,
    Mark mark,
    BigDecimal funding,
    Quotient value,
    BigDecimal unrealisedProfit,
    Quotient notional,
    MarginTier tier,
    BigDecimal nextTierFloor,
    Cause tiersCause,
    OptionBreakdown option,
    ScaleBreakdown scale,
    SizeBreakdown size,
    RequirementParts maintenanceParts,
    RequirementParts initialParts) {

    /**
     * What is required at least.
     *
     * @return MM in settlement minor units; 0 in a portfolio account
     */
    public BigDecimal maintenance() {
        return maintenanceParts.total();
    }

    /**
     * What is required of new risk.
     *
     * @return IM in settlement minor units; 0 in a portfolio account
     */
    public BigDecimal initial() {
        return initialParts.total();
    }

    /** What the tiers of an instrument, and the rules for it, ask of a position. */
    private record Requirement(
        MarginTier tier,
        BigDecimal nextTierFloor,
        Cause tiersCause,
        ScaleBreakdown scale,
        SizeBreakdown size,
        RequirementParts maintenance,
        RequirementParts initial) {
        /** In a portfolio account. */
        static final Requirement NONE =
            new Requirement(null, null, null, null, null, RequirementParts.NONE, RequirementParts.NONE);

        static Requirement of(
            final Book book, final Account account, final Position position, final Quotient notional) {
            final Instrument instrument = position.instrument();
            final MarginTier tier = instrument.tierOf(notional);
            final SizeFactors size = SizeFactors.of(book, book.setting(account), position, tier);
            final BigDecimal initial = notional.times(SizeFactors.fraction(size.tierRate())).ceil();
            final BigDecimal maintenance = tier.maintenance(notional);
            final ScaleBreakdown scale = ScaleBreakdown.of(book, account, instrument.id, maintenance, initial);
            return new Requirement(
                tier,
                instrument.floorAfter(tier),
                instrument.tiersCause(),
                book.scaleRules.containsKey(instrument.id) ? scale : null,
                book.sizeCharges.containsKey(instrument.id) ? SizeBreakdown.of(book, account, position, size) : null,
                RequirementParts.of(maintenance, scale.scale(), size.closeOut(), notional, size.maintenanceRate()),
                RequirementParts.of(initial, scale.scale(), size.closeOut(), notional, size.initialRate()));
        }
    }

    /** Of a position of an account that is no portfolio account. */
    static PositionBreakdown of(final Book book, final Account account, final Position position) {
        final Instrument instrument = position.instrument();
        final Quotient value = instrument.value(position.lots(), instrument.mark.ticks());
        return of(position, value, value.abs(), null, Requirement.of(book, account, position, value.abs()));
    }

    /** Rule 10: of a position that needs nothing by itself. */
    static PositionBreakdown ofPortfolio(final Book book, final Position position, final Grid grid) {
        final Instrument instrument = position.instrument();
        if (!instrument.isOption()) {
            final Quotient value = instrument.value(position.lots(), instrument.mark.ticks());
            return of(position, value, value.abs(), null, Requirement.NONE);
        }
        final OptionValues values = new OptionValues(book, grid, instrument.option);
        return of(
            position, Quotient.of(values.now(position)), Quotient.of(position.size()),
            OptionBreakdown.of(position, values), Requirement.NONE);
    }

    private static PositionBreakdown of(
        final Position position,
        final Quotient value,
        final Quotient notional,
        final OptionBreakdown option,
        final Requirement requirement) {
        final Instrument instrument = position.instrument();
        final BigDecimal funding = Quotient.of(position.funding()).floor();
        return new PositionBreakdown(
            instrument.id,
            instrument.settlementAssetId,
            instrument.inverse,
            instrument.tickSize,
            instrument.contractSize,
            instrument.unit,
            position.lots(),
            position.entryCost(),
            position.entryFunding(),
            instrument.funding,
            instrument.mark,
            funding,
            value,
            value.floor().subtract(position.entryCost()).add(funding),
            notional,
            requirement.tier(),
            requirement.nextTierFloor(),
            requirement.tiersCause(),
            option,
            requirement.scale(),
            requirement.size(),
            requirement.maintenance(),
            requirement.initial());
    }
}
