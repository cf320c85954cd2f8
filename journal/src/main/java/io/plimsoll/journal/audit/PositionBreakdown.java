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
 * @param maintenance       MM = ceil(ceil(notional x maintenance rate - amount) x scale); 0 in a portfolio account
 * @param initial           IM = ceil(ceil(notional x initial rate) x scale); 0 in a portfolio account
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
    BigDecimal maintenance,
    BigDecimal initial) {

    /** Of a position of an account that is no portfolio account. */
    static PositionBreakdown of(final Book book, final Account account, final Position position) {
        final Instrument instrument = position.instrument();
        final Quotient value = instrument.value(position.lots(), instrument.mark.ticks());
        final Quotient notional = value.abs();
        final MarginTier tier = instrument.tierOf(notional);
        final ScaleBreakdown scale = ScaleBreakdown.of(
            book, account, instrument.id, tier.maintenance(notional), tier.initial(notional));
        return of(
            position, value, notional, tier, instrument.floorAfter(tier), instrument.tiersCause(), null,
            book.scaleRules.containsKey(instrument.id) ? scale : null,
            scale.scaledMaintenance(), scale.scaledInitial());
    }

    /** Rule 10: of a position that needs nothing by itself. */
    static PositionBreakdown ofPortfolio(final Book book, final Position position, final Grid grid) {
        final Instrument instrument = position.instrument();
        if (!instrument.isOption()) {
            final Quotient value = instrument.value(position.lots(), instrument.mark.ticks());
            return of(position, value, value.abs(), null, null, null, null, null, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        final OptionValues values = new OptionValues(book, grid, instrument.option);
        return of(
            position, Quotient.of(values.now(position)), Quotient.of(position.size()), null, null, null,
            OptionBreakdown.of(position, values), null, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static PositionBreakdown of(
        final Position position,
        final Quotient value,
        final Quotient notional,
        final MarginTier tier,
        final BigDecimal nextTierFloor,
        final Cause tiersCause,
        final OptionBreakdown option,
        final ScaleBreakdown scale,
        final BigDecimal maintenance,
        final BigDecimal initial) {
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
            tier,
            nextTierFloor,
            tiersCause,
            option,
            scale,
            maintenance,
            initial);
    }
}
