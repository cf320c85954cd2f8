package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import java.math.BigInteger;
import java.util.List;

/** An instrument: its terms, its tiers, its state and its price. Prices are in ticks. */
final class Instrument {
    final int id;
    final InstrumentType type;
    final boolean inverse;
    final int settlementAssetId;
    final Integer baseAssetId;
    final long tickMantissa;
    final Quotient tickSize;
    final BigInteger maximumPrice;
    /** Settlement minor units per lot and tick. */
    final Quotient unit;
    /** Base minor units per lot, spot only. */
    final Quotient baseUnit;
    InstrumentState state;
    List<MarginTier> tiers = List.of();
    /** Null while there never was one. */
    BigInteger mark;
    boolean markIsFromTick;
    /** Settlement minor units per lot x 10^6. */
    BigInteger fundingIndex = BigInteger.ZERO;

    Instrument(final Terms terms) {
        id = terms.id();
        type = terms.type();
        inverse = terms.inverse();
        settlementAssetId = terms.settlementAssetId();
        baseAssetId = terms.baseAssetId();
        tickMantissa = terms.tickMantissa();
        tickSize = terms.tickSize();
        maximumPrice = BigInteger.valueOf(terms.maximumPrice() / terms.tickMantissa());
        unit = terms.unit();
        baseUnit = terms.baseUnit();
        state = terms.state();
    }

    boolean isSpot() {
        return type == InstrumentType.SPOT;
    }

    /** Rule 1, Signed value, at a price in ticks that need not be whole. */
    Quotient value(final BigInteger lots, final Quotient price) {
        return inverse ? unit.times(lots).over(price).negate() : unit.times(lots).times(price);
    }

    Quotient value(final BigInteger lots, final BigInteger price) {
        return value(lots, Quotient.of(price));
    }

    /** Rule 1, Notional. */
    Quotient notional(final BigInteger lots, final BigInteger price) {
        return value(lots, price).abs();
    }

    /** The price at which the notional is largest: the maximum if linear, one tick if inverse. */
    BigInteger worstPrice() {
        return inverse ? BigInteger.ONE : maximumPrice;
    }

    /** The last tier whose floor is not above the notional. */
    MarginTier tierOf(final Quotient notional) {
        MarginTier found = tiers.get(0);
        for (final MarginTier tier : tiers) {
            if (Quotient.of(tier.floor()).compareTo(notional) <= 0) {
                found = tier;
            }
        }
        return found;
    }

    /** Maintenance with tier amounts as continuity gives them unrounded: each part of the notional at its rate. */
    Quotient marginalMaintenance(final Quotient notional) {
        Quotient sum = Quotient.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            final Quotient floor = Quotient.of(tiers.get(i).floor());
            final Quotient end = i + 1 < tiers.size() ? notional.min(Quotient.of(tiers.get(i + 1).floor())) : notional;
            if (end.compareTo(floor) > 0) {
                sum = sum.plus(end.minus(floor).times(tiers.get(i).maintenanceRate()));
            }
        }
        return sum;
    }

    /** The mark as the wire carries it, at the tick size's exponent. */
    long markOnWire() {
        return mark.longValueExact() * tickMantissa;
    }
}
