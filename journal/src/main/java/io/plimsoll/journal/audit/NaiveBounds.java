package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * Rule 7: bounds that keep the engine's integers in range at every price. Left out is the last one (the size of the
 * product with the largest numerator of a conversion): what the numerator is depends on how a fraction is kept, so
 * random books stay far from it and the engine's own tests try it.
 */
final class NaiveBounds {
    static final BigInteger BOUND = BigInteger.ONE.shiftLeft(60);

    private static final BigInteger UNIT_BOUND = BigInteger.ONE.shiftLeft(62);
    private static final BigInteger FUNDING_BOUND = BigInteger.ONE.shiftLeft(61);
    private static final BigInteger PRODUCT_BOUND = BigInteger.ONE.shiftLeft(125);
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000L);

    private NaiveBounds() {
    }

    /** Whether an instrument's units leave room for at least one lot. */
    static boolean leavesRoom(final NaiveInstrument instrument) {
        final Fraction unit = instrument.unit.reduced();
        return unit.numerator().compareTo(UNIT_BOUND) < 0
            && unit.denominator().compareTo(UNIT_BOUND) < 0
            && lotsBound(instrument, Fraction.ONE).signum() > 0;
    }

    /** The largest position in lots under the instrument's present tiers. */
    static BigInteger lotsBound(final NaiveInstrument instrument) {
        return lotsBound(instrument, largestRate(instrument));
    }

    private static BigInteger lotsBound(final NaiveInstrument instrument, final Fraction largestRate) {
        final BigInteger byNotional = Fraction.of(BOUND)
            .over(instrument.notional(BigInteger.ONE, instrument.worstPrice()).times(largestRate))
            .floor();
        final BigInteger perLot = instrument.unit.reduced().numerator().multiply(instrument.worstPrice());
        final BigInteger byProduct = Fraction.of(PRODUCT_BOUND)
            .over(Fraction.of(perLot.multiply(BILLION)).times(largestRate))
            .floor();
        return byNotional.min(byProduct).min(BOUND);
    }

    /** The largest rate of any tier, at least 1. */
    private static Fraction largestRate(final NaiveInstrument instrument) {
        Fraction largestRate = Fraction.ONE;
        for (final NaiveTier tier : instrument.tiers) {
            largestRate = largestRate.max(tier.maintenanceRate()).max(tier.initialRate());
        }
        return largestRate;
    }

    static BigInteger fundingBound(final NaiveInstrument instrument) {
        return instrument.notional(BigInteger.ONE, instrument.worstPrice()).times(MILLION).floor().min(FUNDING_BOUND);
    }

    /** Whether an account's sums fit at every price within bounds. */
    static boolean hold(final NaiveBook book, final NaiveAccount account) {
        Fraction sum = Fraction.ZERO;
        for (final int assetId : account.assetIds()) {
            final Fraction most = most(account, assetId);
            if (most.compareTo(Fraction.of(BOUND)) > 0) {
                return false;
            }
            if (book.isReference(assetId) || book.assets.get(assetId).priceInstrumentId() != null) {
                sum = sum.plus(most.times(largestConversion(book, assetId, account.valuationAssetId)));
            }
        }
        return sum.times(BigInteger.TWO).compareTo(Fraction.of(BOUND)) <= 0;
    }

    /** T_A: the most an account's net amount of an asset can ever be, either way. */
    private static Fraction most(final NaiveAccount account, final int assetId) {
        Fraction most = Fraction.of(account.balances.getOrDefault(assetId, NaiveBalance.NONE).amount().abs());
        for (final NaivePosition position : account.positions.values()) {
            final NaiveInstrument instrument = position.instrument;
            if (instrument.settlementAssetId == assetId) {
                final Fraction worst = instrument.notional(position.lots, instrument.worstPrice());
                most = most.plus(worst.times(largestRate(instrument)))
                    .plus(Fraction.of(position.entryCost.abs()))
                    .plus(Fraction.of(fundingBound(instrument)).times(position.lots.abs())
                        .times(BigInteger.TWO)
                        .over(MILLION));
            }
        }
        return most;
    }

    /** C_A: the largest conversion within bounds. */
    private static Fraction largestConversion(final NaiveBook book, final int fromAssetId, final int toAssetId) {
        if (fromAssetId == toAssetId) {
            return Fraction.ONE;
        }
        return worth(book, fromAssetId, true).over(worth(book, toAssetId, false));
    }

    private static Fraction worth(final NaiveBook book, final int assetId, final boolean highest) {
        if (book.isReference(assetId)) {
            return book.worth(assetId);
        }
        final NaiveAsset asset = book.assets.get(assetId);
        final BigInteger price =
            highest ? book.instruments.get(asset.priceInstrumentId()).maximumPrice : BigInteger.ONE;
        return book.worth(asset, Fraction.of(price));
    }
}
