package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AssetTotalsDecoder;
import io.plimsoll.engine.wire.DefineCollateralDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigDecimal;

/** Rule 11.8 for DefineCollateral and AssetTotals. Neither moves an equity: the next review does. */
final class Collaterals {
    private static final BigDecimal MOST_DEPOSITS = new BigDecimal(Whole.TWO_TO_62);

    private final Book book;

    Collaterals(final Book book) {
        this.book = book;
    }

    Outcome collateral(final DefineCollateralDecoder definition) {
        ReasonCode reason = checkAsset(definition.assetId());
        if (reason == ReasonCode.NULL_VAL) {
            reason = checkVolatility(CollateralTerms.volatilityInstrumentId(definition));
        }
        final Integer pegInstrumentId = CollateralTerms.pegInstrumentId(definition);
        if (reason == ReasonCode.NULL_VAL && pegInstrumentId != null) {
            reason = Grids.checkPeg(book.instruments.get(pegInstrumentId));
        }
        if (reason == ReasonCode.NULL_VAL && !CollateralTerms.allow(definition)) {
            reason = ReasonCode.INVALID_DEFINITION;
        }
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        book.collaterals.put(definition.assetId(), CollateralTerms.of(definition));
        return Outcome.nobody();
    }

    Outcome assetTotals(final AssetTotalsDecoder totals) {
        final ReasonCode reason = checkAsset(totals.assetId());
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        if (book.assets.get(totals.assetId()).priceInstrumentId() == null) {
            return Outcome.refused(ReasonCode.NO_PRICE);
        }
        if (totals.deposits() < 0) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        final BigDecimal deposits = BigDecimal.valueOf(totals.deposits());
        if (AccountBounds.largestConversion(book, totals.assetId(), book.referenceAssetId)
            .times(deposits).compareTo(MOST_DEPOSITS) > 0) {
            return Outcome.refused(ReasonCode.OVERFLOW);
        }
        book.deposits.put(totals.assetId(), deposits);
        return Outcome.nobody();
    }

    private ReasonCode checkAsset(final int assetId) {
        if (!book.assets.containsKey(assetId)) {
            return ReasonCode.UNKNOWN_ASSET;
        }
        return book.isReference(assetId) ? ReasonCode.INVALID_DEFINITION : ReasonCode.NULL_VAL;
    }

    private ReasonCode checkVolatility(final Integer instrumentId) {
        if (instrumentId == null) {
            return ReasonCode.NULL_VAL;
        }
        if (!book.instruments.containsKey(instrumentId)) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        return book.volatilities.containsKey(instrumentId) ? ReasonCode.NULL_VAL : ReasonCode.NO_VOLATILITY;
    }
}
