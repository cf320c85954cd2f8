package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Rule 8, Liquidation price: where equity equals maintenance as one instrument's mark moves and every other mark holds
 * still, in real arithmetic.
 *
 * <p>Multiplied by the valuation asset's worth, which is positive, equity less maintenance is a sum of straight pieces
 * in one variable: the price, or one over the price for an inverse instrument that does not price its own settlement
 * asset. The pieces meet where a tier or a haircut tier begins. So: find these points, draw the line of each piece
 * through two points within it, and collect where the lines are not negative.
 */
final class NaiveLiquidationPrice {
    private static final int DIGITS = 10;

    private final NaiveBook book;
    private final NaiveAccount account;
    private final NaivePosition moving;
    private final boolean overPrice;
    private final NaiveAsset settlementAsset;
    /** What of the settlement asset's net amount and maintenance does not depend on the moving mark. */
    private final Fraction settledElse;
    private final Fraction maintenanceElse;
    /** Equity less maintenance in other assets: that of a steady worth, and that which moves with the mark. */
    private Fraction still = Fraction.ZERO;
    private Fraction stillPerTick = Fraction.ZERO;
    private boolean anywhere;
    /** Least and greatest of the variable where equity covers maintenance; null greatest for no end. */
    private Fraction least;
    private Fraction greatest;

    private NaiveLiquidationPrice(final NaiveBook book, final NaiveAccount account, final NaivePosition moving) {
        this.book = book;
        this.account = account;
        this.moving = moving;
        final NaiveInstrument instrument = moving.instrument;
        overPrice = instrument.inverse && !book.isPricedBy(instrument.settlementAssetId, instrument.id);
        settlementAsset = book.assets.get(instrument.settlementAssetId);
        settledElse = netElse(settlementAsset.id());
        maintenanceElse = maintenanceElse(settlementAsset.id());
        for (final int assetId : account.assetIds()) {
            if (assetId != settlementAsset.id() && book.hasPrice(assetId)) {
                final NaiveAsset asset = book.assets.get(assetId);
                final Fraction left = asset.weighted(netElse(assetId)).minus(maintenanceElse(assetId));
                if (book.isPricedBy(assetId, instrument.id)) {
                    stillPerTick = stillPerTick.plus(left.times(book.worth(asset, Fraction.ONE))).reduced();
                } else {
                    still = still.plus(left.times(book.worth(assetId))).reduced();
                }
            }
        }
    }

    /**
     * The liquidation price of a position.
     *
     * @return ten digits and their scale, or null where there is none
     */
    static BigDecimal of(final NaiveBook book, final NaiveAccount account, final NaivePosition position) {
        final Fraction ticks = new NaiveLiquidationPrice(book, account, position).find();
        if (ticks == null) {
            return null;
        }
        final BigDecimal price = ticks.times(position.instrument.tickSize)
            .round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        return price.setScale(price.scale() + DIGITS - price.precision());
    }

    private Fraction find() {
        collect();
        if (!anywhere) {
            return null;
        }
        final Fraction low = least.signum() > 0 ? least : null;
        final Fraction lowest = overPrice ? inverseOf(greatest) : low;
        final Fraction highest = overPrice ? inverseOf(low) : greatest;
        final boolean isLong = moving.lots.signum() > 0;
        if (isLong) {
            return lowest != null ? lowest : highest;
        }
        return highest != null ? highest : lowest;
    }

    private void collect() {
        final List<Fraction> ends = breakpoints();
        ends.forEach(end -> {
            if (surplus(end).signum() >= 0) {
                include(end, end);
            }
        });
        Fraction from = Fraction.ZERO;
        for (final Fraction to : ends) {
            final Fraction third = to.minus(from).over(BigInteger.valueOf(3));
            collectPiece(from, to, from.plus(third), to.minus(third));
            from = to;
        }
        collectPiece(from, null, from.plus(Fraction.ONE), from.plus(Fraction.of(2)));
    }

    /** Adds what of the piece between two ends has no negative surplus, by the line through two points within. */
    private void collectPiece(final Fraction from, final Fraction to, final Fraction one, final Fraction two) {
        final Fraction surplus = surplus(one);
        final Fraction slope = surplus(two).minus(surplus).over(two.minus(one)).reduced();
        if (slope.signum() == 0) {
            if (surplus.signum() >= 0) {
                include(from, to);
            }
            return;
        }
        final Fraction root = one.minus(surplus.over(slope)).reduced();
        if (slope.signum() > 0 && (to == null || root.compareTo(to) < 0)) {
            include(from.max(root), to);
        } else if (slope.signum() < 0 && root.compareTo(from) > 0) {
            include(from, to == null ? root : to.min(root));
        }
    }

    private void include(final Fraction from, final Fraction to) {
        least = anywhere ? least.min(from) : from;
        if (!anywhere) {
            greatest = to;
        } else if (greatest != null) {
            greatest = to == null ? null : greatest.max(to);
        }
        anywhere = true;
    }

    /** Where a tier of the instrument or a haircut tier of its settlement asset begins, in order. */
    private List<Fraction> breakpoints() {
        final NaiveInstrument instrument = moving.instrument;
        final TreeSet<Fraction> points = new TreeSet<>();
        instrument.tiers.forEach(tier -> {
            addPointOfValue(points, Fraction.of(tier.floor()));
            addPointOfValue(points, Fraction.of(tier.floor().negate()));
        });
        settlementAsset.haircuts().forEach(
            haircut -> addPointOfValue(points, Fraction.of(haircut.floor()).minus(settledElse)));
        return new ArrayList<>(points);
    }

    /** Adds the point at which the position's signed value is the one given, if there is one. */
    private void addPointOfValue(final TreeSet<Fraction> points, final Fraction value) {
        final Fraction perTick = moving.instrument.unit.times(moving.lots);
        if (value.signum() != 0) {
            final Fraction price = moving.instrument.inverse ? perTick.negate().over(value) : value.over(perTick);
            if (price.signum() > 0) {
                points.add((overPrice ? inverseOf(price) : price).reduced());
            }
        }
    }

    /** Equity less maintenance, unrounded and times the worth of the valuation asset, at a point of the variable. */
    private Fraction surplus(final Fraction point) {
        final NaiveInstrument instrument = moving.instrument;
        final Fraction price = overPrice ? inverseOf(point) : point;
        final Fraction value = instrument.value(moving.lots, price);
        final Fraction notional = value.abs();
        final Fraction left = settlementAsset.weighted(settledElse.plus(value))
            .minus(maintenanceElse)
            .minus(instrument.marginalMaintenance(notional));
        return left.times(worth(settlementAsset, price)).plus(stillPerTick.times(price)).plus(still).reduced();
    }

    /** What a minor unit is worth in R if the moving mark is at a price. */
    private Fraction worth(final NaiveAsset asset, final Fraction price) {
        return book.isPricedBy(asset.id(), moving.instrument.id) ? book.worth(asset, price) : book.worth(asset.id());
    }

    /** The net amount of an asset, unrounded, without the moving position's value. */
    private Fraction netElse(final int assetId) {
        Fraction net = Fraction.of(account.balances.getOrDefault(assetId, NaiveBalance.NONE).amount());
        for (final NaivePosition position : account.positions.values()) {
            if (position.instrument.settlementAssetId == assetId) {
                net = net.minus(Fraction.of(position.entryCost)).plus(position.funding());
                if (position != moving) {
                    net = net.plus(position.instrument.value(position.lots, position.instrument.mark));
                }
            }
        }
        return net.reduced();
    }

    /** The maintenance in an asset, unrounded, without the moving position's. */
    private Fraction maintenanceElse(final int assetId) {
        Fraction sum = Fraction.ZERO;
        for (final NaivePosition position : account.positions.values()) {
            final NaiveInstrument instrument = position.instrument;
            if (instrument.settlementAssetId == assetId && position != moving) {
                final Fraction notional = instrument.notional(position.lots, instrument.mark);
                sum = sum.plus(instrument.marginalMaintenance(notional));
            }
        }
        return sum.reduced();
    }

    private static Fraction inverseOf(final Fraction fraction) {
        return fraction == null ? null : Fraction.ONE.over(fraction);
    }
}
