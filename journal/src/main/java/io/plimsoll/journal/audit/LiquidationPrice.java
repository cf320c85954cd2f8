package io.plimsoll.journal.audit;

import java.math.BigDecimal;
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
final class LiquidationPrice {
    private static final int DIGITS = 10;

    private final Book book;
    private final Account account;
    private final Position moving;
    private final boolean overPrice;
    private final Asset settlementAsset;
    private final Setting setting;
    /** What of the settlement asset's net amount and maintenance does not depend on the moving mark. */
    private final Quotient settledElse;
    private final Quotient maintenanceElse;
    /** Equity less maintenance in other assets: that of a steady worth, and that which moves with the mark. */
    private Quotient still = Quotient.ZERO;
    private Quotient stillPerTick = Quotient.ZERO;
    private boolean anywhere;
    /** Least and greatest of the variable where equity covers maintenance; null greatest for no end. */
    private Quotient least;
    private Quotient greatest;

    private LiquidationPrice(final Book book, final Account account, final Position moving) {
        this.book = book;
        this.account = account;
        this.moving = moving;
        final Instrument instrument = moving.instrument();
        overPrice = instrument.inverse && !book.isPricedBy(instrument.settlementAssetId, instrument.id);
        settlementAsset = book.assets.get(instrument.settlementAssetId);
        setting = book.setting(account);
        settledElse = netElse(settlementAsset.id());
        maintenanceElse = maintenanceElse(settlementAsset.id());
        for (final int assetId : account.assetIds()) {
            if (assetId != settlementAsset.id() && book.hasPrice(assetId)) {
                final Asset asset = book.assets.get(assetId);
                final Quotient left = weighted(asset, netElse(assetId)).minus(maintenanceElse(assetId));
                if (book.isPricedBy(assetId, instrument.id)) {
                    stillPerTick = stillPerTick.plus(left.times(book.worth(assetId, BigDecimal.ONE))).reduced();
                } else {
                    still = still.plus(left.times(book.worth(assetId))).reduced();
                }
            }
        }
    }

    /**
     * The liquidation price of an account's position in an instrument.
     *
     * @return ten digits and their scale, or null where there is none
     */
    static BigDecimal of(final Book book, final Account account, final Instrument instrument) {
        final Quotient ticks = new LiquidationPrice(book, account, account.positions.get(instrument.id)).find();
        if (ticks == null) {
            return null;
        }
        final BigDecimal price = ticks.times(instrument.tickSize).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        return price.setScale(price.scale() + DIGITS - price.precision());
    }

    private Quotient find() {
        collect();
        if (!anywhere) {
            return null;
        }
        final Quotient low = least.signum() > 0 ? least : null;
        final Quotient lowest = overPrice ? inverseOf(greatest) : low;
        final Quotient highest = overPrice ? inverseOf(low) : greatest;
        final boolean isLong = moving.lots().signum() > 0;
        if (isLong) {
            return lowest != null ? lowest : highest;
        }
        return highest != null ? highest : lowest;
    }

    private void collect() {
        final List<Quotient> ends = breakpoints();
        ends.forEach(end -> {
            if (surplus(end).signum() >= 0) {
                include(end, end);
            }
        });
        Quotient from = Quotient.ZERO;
        for (final Quotient to : ends) {
            final Quotient third = to.minus(from).over(BigDecimal.valueOf(3));
            collectPiece(from, to, from.plus(third), to.minus(third));
            from = to;
        }
        collectPiece(from, null, from.plus(BigDecimal.ONE), from.plus(BigDecimal.valueOf(2)));
    }

    /** Adds what of the piece between two ends has no negative surplus, by the line through two points within. */
    private void collectPiece(final Quotient from, final Quotient to, final Quotient one, final Quotient two) {
        final Quotient surplus = surplus(one);
        final Quotient slope = surplus(two).minus(surplus).over(two.minus(one)).reduced();
        if (slope.signum() == 0) {
            if (surplus.signum() >= 0) {
                include(from, to);
            }
            return;
        }
        final Quotient root = one.minus(surplus.over(slope)).reduced();
        if (slope.signum() > 0 && (to == null || root.compareTo(to) < 0)) {
            include(from.max(root), to);
        } else if (slope.signum() < 0 && root.compareTo(from) > 0) {
            include(from, to == null ? root : to.min(root));
        }
    }

    private void include(final Quotient from, final Quotient to) {
        least = anywhere ? least.min(from) : from;
        if (!anywhere) {
            greatest = to;
        } else if (greatest != null) {
            greatest = to == null ? null : greatest.max(to);
        }
        anywhere = true;
    }

    /** Where a tier of the instrument or a haircut tier of its settlement asset begins, or a debt, in order. */
    private List<Quotient> breakpoints() {
        final Instrument instrument = moving.instrument();
        final TreeSet<Quotient> points = new TreeSet<>();
        instrument.tiers().forEach(tier -> {
            addPointOfValue(points, Quotient.of(tier.floor()));
            addPointOfValue(points, Quotient.of(tier.floor().negate()));
        });
        addPointOfValue(points, settledElse.negate());
        settlementAsset.haircuts().forEach(
            tier -> addPointOfValue(points, Quotient.of(tier.floor()).minus(settledElse)));
        return new ArrayList<>(points);
    }

    /** Adds the point at which the position's signed value is the one given, if there is one. */
    private void addPointOfValue(final TreeSet<Quotient> points, final Quotient value) {
        final Quotient perTick = moving.instrument().unit.times(moving.lots());
        if (value.signum() != 0) {
            final Quotient price = moving.instrument().inverse ? perTick.negate().over(value) : value.over(perTick);
            if (price.signum() > 0) {
                points.add((overPrice ? inverseOf(price) : price).reduced());
            }
        }
    }

    /** Equity less maintenance, unrounded and times the worth of the valuation asset, at a point of the variable. */
    private Quotient surplus(final Quotient point) {
        final Instrument instrument = moving.instrument();
        final Quotient price = overPrice ? inverseOf(point) : point;
        final Quotient value = instrument.value(moving.lots(), price);
        final Quotient left = weighted(settlementAsset, settledElse.plus(value))
            .minus(maintenanceElse)
            .minus(maintenance(moving, value.abs()));
        return left.times(worth(settlementAsset, price)).plus(stillPerTick.times(price)).plus(still).reduced();
    }

    /** What a minor unit is worth in R if the moving mark is at a price. */
    private Quotient worth(final Asset asset, final Quotient price) {
        return asset.isPricedBy(moving.instrument().id)
            ? price.times(book.worth(asset.id(), BigDecimal.ONE))
            : Quotient.of(book.worth(asset.id()));
    }

    /** The net amount of an asset, unrounded, without the moving position's value. */
    private Quotient netElse(final int assetId) {
        Quotient net = Quotient.of(account.balance(assetId).amount());
        for (final Position position : account.positions.values()) {
            final Instrument instrument = position.instrument();
            if (instrument.settlementAssetId == assetId) {
                net = net.minus(position.entryCost()).plus(position.funding());
                if (position != moving) {
                    net = net.plus(instrument.value(position.lots(), instrument.mark.ticks()));
                }
            }
        }
        return net.reduced();
    }

    /** The maintenance in an asset, unrounded, without the moving position's. */
    private Quotient maintenanceElse(final int assetId) {
        Quotient sum = Quotient.ZERO;
        for (final Position position : account.positions.values()) {
            final Instrument instrument = position.instrument();
            if (instrument.settlementAssetId == assetId && position != moving) {
                final Quotient notional = instrument.notional(position.lots(), instrument.mark.ticks());
                sum = sum.plus(maintenance(position, notional));
            }
        }
        return sum.reduced();
    }

    /** Rules 11.1 and 11.7: by the account's setting, for the lots as they are. */
    private Quotient maintenance(final Position position, final Quotient notional) {
        final Instrument instrument = position.instrument();
        final SizeFactors size = SizeFactors.of(book, setting, position, instrument.tierOf(notional));
        return instrument.marginalMaintenance(notional)
            .times(setting.scale(instrument.id).fraction())
            .times(SizeFactors.fraction(size.closeOut()))
            .plus(notional.times(SizeFactors.fraction(size.maintenanceRate())));
    }

    /** Rules 3 and 11.8, unrounded. */
    private Quotient weighted(final Asset asset, final Quotient net) {
        final BigDecimal extra = ExtraHaircut.valueFor(book, account, asset.id()).fraction();
        return asset.weighted(net)
            .times(net.signum() < 0 ? BigDecimal.ONE.add(extra) : BigDecimal.ONE.subtract(extra));
    }

    private static Quotient inverseOf(final Quotient fraction) {
        return fraction == null ? null : Quotient.ONE.over(fraction);
    }
}
