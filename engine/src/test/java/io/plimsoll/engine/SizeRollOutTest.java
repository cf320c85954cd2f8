package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MILLI;
import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static io.plimsoll.engine.SizedMarket.NOT_TOLD;
import static io.plimsoll.engine.SizedMarket.NO_END;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thinness and close-out lots at reviews, and how they are rolled out (rules, sections 11.4 and 11.7). */
class SizeRollOutTest {
    private static final int SECOND = 5;
    private static final long ACCOUNT = 7;

    private final SizedMarket market = new SizedMarket();
    private final ScaledMarket scaled = market.scaled;

    private void define(final int instrument) {
        market.sizes.definition(instrument, 10, MILLI, NO_END, 2 * MILLI)
            .closeOutShare(ONE).largestCloseOutFactor(2 * ONE);
        market.send();
    }

    private void tell(final int instrument, final long shown, final long volume) {
        market.sizes.depth(instrument, shown, shown);
        market.send();
        market.sizes.totals(instrument, NOT_TOLD, volume);
        market.send();
    }

    /** Scales first, then instrument by instrument, by id and not by definition, thinness before lots. */
    @Test
    void shouldReviewInOrder() {
        scaled.perpetual(SECOND);
        scaled.scale();
        define(PERPETUAL);
        define(SECOND);
        tell(PERPETUAL, 5, 100);
        tell(SECOND, 4, 200);
        scaled.volatility(PERPETUAL, 2 * ONE);
        scaled.recorder.clear();
        scaled.messages.clock(MINUTE_NS);
        assertEquals(
            List.of(
                "SCALE 10: 1000000000 to 2000000000, wanted 2000000000",
                "THINNESS 5: 1000000000 to 2500000000, wanted 2500000000",
                "CLOSE_OUT_LOTS 5: 0 to 200, wanted 200",
                "THINNESS 10: 1000000000 to 2000000000, wanted 2000000000",
                "CLOSE_OUT_LOTS 10: 0 to 100, wanted 100"),
            market.steps());
        // nobody is there to change over
        assertEquals(List.of("0 of 0"), scaled.progress());
    }

    @Test
    void shouldSayNothingElseInAStep() {
        define(PERPETUAL);
        tell(PERPETUAL, 10, 100);
        scaled.messages.clock(MINUTE_NS);
        final RiskStepDecoder step = new RiskStepDecoder().wrapAndApplyHeader(
            scaled.recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(RiskKind.CLOSE_OUT_LOTS, step.kind());
        assertEquals(0, step.uncovered());
        assertEquals(0, step.volatility());
        assertEquals(0, step.chargedVolatility());
        assertEquals(BooleanType.FALSE, step.stale());
        assertEquals(RiskStepDecoder.assetIdNullValue(), step.assetId());
    }

    @Test
    void shouldReviewNothingWhileARollOutIsUnderWayAndNothingThatIsSettled() {
        scaled.account(ACCOUNT, 1_000, 1);
        define(PERPETUAL);
        tell(PERPETUAL, 5, 100);
        scaled.messages.clock(MINUTE_NS);
        tell(PERPETUAL, 2, 200);
        scaled.messages.clock(MINUTE_NS);
        assertEquals(List.of(), market.steps());
        scaled.scales.rollOut(1);
        scaled.messages.clock(0);
        assertEquals(
            List.of(
                "THINNESS 10: 2000000000 to 5000000000, wanted 5000000000",
                "CLOSE_OUT_LOTS 10: 100 to 200, wanted 200"),
            market.steps());
        scaled.scales.rollOut(1);
        market.sizes.totals(PERPETUAL, NOT_TOLD, 300);
        market.send();
        scaled.messages.settle(PERPETUAL, 1_000);
        market.review();
        assertEquals(List.of(), market.steps());
    }

    @Test
    void shouldFallAStepAReview() {
        define(PERPETUAL);
        tell(PERPETUAL, 5, 0);
        market.review();
        for (int minute = 0; minute < 40; minute++) {
            market.sizes.depth(PERPETUAL, 10, 10);
            market.send();
            market.review();
        }
        assertEquals(List.of(), market.steps());
        scaled.account(ACCOUNT, 100_000, 20);
        // one step remains, for the envelope is rounded up: 10 at 0.1 % and 12 at 0.2 %
        assertEquals(1_545_455, market.components(ACCOUNT).sizeRate());
    }

    /** A charge anew: what has come of the old one stays, but what was seen of a book with other bands does not. */
    @Test
    void shouldKeepThinnessAndLotsWhenAChargeIsDefinedAnew() {
        scaled.account(ACCOUNT, 100_000, 20);
        define(PERPETUAL);
        tell(PERPETUAL, 5, 5);
        market.review();
        // as if it were 40: 10 at 0.1 %, 30 at 0.2 %; four times of what can be closed
        assertEquals(1_750_000, market.components(ACCOUNT).sizeRate());
        assertEquals(2 * ONE, market.components(ACCOUNT).closeOutFactor());
        define(PERPETUAL);
        market.review();
        assertEquals(List.of(), market.steps());
        market.sizes.definition(PERPETUAL, 10, MILLI, 20, MILLI, NO_END, 2 * MILLI);
        market.send();
        // 20 at 0.1 %, 20 at 0.2 %, until the review; no factor, for the largest is 1 now
        assertEquals(1_500_000, market.components(ACCOUNT).sizeRate());
        assertEquals(ONE, market.components(ACCOUNT).closeOutFactor());
        market.review();
        assertEquals(
            List.of(
                "THINNESS 10: 2000000000 to 1900000000, wanted 1000000000", "CLOSE_OUT_LOTS 10: 5 to 0, wanted 0"),
            market.steps());
    }

    @Test
    void shouldForgetTheBookWithOtherIntervals() {
        define(PERPETUAL);
        tell(PERPETUAL, 5, 0);
        market.sizes.definition(PERPETUAL, 10, MILLI, NO_END, 2 * MILLI).recoverySampleSeconds(61);
        market.send();
        market.review();
        assertEquals(List.of(), market.steps());
        tell(PERPETUAL, 5, 0);
        market.sizes.definition(PERPETUAL, 10, MILLI, NO_END, 2 * MILLI)
            .recoverySampleSeconds(61).recoverySamples(2);
        market.send();
        market.review();
        assertEquals(List.of(), market.steps());
        tell(PERPETUAL, 5, 0);
        market.sizes.definition(PERPETUAL, 11, MILLI, NO_END, 3 * MILLI)
            .recoverySampleSeconds(61).recoverySamples(2);
        market.send();
        market.review();
        assertEquals(List.of("THINNESS 10: 1000000000 to 2000000000, wanted 2000000000"), market.steps());
    }

    @Test
    void shouldKnowTotalsThatWereToldBeforeTheCharge() {
        scaled.account(ACCOUNT, 100_000, 4);
        market.sizes.totals(PERPETUAL, 100, 1);
        market.send();
        market.sizes.definition(PERPETUAL)
            .closeOutShare(ONE).largestCloseOutFactor(10 * ONE).openInterestUpper(100_000);
        market.send();
        assertEquals(ONE, market.components(ACCOUNT).initialRate());
        market.review();
        assertEquals(2 * ONE, market.components(ACCOUNT).closeOutFactor());
    }
}
