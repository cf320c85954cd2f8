package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MILLI;
import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.MONEY;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.engine.wire.SourceAckDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which clocks review scales, and what they say (rules, sections 11.1 and 11.4). There are no accounts here. */
class ReviewTest {
    private static final int EARLIER_ID = 5;
    private static final int QUIET = 4;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private final ScaledMarket market = new ScaledMarket();

    /** Makes the next review say something. */
    private void raise(final long volatility) {
        market.volatility(PERPETUAL, volatility);
        market.recorder.clear();
    }

    private void assertReviewed(final boolean expected) {
        assertEquals(expected ? 1 : 0, market.steps().size());
    }

    private void clockAt(final long sinceStartNs) {
        market.messages.clock(Feed.START_NS + sinceStartNs - market.messages.feed().timeNs());
    }

    @Test
    void shouldReviewAtTheFirstClockOfEachMinute() {
        market.volatility(PERPETUAL, 2 * ONE);
        market.scales.define(PERPETUAL, PERPETUAL);
        clockAt(59 * SECOND_NS);
        assertReviewed(true);
        raise(3 * ONE);
        clockAt(60 * SECOND_NS - 1);
        assertReviewed(false);
        clockAt(60 * SECOND_NS);
        assertReviewed(true);
        raise(4 * ONE);
        clockAt(119 * SECOND_NS);
        assertReviewed(false);
        clockAt(600 * SECOND_NS);
        assertReviewed(true);
        raise(5 * ONE);
        clockAt(659 * SECOND_NS);
        assertReviewed(false);
        clockAt(661 * SECOND_NS);
        assertReviewed(true);
    }

    @Test
    void shouldReviewAsOftenAsIsSaidAndByThePresentNumberOfSeconds() {
        market.scale();
        market.scales.review(3_600);
        raise(2 * ONE);
        clockAt(HOUR_NS - 1);
        assertReviewed(false);
        clockAt(HOUR_NS);
        assertReviewed(true);
        market.scales.review(1);
        raise(3 * ONE);
        clockAt(HOUR_NS + SECOND_NS - 1);
        assertReviewed(false);
        clockAt(HOUR_NS + SECOND_NS);
        assertReviewed(true);
    }

    @Test
    void shouldSayWhatHasChangedAndWhy() {
        market.volatilities.definition(PERPETUAL).startVolatility(700 * MILLI).longRunVolatility(2 * ONE);
        market.messages.send();
        market.scales.definition(PERPETUAL, PERPETUAL).riseAtOnce(500 * MILLI).largestGap(5 * ONE);
        market.messages.send();
        market.recorder.clear();
        market.messages.clock(MINUTE_NS);
        final RiskStepDecoder step = new RiskStepDecoder().wrapAndApplyHeader(
            market.recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(market.messages.feed().sequence(), step.causeSequence());
        assertEquals(market.messages.feed().timeNs(), step.timeNs());
        assertEquals(ONE, step.before());
        assertEquals(1_500 * MILLI, step.after());
        assertEquals(2 * ONE, step.wanted());
        assertEquals(500 * MILLI, step.uncovered());
        assertEquals(700 * MILLI, step.volatility(), "as it starts");
        assertEquals(2 * ONE, step.chargedVolatility(), "with the long run");
        assertEquals(PERPETUAL, step.instrumentId());
        assertEquals(BooleanType.TRUE, step.stale(), "without a sample");
        market.messages.mark(PERPETUAL, 1_000);
        raise(3 * ONE);
        market.messages.clock(MINUTE_NS);
        assertEquals(BooleanType.FALSE, step.wrapAndApplyHeader(
            market.recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder()).stale());
    }

    @Test
    void shouldSayThatMoreOrLessIsUncoveredThoughNothingChanges() {
        market.volatility(PERPETUAL, 3 * ONE);
        market.scales.definition(PERPETUAL, PERPETUAL).riseAtOnce(500 * MILLI).largestGap(5 * ONE);
        market.messages.send();
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of("10: 1000 to 1500, wanted 3000, uncovered 1500"), market.steps());
        market.recorder.clear();
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of(), market.steps());
        raise(3_500 * MILLI);
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of("10: 1500 to 1500, wanted 3500, uncovered 2000"), market.steps());
        assertEquals(List.of(), market.progress());
        raise(1_500 * MILLI);
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of("10: 1500 to 1500, wanted 1500, uncovered 0"), market.steps());
        market.recorder.clear();
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of(), market.steps());
    }

    @Test
    void shouldGoThroughRulesByInstrumentId() {
        market.perpetual(EARLIER_ID);
        market.perpetual(99);
        market.volatility(PERPETUAL, 2 * ONE);
        market.scales.define(PERPETUAL, PERPETUAL);
        market.scales.define(99, PERPETUAL);
        market.scales.define(EARLIER_ID, PERPETUAL);
        market.recorder.clear();
        market.messages.clock(MINUTE_NS);
        assertEquals(
            List.of(
                "5: 1000 to 2000, wanted 2000, uncovered 0",
                "10: 1000 to 2000, wanted 2000, uncovered 0",
                "99: 1000 to 2000, wanted 2000, uncovered 0"),
            market.steps());
        assertEquals(List.of("0 of 0"), market.progress());
    }

    @Test
    void shouldNotReviewWhatIsSettled() {
        market.scale();
        raise(2 * ONE);
        market.messages.settle(PERPETUAL, 1_000);
        market.messages.clock(MINUTE_NS);
        assertReviewed(false);
    }

    @Test
    void shouldFollowAForecastByItsRampAsOfEachReview() {
        market.scale();
        market.recorder.clear();
        // from 1 to 3 between the 10th and the 20th minute from here, until the 30th
        market.volatilities.forecast(PERPETUAL, 3 * ONE, 10 * MINUTE_NS, 20 * MINUTE_NS, 30 * MINUTE_NS);
        market.messages.clock(9 * MINUTE_NS);
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of(), market.steps());
        market.messages.clock(5 * MINUTE_NS);
        assertEquals(List.of("10: 1000 to 2000, wanted 2000, uncovered 0"), market.steps());
        market.recorder.clear();
        market.messages.clock(14 * MINUTE_NS);
        assertEquals(List.of("10: 2000 to 3000, wanted 3000, uncovered 0"), market.steps());
        market.recorder.clear();
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of("10: 3000 to 2950, wanted 1000, uncovered 0"), market.steps());
    }

    @Test
    void shouldCountAllowancesFromTheLastReviewUnderWhateverRule() {
        market.volatility(PERPETUAL, 5 * ONE);
        slowly();
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of("10: 1000 to 1050, wanted 5000, uncovered 3950"), market.steps());
        market.messages.feed().pass(2 * MINUTE_NS);
        slowly();
        market.recorder.clear();
        // 1 an hour: 0.05 in three minutes
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of("10: 1050 to 1100, wanted 5000, uncovered 3900"), market.steps());
    }

    private void slowly() {
        market.scales.definition(PERPETUAL, PERPETUAL)
            .riseAtOnce(50 * MILLI).risePerHour(ONE).largestGap(5 * ONE);
        market.messages.send();
    }

    @Test
    void shouldHaveNothingToRefillTheReserveWithAtItsFirstReview() {
        market.volatility(PERPETUAL, ONE);
        market.scales.definition(PERPETUAL, PERPETUAL).reserve(250 * MILLI).refillPerHour(100 * ONE);
        market.messages.send();
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of(), market.steps());
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of("10: 1000 to 1050, wanted 1000, uncovered 0"), market.steps());
    }

    @Test
    void shouldLeaveAllowancesToANewRuleAsFarAsItAllowsThem() {
        market.volatility(PERPETUAL, ONE);
        ramp(ONE);
        market.messages.clock(MINUTE_NS);
        // less is allowed at once, then as much as before: what was lost does not come back
        ramp(200 * MILLI);
        ramp(ONE);
        raise(5 * ONE);
        market.messages.clock(MINUTE_NS);
        assertEquals(List.of("10: 1000 to 1200, wanted 5000, uncovered 3800"), market.steps());
    }

    private void ramp(final long riseAtOnce) {
        market.scales.definition(PERPETUAL, PERPETUAL).riseAtOnce(riseAtOnce).largestGap(5 * ONE);
        market.messages.send();
    }

    /** A call that loses its time value calls its owner at the same clock. */
    @Test
    void shouldSaySummariesThenStepsThenCallsThenAcknowledgements() {
        final PortfolioMessages portfolios = new PortfolioMessages(market.messages);
        market.scale();
        portfolios.grid(1, GridTerms.sixteen());
        portfolios.assignGrid(0, 1);
        portfolios.option(
            20, PERPETUAL, InstrumentType.CALL, 1_000, Feed.START_NS + TimeUnit.DAYS.toNanos(30), 1_000_000);
        market.messages.send();
        portfolios.volatility(20, 600 * MILLI);
        portfolios.account(1, 0, MONEY);
        market.messages.fill(1, 20, 1, 50, 0);
        market.messages.writer().defineSource()
            .sourceId(QUIET).sequencing(Sequencing.LOSSY).rejectionsPerSecond(0);
        market.messages.permissions(0b10);
        market.messages.send();
        market.messages.writer().from(QUIET);
        market.messages.mark(12_345, 1);
        market.messages.writer().from(MessageWriter.OPERATOR);
        raise(2 * ONE);
        market.messages.clock(TimeUnit.DAYS.toNanos(29));
        assertEquals(
            List.of(
                RejectionSummaryDecoder.TEMPLATE_ID, RiskStepDecoder.TEMPLATE_ID, RollOutProgressDecoder.TEMPLATE_ID,
                MarginCallDecoder.TEMPLATE_ID, SourceAckDecoder.TEMPLATE_ID, SourceAckDecoder.TEMPLATE_ID),
            market.recorder.templateIds());
        market.recorder.clear();
        market.scales.rollOut(1);
        assertEquals(List.of(RollOutProgressDecoder.TEMPLATE_ID), market.recorder.templateIds());
    }
}
