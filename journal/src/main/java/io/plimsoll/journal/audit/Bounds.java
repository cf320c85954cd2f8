package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * Rule 7: bounds that keep the engine's integers in range at every price. Left out is the last one (the size of the
 * product with the largest numerator of a conversion): what the numerator is depends on how a fraction is kept, so
 * random books stay far from it and the engine's own tests try it.
 */
final class Bounds {
    static final BigInteger BOUND = BigInteger.ONE.shiftLeft(60);

    private static final BigInteger UNIT_BOUND = BigInteger.ONE.shiftLeft(62);
    private static final BigInteger FUNDING_BOUND = BigInteger.ONE.shiftLeft(61);
    private static final BigInteger PRODUCT_BOUND = BigInteger.ONE.shiftLeft(125);
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000L);

    private Bounds() {
    }

    /** Whether an instrument's units leave room for at least one lot. */
    static boolean leavesRoom(final Instrument instrument) {
        final Quotient unit = instrument.unit.reduced();
        return unit.numerator().compareTo(UNIT_BOUND) < 0
            && unit.denominator().compareTo(UNIT_BOUND) < 0
            && lotsBound(instrument, Quotient.ONE).signum() > 0;
    }

    /** The largest position in lots under the instrument's present tiers. */
    static BigInteger lotsBound(final Instrument instrument) {
        return lotsBound(instrument, largestRate(instrument));
    }

    private static BigInteger lotsBound(final Instrument instrument, final Quotient largestRate) {
        final BigInteger byNotional = Quotient.of(BOUND)
            .over(instrument.notional(BigInteger.ONE, instrument.worstPrice()).times(largestRate))
            .floor();
        final BigInteger perLot = instrument.unit.reduced().numerator().multiply(instrument.worstPrice());
        final BigInteger byProduct = Quotient.of(PRODUCT_BOUND)
            .over(Quotient.of(perLot.multiply(BILLION)).times(largestRate))
            .floor();
        return byNotional.min(byProduct).min(BOUND);
    }

    /** The largest rate of any tier, at least 1. */
    private static Quotient largestRate(final Instrument instrument) {
        Quotient largestRate = Quotient.ONE;
        for (final MarginTier tier : instrument.tiers) {
            largestRate = largestRate.max(tier.maintenanceRate()).max(tier.initialRate());
        }
        return largestRate;
    }

    static BigInteger fundingBound(final Instrument instrument) {
        return instrument.notional(BigInteger.ONE, instrument.worstPrice()).times(MILLION).floor().min(FUNDING_BOUND);
    }

    /** Whether an account's sums fit at every price within bounds. */
    static boolean hold(final Book book, final Account account) {
        Quotient sum = Quotient.ZERO;
        for (final int assetId : account.assetIds()) {
            final Quotient most = most(account, assetId);
            if (most.compareTo(Quotient.of(BOUND)) > 0) {
                return false;
            }
            if (book.isReference(assetId) || book.assets.get(assetId).priceInstrumentId() != null) {
                sum = sum.plus(most.times(largestConversion(book, assetId, account.valuationAssetId)));
            }
        }
        return sum.times(BigInteger.TWO).compareTo(Quotient.of(BOUND)) <= 0;
    }

    /** T_A: the most an account's net amount of an asset can ever be, either way. */
    private static Quotient most(final Account account, final int assetId) {
        Quotient most = Quotient.of(account.balances.getOrDefault(assetId, Balance.NONE).amount().abs());
        for (final Position position : account.positions.values()) {
            final Instrument instrument = position.instrument;
            if (instrument.settlementAssetId == assetId) {
                final Quotient worst = instrument.notional(position.lots, instrument.worstPrice());
                most = most.plus(worst.times(largestRate(instrument)))
                    .plus(Quotient.of(position.entryCost.abs()))
                    .plus(Quotient.of(fundingBound(instrument)).times(position.lots.abs())
                        .times(BigInteger.TWO)
                        .over(MILLION));
            }
        }
        return most;
    }

    /** C_A: the largest conversion within bounds. */
    private static Quotient largestConversion(final Book book, final int fromAssetId, final int toAssetId) {
        if (fromAssetId == toAssetId) {
            return Quotient.ONE;
        }
        return worth(book, fromAssetId, true).over(worth(book, toAssetId, false));
    }

    private static Quotient worth(final Book book, final int assetId, final boolean highest) {
        if (book.isReference(assetId)) {
            return book.worth(assetId);
        }
        final Asset asset = book.assets.get(assetId);
        final BigInteger price =
            highest ? book.instruments.get(asset.priceInstrumentId()).maximumPrice : BigInteger.ONE;
        return book.worth(asset, Quotient.of(price));
    }
}
