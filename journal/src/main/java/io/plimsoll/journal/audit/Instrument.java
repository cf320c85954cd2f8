package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.FeedKind;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import java.math.BigDecimal;
import java.util.List;

/** An instrument: its terms, its tiers, its state and its price. Prices are in ticks. */
final class Instrument {
    final int id;
    final InstrumentType type;
    final boolean inverse;
    final int settlementAssetId;
    final Integer baseAssetId;
    final long tickMantissa;
    final BigDecimal tickSize;
    final BigDecimal maximumPrice;
    /** Lot size x multiplier. */
    final BigDecimal contractSize;
    /** Settlement minor units per lot and tick. */
    final Quotient unit;
    /** Base minor units per lot, spot only. */
    final BigDecimal baseUnit;
    /** Null if it is none. What an option costs is linear in its premium, inverse or not. */
    Option option;
    InstrumentState state;
    /** Null while there never was one. */
    Mark mark;
    /** Ticks that set the mark. */
    final Feed marks = new Feed();
    FundingIndex funding = FundingIndex.NONE;
    private List<MarginTier> tiers = List.of();
    private Cause tiersCause;
    /** Of all its rules ever. */
    private LargestFactors largestFactors = LargestFactors.NONE;
    private InstrumentBounds bounds;
    /** Null if it is its own. */
    private Instrument underlying;

    Instrument(final Terms terms) {
        this(terms, null);
    }

    Instrument(final Terms terms, final Option option) {
        id = terms.id();
        type = terms.type();
        inverse = terms.inverse();
        settlementAssetId = terms.settlementAssetId();
        baseAssetId = terms.baseAssetId();
        tickMantissa = terms.tickMantissa();
        tickSize = terms.tickSize();
        maximumPrice = ticks(terms.maximumPrice());
        contractSize = terms.contractSize();
        unit = terms.unit();
        baseUnit = terms.baseUnit();
        state = terms.state();
        this.option = option;
        underlying = option == null ? null : option.underlying;
        bounds = InstrumentBounds.of(this);
    }

    boolean isSpot() {
        return type == InstrumentType.SPOT;
    }

    boolean isOption() {
        return option != null;
    }

    /** Whether it moves with another instrument. */
    boolean hasUnderlying() {
        return underlying != null;
    }

    /** Rule 10.1, underlying. */
    Instrument underlying() {
        return underlying == null ? this : underlying;
    }

    /** Makes it an option, before anything else is done with it. */
    void option(final Option itsOption) {
        option = itsOption;
        underlying(itsOption.underlying);
    }

    /** Rule 10.1, AssignUnderlying. What it moves with decides how large a position may be. */
    void underlying(final Instrument newUnderlying) {
        underlying = newUnderlying;
        bounds = InstrumentBounds.of(this);
    }

    /** Rule 10.1, inverse on its underlying. */
    boolean isInverseOnUnderlying() {
        return isOption() ? option.isInverse : inverse;
    }

    /** Rule 10.4, step 7: the greatest of the doubts of what a position is valued by. */
    Doubt doubt() {
        return underlying().markDoubt().max(isOption() ? option.doubt() : markDoubt());
    }

    /** Rule 10.4, step 7: the doubt of its mark. */
    Doubt markDoubt() {
        return isMarkStale()
            ? Doubt.of(new StaleFeed(FeedKind.MARK, id, null, marks.lastNs())) : Doubt.of(mark.doubt());
    }

    /** Rule 11.6: whether its mark was stale at the last Clock; nothing is of an instrument that is settled. */
    boolean isMarkStale() {
        return marks.isStale() && state != InstrumentState.SETTLED;
    }

    /** Rule 10.1, underlying unit, which inverse perpetuals and futures do not have: theirs is that of rule 1. */
    Quotient underlyingUnit() {
        if (!isInverseOnUnderlying()) {
            return unitPerTickOf(underlying());
        }
        return isOption() ? unit.over(tickSize) : unit;
    }

    /** Settlement minor units of a lot, per tick of another linear instrument. */
    Quotient unitPerTickOf(final Instrument other) {
        return other == this ? unit : unit.times(other.tickSize).over(tickSize);
    }

    boolean hasMarkFromTick() {
        return mark != null && mark.fromTick();
    }

    List<MarginTier> tiers() {
        return tiers;
    }

    /** The input that set the tiers; null while there are none. */
    Cause tiersCause() {
        return tiersCause;
    }

    /** Tiers decide how large a position may be. */
    void tiers(final List<MarginTier> newTiers, final Cause cause) {
        tiers = newTiers;
        tiersCause = cause;
        bounds = InstrumentBounds.of(this);
    }

    LargestFactors largestFactors() {
        return largestFactors;
    }

    /** So do the most that rules can make of them. */
    void largestFactors(final LargestFactors factors) {
        largestFactors = factors;
        bounds = InstrumentBounds.of(this);
    }

    InstrumentBounds bounds() {
        return bounds;
    }

    /** A price on the wire in ticks, of which it is a multiple. */
    BigDecimal ticks(final long wirePrice) {
        return BigDecimal.valueOf(wirePrice / tickMantissa);
    }

    /** A price in ticks as the wire carries it, at the tick size's exponent. */
    long onWire(final BigDecimal ticks) {
        return ticks.longValueExact() * tickMantissa;
    }

    /** A mark that a fill or a settlement sets. */
    void mark(final BigDecimal ticks, final Cause cause) {
        mark = new Mark(ticks, ticks.multiply(tickSize), false, 0, cause);
    }

    /** A mark that a Tick sets. */
    void mark(final BigDecimal ticks, final int doubt, final Cause cause) {
        mark = new Mark(ticks, ticks.multiply(tickSize), true, doubt, cause);
        marks.heard(cause.timeNs());
    }

    /** Rule 1, Signed value. */
    Quotient value(final BigDecimal lots, final BigDecimal price) {
        return inverse
            ? new Quotient(unit.dividend().multiply(lots).negate(), unit.divisor().multiply(price))
            : unit.times(lots.multiply(price));
    }

    /** Rule 1, Signed value, at a price in ticks that need not be whole. */
    Quotient value(final BigDecimal lots, final Quotient price) {
        return inverse ? unit.times(lots).over(price).negate() : unit.times(lots).times(price);
    }

    /** Rule 1, Notional. */
    Quotient notional(final BigDecimal lots, final BigDecimal price) {
        return value(lots, price).abs();
    }

    /** The price at which the notional is largest: the maximum if linear, one tick if inverse; rule 10.2, Bounds. */
    BigDecimal worstPrice() {
        if (isOption() && option.isInverse) {
            return maximumPrice.max(underlyingUnit().times(option.mostCoins()).over(unit).ceil());
        }
        return inverse ? BigDecimal.ONE : maximumPrice;
    }

    /** Rule 2: the last tier whose floor is not above the notional. */
    MarginTier tierOf(final Quotient notional) {
        MarginTier found = tiers.get(0);
        for (final MarginTier tier : tiers) {
            if (notional.compareTo(tier.floor()) >= 0) {
                found = tier;
            }
        }
        return found;
    }

    /** The floor of the tier that follows one of the tiers; null behind the last. */
    BigDecimal floorAfter(final MarginTier tier) {
        final int next = tiers.indexOf(tier) + 1;
        return next < tiers.size() ? tiers.get(next).floor() : null;
    }

    /** Maintenance with tier amounts as continuity gives them unrounded: each part of the notional at its rate. */
    Quotient marginalMaintenance(final Quotient notional) {
        Quotient sum = Quotient.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            final Quotient end = i + 1 < tiers.size() ? notional.min(Quotient.of(tiers.get(i + 1).floor())) : notional;
            final Quotient part = end.minus(tiers.get(i).floor());
            if (part.signum() > 0) {
                sum = sum.plus(part.times(tiers.get(i).maintenanceRate()));
            }
        }
        return sum;
    }
}
