package io.plimsoll.engine.margin;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.asset.HaircutTiers;
import io.plimsoll.engine.collateral.CollateralTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.liquidity.SizeTerms;
import io.plimsoll.engine.number.Extended;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.scale.ScaleTable;

/**
 * An account's equity less maintenance, unrounded and in minor units of the reference asset, as a function of one
 * instrument's mark: {@code slope y + intercept} on each of finitely many pieces, concave. {@code y} is the mark in
 * ticks, or its reciprocal for an inverse contract that does not price its own settlement asset.
 */
final class PriceFunction {
    /** Sums that cancel to less than this share of their terms are zero but for the limits of {@link Extended}. */
    private static final double CANCELLED = 1e-24;

    private static final int DEBT = -1;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final TierTable tiers;
    private final ScaleTable scales;
    private final SizeTerms size;
    private final SizeTerms otherSize;
    private final CollateralTable collateral;

    private final Extended coefficient = new Extended();
    private final Extended worth = new Extended();
    private final Extended net = new Extended();
    private final Extended maintenance = new Extended();
    private final Extended movingOutside = new Extended();
    private final Extended fixedOutside = new Extended();
    private final Extended slope = new Extended();
    private final Extended intercept = new Extended();
    private final Extended a = new Extended();
    private final Extended b = new Extended();
    private final Extended scratch = new Extended();

    private int account;
    private int instrument;
    private long scale;
    private int settlement;
    private boolean inverse;
    private boolean pricesItself;
    private int tier;
    private int haircut;

    PriceFunction(final Book book) {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.assets = book.assets();
        this.instruments = book.instruments();
        tiers = book.instruments().tiers();
        scales = book.scales();
        size = new SizeTerms(book.sizes(), book.instruments());
        otherSize = new SizeTerms(book.sizes(), book.instruments());
        collateral = book.collateral();
    }

    /** Sets the function to that of an account in the mark of one of its positions. */
    void set(final int ofAccount, final int position) {
        account = ofAccount;
        instrument = positions.instrument(position);
        scale = scales.scale(account, instrument);
        size.set(account, instrument, positions.lots(position), scale);
        final Instrument what = instruments.get(instrument);
        settlement = what.settlementAsset();
        inverse = what.inverse();
        pricesItself = assets.priceInstrument(settlement) == instrument;
        lotsTimesUnit(positions.lots(position), what, coefficient);
        movingOutside.set(0);
        fixedOutside.set(0);
        for (int g = accounts.firstBalance(account); g != BalanceTable.NONE; g = balances.next(g)) {
            final int asset = balances.asset(g);
            if (asset != settlement) {
                sumGroup(g, PositionTable.NONE);
                weigh(asset);
                final boolean moves = assets.priceInstrument(asset) == instrument;
                (moves ? movingOutside : fixedOutside).plus(a.minus(maintenance).times(worthOf(asset, moves)));
            }
        }
        sumGroup(positions.balance(position), position);
        worth.set(worthOf(settlement, pricesItself));
    }

    boolean isReciprocal() {
        return inverse && !pricesItself;
    }

    /** Net amount and maintenance of a balance and the positions settled in it, but for the value of one of them. */
    private void sumGroup(final int balance, final int without) {
        net.set(balances.amount(balance));
        maintenance.set(0);
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            if (positions.balance(p) == balance) {
                final int i = positions.instrument(p);
                net.minus(a.set(positions.entryCost(p)));
                net.minus(a.set(instruments.fundingIndex(i)).minus(b.set(positions.entryFunding(p)))
                    .times(positions.lots(p)).over(PositionValuation.FUNDING_SCALE));
                if (p != without) {
                    addPosition(i, positions.lots(p));
                }
            }
        }
    }

    private void addPosition(final int i, final long lots) {
        final Instrument what = instruments.get(i);
        lotsTimesUnit(lots, what, a);
        if (what.inverse()) {
            a.over(b.set(instruments.mark(i)));
        } else {
            a.times(instruments.mark(i));
        }
        net.plus(a);
        if (a.signum() < 0) {
            a.negate();
        }
        final int at = tiers.find(i, (long) a.toDouble());
        final long its = scales.scale(account, i);
        otherSize.set(account, i, lots, its);
        maintenance.plus(b.set(a).times(otherSize.maintenanceRate()).over(Rate.ONE));
        maintenance.plus(multiplied(a.times(tiers.maintenanceRate(at)).over(Rate.ONE), its, otherSize))
            .minus(multiplied(amountOf(i, at), its, otherSize));
    }

    /** Times scale and close-out factor; where they are 1 the last digit stays as it is. */
    private static Extended multiplied(final Extended number, final long itsScale, final SizeTerms itsSize) {
        return scaled(scaled(number, itsScale), itsSize.closeOutFactor());
    }

    private static Extended scaled(final Extended number, final long factor) {
        return factor == Rate.ONE ? number : number.times(factor).over(Rate.ONE);
    }

    /** Value of lots per tick, or times ticks if inverse. */
    private static void lotsTimesUnit(final long lots, final Instrument what, final Extended result) {
        result.set(what.inverse() ? -lots : lots).times(what.unitNumerator()).over(what.unitDenominator());
    }

    /** Sets {@code a} to what the net amount counts for. */
    private void weigh(final int asset) {
        haircut = haircutAt(asset, net.toDouble());
        a.set(net).times(weight(asset, haircut)).over(Rate.ONE).plus(haircutIntercept(asset, haircut));
        afterExtra(a, asset, haircut);
    }

    private Extended worthOf(final int asset, final boolean perTick) {
        b.set(1);
        final int source = assets.priceInstrument(asset);
        if (source != AssetTable.NONE) {
            b.times(assets.priceUnit(asset).numerator()).over(assets.priceUnit(asset).denominator());
            if (!perTick) {
                b.times(instruments.mark(source));
            }
        }
        return b;
    }

    /** Moves to the piece on which {@code y} lies, from 0 to infinity; false if that is the present one. */
    boolean moveTo(final double y) {
        final double factor = pricesItself ? 1 / y : y;
        final double value = coefficient.toDouble() * factor;
        final double notional = Math.abs(value);
        final int newTier = tiers.find(instrument, (long) notional);
        final int newHaircut = haircutAt(settlement, net.toDouble() + value);
        final boolean moved = newTier != tier || newHaircut != haircut;
        tier = newTier;
        haircut = newHaircut;
        return moved;
    }

    /** Forgets the present piece and moves to the one of {@code y}. */
    void startAt(final double y) {
        tier = PositionTable.NONE;
        moveTo(y);
    }

    /**
     * Slope of the present piece: with what multiplies the price if the contract prices itself, with what multiplies
     * the position's value if not.
     */
    Extended slope() {
        return pricesItself ? constantPart(slope) : movingPart(slope, movingOutside);
    }

    /** Intercept of the present piece. */
    Extended intercept() {
        return pricesItself ? movingPart(intercept, fixedOutside) : constantPartOutside(intercept);
    }

    /**
     * {@code worth x (weight x coefficient - (rate x scale x close-out factor + size rate) x |coefficient|)}, and
     * something from outside.
     */
    private Extended movingPart(final Extended result, final Extended outside) {
        afterExtra(a.set(coefficient).times(weight(settlement, haircut)), settlement, haircut);
        multiplied(b.set(coefficient).times(tiers.maintenanceRate(tier)), scale, size)
            .plus(scratch.set(coefficient).times(size.maintenanceRate()));
        if (b.signum() < 0) {
            b.negate();
        }
        double magnitude = Math.abs(a.toDouble()) + b.toDouble();
        a.minus(b).over(Rate.ONE).times(worth);
        magnitude = magnitude / Rate.ONE * worth.toDouble() + Math.abs(outside.toDouble());
        return withoutNoise(result.set(a).plus(outside), magnitude);
    }

    private Extended constantPartOutside(final Extended result) {
        constantPart(result);
        final double magnitude = Math.abs(result.toDouble()) + Math.abs(fixedOutside.toDouble());
        return withoutNoise(result.plus(fixedOutside), magnitude);
    }

    /** {@code worth x (weighted rest - other maintenance + tier amount x scale x close-out factor)}. */
    private Extended constantPart(final Extended result) {
        result.set(net).times(weight(settlement, haircut)).over(Rate.ONE).plus(haircutIntercept(settlement, haircut));
        afterExtra(result, settlement, haircut);
        double magnitude = Math.abs(result.toDouble()) + maintenance.toDouble()
            + tiers.amount(tier) * (scale / (double) Rate.ONE) * (size.closeOutFactor() / (double) Rate.ONE);
        result.minus(maintenance).plus(multiplied(amountOf(instrument, tier), scale, size)).times(worth);
        magnitude *= worth.toDouble();
        return withoutNoise(result, magnitude);
    }

    private static Extended withoutNoise(final Extended value, final double magnitude) {
        return Math.abs(value.toDouble()) <= CANCELLED * magnitude ? value.set(0) : value;
    }

    private int haircutAt(final int asset, final double amount) {
        if (amount < 0) {
            return DEBT;
        }
        int at = Math.max(0, assets.haircuts().count(asset) - 1);
        while (at > 0 && assets.haircuts().floor(asset, at) > amount) {
            at--;
        }
        return at;
    }

    private long weight(final int asset, final int at) {
        final HaircutTiers haircuts = assets.haircuts();
        if (haircuts.count(asset) == 0) {
            return Rate.ONE;
        }
        return at == DEBT ? Rate.ONE + haircuts.haircut(asset, 0) : Rate.ONE - haircuts.haircut(asset, at);
    }

    /** Less an extra haircut, more of a debt; without one the last digit stays as it is. */
    private void afterExtra(final Extended weighed, final int asset, final int at) {
        final long extra = collateral.extra(account, asset);
        if (extra != 0) {
            weighed.times(at == DEBT ? Rate.ONE + extra : Rate.ONE - extra).over(Rate.ONE);
        }
    }

    /** A tier's amount as continuity gives it, before it was rounded: with it the function is concave. */
    private Extended amountOf(final int i, final int at) {
        b.set(0);
        for (int k = tiers.at(i, 1); k <= at; k++) {
            b.plus(scratch.set(tiers.floor(k))
                .times(tiers.maintenanceRate(k) - tiers.maintenanceRate(k - 1)).over(Rate.ONE));
        }
        return b;
    }

    /** What makes the haircut's straight line meet the one before it at its floor. */
    private Extended haircutIntercept(final int asset, final int at) {
        final HaircutTiers haircuts = assets.haircuts();
        b.set(0);
        for (int k = 1; k <= at; k++) {
            b.plus(scratch.set(haircuts.floor(asset, k))
                .times(haircuts.haircut(asset, k) - haircuts.haircut(asset, k - 1)).over(Rate.ONE));
        }
        return b;
    }
}
