package io.plimsoll.engine;

import static io.plimsoll.engine.QuotedMarket.ACCOUNT;
import static io.plimsoll.engine.QuotedMarket.CALL;
import static io.plimsoll.engine.QuotedMarket.FAR;
import static io.plimsoll.engine.QuotedMarket.MONEY;
import static io.plimsoll.engine.QuotedMarket.NEAR;
import static io.plimsoll.engine.QuotedMarket.ONE;
import static io.plimsoll.engine.QuotedMarket.OTHER_CALL;
import static io.plimsoll.engine.QuotedMarket.PERPETUAL;
import static io.plimsoll.engine.QuotedMarket.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.FeedKind;
import io.plimsoll.engine.wire.FeedStatusDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.engine.wire.SourceAckDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which feeds a Clock finds silent, what it says of them, and who may say how long they may be (rules, 11.6). */
class HeartbeatTest {
    private static final int QUIET = 4;
    private static final int EARLIER_ID = 5;
    private static final List<String> NOTHING = List.of();

    private final QuotedMarket market = new QuotedMarket();

    @Test
    void shouldSayThatAMarkFellSilentAndSpeaksAgain() {
        market.heartbeat(PERPETUAL, 5, 0, 0);
        final long lastNs = market.messages.feed().timeNs();
        market.clockAfter(5 * SECOND_NS);
        assertEquals(NOTHING, market.statuses());
        market.clockAfter(1);
        final FeedStatusDecoder status = market.status();
        assertEquals(market.messages.feed().sequence(), status.causeSequence());
        assertEquals(lastNs + 5 * SECOND_NS + 1, status.timeNs());
        assertEquals(lastNs, status.lastMessageNs());
        assertEquals(FeedStatusDecoder.expiryTimeNsNullValue(), status.expiryTimeNs());
        assertEquals(PERPETUAL, status.instrumentId());
        assertEquals(FeedKind.MARK, status.feed());
        assertEquals(BooleanType.TRUE, status.stale());
        market.recorder.clear();
        market.clockAfter(SECOND_NS);
        assertEquals(NOTHING, market.statuses(), "only once");

        market.messages.mark(PERPETUAL, 1_000);
        final long nextNs = market.messages.feed().timeNs();
        assertEquals(NOTHING, market.statuses(), "only a Clock says");
        market.clockAfter(SECOND_NS);
        assertEquals(nextNs, market.status().lastMessageNs());
        assertEquals(List.of("MARK 10 fresh"), market.statuses());
        market.clockAfter(4 * SECOND_NS);
        assertEquals(NOTHING, market.statuses());
        market.clockAfter(1);
        assertEquals(List.of("MARK 10 stale"), market.statuses());
    }

    @Test
    void shouldCountMessagesOfAnyOptionOfAnExpiryForItsVolatilities() {
        market.call(CALL, NEAR);
        market.call(OTHER_CALL, NEAR);
        market.heartbeat(PERPETUAL, 0, 10, 0);
        market.clockAfter(100 * SECOND_NS);
        assertEquals(NOTHING, market.statuses(), "never heard of");
        market.portfolio.volatility(CALL, ONE);
        market.clockAfter(6 * SECOND_NS);
        market.portfolio.volatility(OTHER_CALL, ONE);
        market.clockAfter(10 * SECOND_NS);
        assertEquals(NOTHING, market.statuses());
        market.clockAfter(1);
        assertEquals(NEAR, market.status().expiryTimeNs());
        assertEquals(List.of("VOLATILITY 10 in 30 stale"), market.statuses());
        market.portfolio.surface(PERPETUAL, NEAR, 1_000, ONE);
        final long surfaceNs = market.messages.feed().timeNs();
        market.clockAfter(10 * SECOND_NS);
        assertEquals(surfaceNs, market.status().lastMessageNs());
        assertEquals(List.of("VOLATILITY 10 in 30 fresh"), market.statuses());
        market.portfolio.forward(PERPETUAL, NEAR, 1_000, 0);
        market.clockAfter(1);
        assertEquals(List.of("VOLATILITY 10 in 30 stale"), market.statuses());
    }

    @Test
    void shouldSayThatAForwardFellSilentAndSpeaksAgain() {
        market.call(CALL, NEAR);
        market.call(OTHER_CALL, FAR);
        market.heartbeat(PERPETUAL, 0, 0, 10);
        market.clockAfter(100 * SECOND_NS);
        market.portfolio.volatility(CALL, ONE);
        market.portfolio.forward(PERPETUAL, NEAR, 1_000, 0);
        market.clockAfter(10 * SECOND_NS);
        assertEquals(NOTHING, market.statuses());
        market.clockAfter(1);
        assertEquals(List.of("FORWARD 10 in 30 stale"), market.statuses(), "not of the other expiry");
        market.portfolio.volatility(CALL, ONE);
        market.clockAfter(1);
        assertEquals(NOTHING, market.statuses());
        market.portfolio.forward(PERPETUAL, NEAR, 1_000, 0);
        market.clockAfter(0);
        assertEquals(List.of("FORWARD 10 in 30 fresh"), market.statuses());
    }

    @Test
    void shouldHearTicksAloneAndOnlyThoseThatAreAcceptedAndSetTheMark() {
        market.perpetual(EARLIER_ID);
        market.heartbeat(EARLIER_ID, 5, 0, 0);
        market.messages.account(8, MONEY);
        market.messages.collateral(8, MONEY, 100_000);
        market.messages.fill(8, EARLIER_ID, 1, 1_000, 0);
        market.clockAfter(100 * SECOND_NS);
        assertEquals(NOTHING, market.statuses(), "its mark is by a fill");
        market.messages.mark(EARLIER_ID, 1_000);
        market.messages.feed().pass(5 * SECOND_NS);
        market.messages.writer().tick().instrumentId(EARLIER_ID).index(1_000).bid(999).ask(1_001).last(1_000);
        market.messages.send();
        market.messages.mark(EARLIER_ID, 100_001);
        market.messages.fill(8, EARLIER_ID, 1, 1_000, 0);
        market.messages.mark(PERPETUAL, 1_000);
        market.messages.funding(EARLIER_ID, 1);
        assertEquals(List.of(ReasonCode.PRICE_BEYOND_MAXIMUM), market.reasons());
        market.clockAfter(1);
        assertEquals(List.of("MARK 5 stale"), market.statuses());
    }

    @Test
    void shouldKnowMessagesFromBeforeItWasDefined() {
        market.call(CALL, NEAR);
        market.portfolio.volatility(CALL, ONE);
        market.messages.feed().pass(SECOND_NS);
        market.portfolio.forward(PERPETUAL, NEAR, 1_000, 0);
        market.clockAfter(5 * SECOND_NS);
        market.heartbeat(PERPETUAL, 5, 5, 5);
        assertEquals(NOTHING, market.statuses());
        market.clockAfter(0);
        assertEquals(List.of("MARK 10 stale", "VOLATILITY 10 in 30 stale"), market.statuses());
        market.clockAfter(1);
        assertEquals(List.of("FORWARD 10 in 30 stale"), market.statuses());
    }

    @Test
    void shouldDecideAnewAtTheNextClockWhatAnotherHeartbeatMakesStale() {
        market.heartbeat(PERPETUAL, 5, 0, 0);
        market.clockAfter(6 * SECOND_NS);
        assertEquals(List.of("MARK 10 stale"), market.statuses());
        market.heartbeat(PERPETUAL, 0, 1, 1);
        assertEquals(NOTHING, market.statuses());
        market.clockAfter(SECOND_NS);
        assertEquals(List.of("MARK 10 fresh"), market.statuses());
        market.heartbeat(PERPETUAL, 8, 0, 0);
        market.clockAfter(SECOND_NS);
        assertEquals(NOTHING, market.statuses());
        market.heartbeat(PERPETUAL, 7, 0, 0);
        market.clockAfter(0);
        assertEquals(List.of("MARK 10 stale"), market.statuses());
    }

    @Test
    void shouldGoThroughInstrumentsByIdAndExpiriesByTime() {
        final int between = OTHER_CALL + 1;
        market.perpetual(EARLIER_ID);
        market.messages.mark(EARLIER_ID, 1_000);
        market.call(CALL, FAR);
        market.call(OTHER_CALL, NEAR);
        market.call(between, (NEAR + FAR) / 2);
        for (final long expiry : List.of(FAR, NEAR, (NEAR + FAR) / 2)) {
            market.portfolio.forward(PERPETUAL, expiry, 1_000, 0);
            market.portfolio.surface(PERPETUAL, expiry, 1_000, ONE);
        }
        market.heartbeat(PERPETUAL, 1, 1, 1);
        market.heartbeat(EARLIER_ID, 1, 1, 1);
        market.clockAfter(2 * SECOND_NS);
        assertEquals(
            List.of(
                "MARK 5 stale", "MARK 10 stale",
                "VOLATILITY 10 in 30 stale", "FORWARD 10 in 30 stale",
                "VOLATILITY 10 in 45 stale", "FORWARD 10 in 45 stale",
                "VOLATILITY 10 in 60 stale", "FORWARD 10 in 60 stale"),
            market.statuses());
    }

    @Test
    void shouldSaySoBetweenSummariesAndReviews() {
        market.messages.writer().defineSource()
            .sourceId(QUIET).sequencing(Sequencing.LOSSLESS).rejectionsPerSecond(0);
        market.messages.permissions(1);
        market.messages.send();
        market.heartbeat(PERPETUAL, 1, 0, 0);
        market.scales.volatility(PERPETUAL).longRunVolatility(2 * ONE);
        market.messages.send();
        market.scales.scale(PERPETUAL, PERPETUAL).riseAtOnce(5 * ONE);
        market.messages.send();
        market.messages.mark(PERPETUAL, 1_000);
        market.messages.writer().from(QUIET);
        market.heartbeat(PERPETUAL, -1, 0, 0);
        market.messages.writer().from(MessageWriter.OPERATOR);
        market.recorder.clear();
        market.clockAfter(2 * SECOND_NS);
        assertEquals(
            List.of(
                RejectionSummaryDecoder.TEMPLATE_ID,
                FeedStatusDecoder.TEMPLATE_ID,
                RiskStepDecoder.TEMPLATE_ID,
                RollOutProgressDecoder.TEMPLATE_ID,
                SourceAckDecoder.TEMPLATE_ID,
                SourceAckDecoder.TEMPLATE_ID),
            market.recorder.templateIds());
        assertEquals(BooleanType.TRUE, riskStep().stale(), "as this Clock found it");
        market.messages.mark(PERPETUAL, 1_000);
        market.recorder.clear();
        market.clockAfter(SECOND_NS);
        assertEquals(List.of("MARK 10 fresh"), market.statuses(), "in a roll-out too");
    }

    private RiskStepDecoder riskStep() {
        return new RiskStepDecoder().wrapAndApplyHeader(
            market.recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
    }

    /** A volatility that is never stale by its own rule: its scale does not fall while the mark is silent. */
    @Test
    void shouldHoldScalesWhoseVolatilityIsOfASilentMark() {
        market.scales.volatility(PERPETUAL).longRunVolatility(2 * ONE);
        market.messages.send();
        market.scales.scale(PERPETUAL, PERPETUAL).riseAtOnce(5 * ONE);
        market.messages.send();
        market.messages.mark(PERPETUAL, 1_000);
        market.clockAfter(SECOND_NS);
        assertEquals(BooleanType.FALSE, riskStep().stale());
        market.scales.rollOut(1);
        market.heartbeat(PERPETUAL, 60, 0, 0);
        market.scales.volatility(PERPETUAL).longRunVolatility(ONE);
        market.messages.send();
        market.recorder.clear();
        market.clockAfter(61 * SECOND_NS);
        assertEquals(List.of("MARK 10 stale"), market.statuses(), "and no step");
        market.messages.mark(PERPETUAL, 1_000);
        market.clockAfter(60 * SECOND_NS);
        assertEquals(ONE * 19 / 10, riskStep().after());
        assertEquals(BooleanType.FALSE, riskStep().stale());
    }

    @Test
    void shouldSayNothingOfWhatIsSettled() {
        market.call(CALL, NEAR);
        market.portfolio.volatility(CALL, ONE);
        market.portfolio.forward(PERPETUAL, NEAR, 1_000, 0);
        market.heartbeat(PERPETUAL, 5, 5, 0);
        market.clockAfter(6 * SECOND_NS);
        assertEquals(List.of("MARK 10 stale", "VOLATILITY 10 in 30 stale"), market.statuses());
        market.heartbeat(PERPETUAL, 5, 5, 5);
        market.messages.settle(PERPETUAL, 1_000);
        market.clockAfter(6 * SECOND_NS);
        market.portfolio.volatility(CALL, ONE);
        market.clockAfter(1);
        assertEquals(NOTHING, market.statuses());
    }

    /** That no option of an expiry is left does not silence it: the instrument is the underlying. */
    @Test
    void shouldSpeakOfExpiriesWhoseOptionsAreSettled() {
        market.call(CALL, NEAR);
        market.portfolio.volatility(CALL, ONE);
        market.heartbeat(PERPETUAL, 0, 5, 5);
        market.messages.settle(CALL, 1_000);
        market.clockAfter(6 * SECOND_NS);
        assertEquals(List.of("VOLATILITY 10 in 30 stale"), market.statuses());
    }

    @Test
    void shouldRefuseInOrder() {
        market.call(CALL, NEAR);
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, 99, -1, 0, 0);
        assertRefused(ReasonCode.INVALID_DEFINITION, CALL, 1, 1, 1);
        market.messages.settle(CALL, 1_000);
        assertRefused(ReasonCode.INVALID_DEFINITION, CALL, 1, 1, 1);
        for (final int seconds : List.of(-1, 86_401, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            assertRefused(ReasonCode.INVALID_DEFINITION, PERPETUAL, seconds, 0, 0);
            assertRefused(ReasonCode.INVALID_DEFINITION, PERPETUAL, 0, seconds, 0);
            assertRefused(ReasonCode.INVALID_DEFINITION, PERPETUAL, 0, 0, seconds);
        }
        market.heartbeat(PERPETUAL, 86_400, 86_400, 86_400);
        market.heartbeat(PERPETUAL, 0, 0, 0);
        assertEquals(List.of(), market.reasons());
        market.messages.settle(PERPETUAL, 1_000);
        assertRefused(ReasonCode.INSTRUMENT_NOT_TRADING, PERPETUAL, -1, 0, 0);
        market.messages.writer().from(MessageWriter.SERVICE);
        assertRefused(ReasonCode.NOT_PERMITTED, 99, -1, 0, 0);
    }

    private void assertRefused(
        final ReasonCode expected, final int id, final int mark, final int volatility, final int forward) {
        market.recorder.clear();
        market.heartbeat(id, mark, volatility, forward);
        assertEquals(id, new RejectionDecoder().wrapAndApplyHeader(
            market.recorder.ofKind(RejectionDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder())
            .instrumentId());
        assertEquals(List.of(expected), market.reasons());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldNotBeKnownToEarlierVersions(final int rulesVersion) {
        final QuotedMarket earlier = new QuotedMarket(rulesVersion);
        earlier.messages.mark(PERPETUAL, 1_000);
        earlier.heartbeat(PERPETUAL, 1, 1, 1);
        assertEquals(List.of(ReasonCode.UNKNOWN_MESSAGE), earlier.reasons());
        earlier.messages.writer().sequence(earlier.messages.writer().nextSequence() - 1);
        earlier.messages.mark(PERPETUAL, 1_000);
        earlier.messages.settle(PERPETUAL, 1_000);
        earlier.clockAfter(10 * SECOND_NS);
        assertEquals(List.of(SourceAckDecoder.TEMPLATE_ID), earlier.recorder.templateIds());
    }

    /** A portfolio account at its line, and one that a doubtful price would call if levels knew of it. */
    @Test
    void shouldLookAtNobody() {
        market.messages.fill(ACCOUNT, PERPETUAL, 4, 1_000, 0);
        market.messages.account(8, MONEY);
        market.messages.collateral(8, MONEY, 16);
        market.messages.fill(8, PERPETUAL, 1, 1_000, 0);
        market.heartbeat(PERPETUAL, 1, 1, 1);
        final long before = market.engine.examinations();
        market.recorder.clear();
        market.clockAfter(2 * SECOND_NS);
        assertEquals(List.of("MARK 10 stale"), market.statuses());
        market.heartbeat(PERPETUAL, 0, 0, 0);
        market.clockAfter(2 * SECOND_NS);
        assertEquals(List.of("MARK 10 fresh"), market.statuses());
        assertEquals(before, market.engine.examinations());
    }
}
