package io.plimsoll.engine.input;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.collateral.CollateralRule;
import io.plimsoll.engine.collateral.CollateralTable;
import io.plimsoll.engine.collateral.ExtraHaircutReview;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.volatility.VolatilityTable;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepEncoder;

/** The review of extra haircuts at a Clock (rules, section 11.8). No account is looked at because of it. */
final class CollateralReviews {
    private final AssetTable assets;
    private final CollateralTable collateral;
    private final VolatilityTable volatilities;
    private final Outputs outputs;
    private final ExtraHaircutReview review;

    CollateralReviews(final Book book, final Outputs outputs) {
        assets = book.assets();
        collateral = book.collateral();
        volatilities = book.volatilities();
        this.outputs = outputs;
        review = new ExtraHaircutReview(book.instruments());
    }

    /** Reviews all assets that have a rule, by id; returns whether some extra haircut is to change. */
    boolean review(final long timeNs) {
        boolean changes = false;
        for (int place = 0, size = collateral.size(); place < size; place++) {
            changes |= review(collateral.asset(place), timeNs);
        }
        return changes;
    }

    private boolean review(final int asset, final long timeNs) {
        final int estimated = collateral.rule(asset).volatilityInstrument();
        final boolean hasVolatility = estimated != CollateralRule.NONE;
        final long charged = hasVolatility ? volatilities.chargedVolatility(estimated) : 0;
        final boolean stale = hasVolatility && volatilities.isStale(estimated, timeNs);
        final boolean changes = collateral.review(asset, charged, stale, review);
        if (changes) {
            outputs.riskStep()
                .before(collateral.extras().inForce(asset))
                .after(review.coming())
                .wanted(review.wanted())
                .uncovered(0)
                .volatility(hasVolatility ? volatilities.volatility(estimated) : 0)
                .chargedVolatility(charged)
                .instrumentId(RiskStepEncoder.instrumentIdNullValue())
                .assetId(assets.id(asset))
                .kind(RiskKind.EXTRA_HAIRCUT)
                .stale(stale ? BooleanType.TRUE : BooleanType.FALSE);
            outputs.sendRiskStep();
        }
        return changes;
    }
}
