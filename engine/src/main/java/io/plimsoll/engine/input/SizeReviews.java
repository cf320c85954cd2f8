package io.plimsoll.engine.input;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.liquidity.SizeReview;
import io.plimsoll.engine.liquidity.SizeTable;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepEncoder;

/** The review of thinness and close-out lots (rules, section 11.7). */
final class SizeReviews {
    private final InstrumentTable instruments;
    private final SizeTable sizes;
    private final Outputs outputs;
    private final SizeReview review = new SizeReview();

    SizeReviews(final Book book, final Outputs outputs) {
        instruments = book.instruments();
        sizes = book.sizes();
        this.outputs = outputs;
    }

    /** Reviews all size charges; returns whether anything is to change. */
    boolean review() {
        boolean changes = false;
        for (int place = 0, size = sizes.size(); place < size; place++) {
            final int instrument = sizes.instrument(place);
            if (instruments.state(instrument) != InstrumentState.SETTLED) {
                review(instrument);
                changes |= sizes.changes(instrument);
            }
        }
        return changes;
    }

    private void review(final int instrument) {
        if (sizes.reviewThinness(instrument, review)) {
            write(instrument, RiskKind.THINNESS, sizes.thinnessInForce(instrument));
        }
        if (sizes.reviewCloseOutLots(instrument, review)) {
            write(instrument, RiskKind.CLOSE_OUT_LOTS, sizes.closeOutLotsInForce(instrument));
        }
    }

    private void write(final int instrument, final RiskKind kind, final long before) {
        outputs.riskStep()
            .before(before)
            .after(review.coming())
            .wanted(review.wanted())
            .uncovered(0)
            .volatility(0)
            .chargedVolatility(0)
            .instrumentId(instruments.get(instrument).id())
            .assetId(RiskStepEncoder.assetIdNullValue())
            .kind(kind)
            .stale(BooleanType.FALSE);
        outputs.sendRiskStep();
    }
}
