package io.plimsoll.engine.input;

import io.plimsoll.engine.Rules;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.scale.RollOut;
import io.plimsoll.engine.scale.ScaleReview;
import io.plimsoll.engine.scale.ScaleTable;
import io.plimsoll.engine.volatility.VolatilityTable;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepEncoder;

/** The review of all that follows the market, at a Clock (rules, section 11.4). No account is looked at for it. */
final class Reviews {
    private final InstrumentTable instruments;
    private final VolatilityTable volatilities;
    private final ScaleTable scales;
    private final RollOut rollOut;
    private final CollateralReviews collateral;
    private final RollOuts rollOuts;
    private final Outputs outputs;
    private final boolean hasScales;
    private final ScaleReview review = new ScaleReview();
    private final SizeReviews sizes;

    Reviews(final Book book, final Rules rules, final RollOuts rollOuts, final Outputs outputs) {
        hasScales = rules.hasScales();
        instruments = book.instruments();
        volatilities = book.volatilities();
        scales = book.scales();
        rollOut = scales.rollOut();
        sizes = new SizeReviews(book, outputs);
        collateral = new CollateralReviews(book, outputs);
        this.rollOuts = rollOuts;
        this.outputs = outputs;
    }

    /**
     * Reviews forecasts, scales, size and collateral, in this order, if it is time to, and begins to roll out what
     * changes.
     */
    void clock(final long timeNs) {
        if (!hasScales || rollOut.isUnderWay() || !scales.times().isDue(timeNs)) {
            return;
        }
        scales.times().reviewed(timeNs);
        reviewForecasts(timeNs);
        boolean changes = reviewScales(timeNs);
        changes |= sizes.review();
        changes |= collateral.review(timeNs);
        if (changes) {
            rollOuts.begin();
        }
    }

    private void reviewForecasts(final long timeNs) {
        for (int instrument = 0, size = instruments.size(); instrument < size; instrument++) {
            if (instruments.state(instrument) != InstrumentState.SETTLED) {
                volatilities.review(instrument, timeNs);
            }
        }
    }

    /** Returns whether some scale is to change. */
    private boolean reviewScales(final long timeNs) {
        boolean changes = false;
        for (int place = 0, size = scales.size(); place < size; place++) {
            final int instrument = scales.instrument(place);
            if (instruments.state(instrument) != InstrumentState.SETTLED) {
                reviewScale(instrument, timeNs);
                changes |= rollOut.changes(instrument);
            }
        }
        return changes;
    }

    private void reviewScale(final int instrument, final long timeNs) {
        final int estimated = scales.rule(instrument).volatilityInstrument();
        final long charged = volatilities.chargedVolatility(estimated);
        final boolean stale = volatilities.isStale(estimated, timeNs);
        if (scales.review(instrument, timeNs, charged, stale, review)) {
            outputs.riskStep()
                .before(rollOut.inForce(instrument))
                .after(review.scale())
                .wanted(review.wanted())
                .uncovered(review.uncovered())
                .volatility(volatilities.volatility(estimated))
                .chargedVolatility(charged)
                .instrumentId(instruments.get(instrument).id())
                .assetId(RiskStepEncoder.assetIdNullValue())
                .kind(RiskKind.SCALE)
                .stale(stale ? BooleanType.TRUE : BooleanType.FALSE);
            outputs.sendRiskStep();
        }
    }
}
