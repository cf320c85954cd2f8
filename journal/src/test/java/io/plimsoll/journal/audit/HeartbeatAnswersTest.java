package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.FeedMessages;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.FeedStatusDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 11.6 by hand: which feeds are said to be stale, when and in what order; and that volatility is, too. */
class HeartbeatAnswersTest {
    private static final int OPTION = 20;
    private static final int SECOND_OPTION = 21;
    private static final int FAR_OPTION = 22;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long NEAR = Feed.START_NS + TimeUnit.DAYS.toNanos(30);
    private static final long FAR = Feed.START_NS + TimeUnit.DAYS.toNanos(60);

    private ScaleFixture book;
    private PortfolioMessages options;
    private FeedMessages feeds;

    private void begin(final Implementation implementation) {
        book = new ScaleFixture(implementation);
        options = new PortfolioMessages(book.messages());
        feeds = new FeedMessages(book.messages());
    }

    /** Ten seconds are not more than ten seconds, and a nanosecond more is. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayThatAMarkFellSilentAndThatItSpeaksAgain(final Implementation implementation) {
        begin(implementation);
        feeds.heartbeat(PERPETUAL, 10, 0, 0);
        requireAtClock(10 * SECOND_NS);
        requireAtClock(1, "MARK 10 stale");
        requireStatus(Feed.START_NS);
        requireAtClock(TimeUnit.HOURS.toNanos(1));

        final long speaksNs = book.messages().feed().timeNs();
        book.recorder().clear();
        book.messages().mark(PERPETUAL, 100);
        assertEquals(List.of(), book.recorder().templateIds());
        requireAtClock(10 * SECOND_NS, "MARK 10 fresh");
        requireStatus(speaksNs);
        requireAtClock(1, "MARK 10 stale");
    }

    private void requireStatus(final long lastMessageNs) {
        final FeedStatusDecoder status = statuses().get(0);
        assertEquals(lastMessageNs, status.lastMessageNs());
        assertEquals(FeedStatusDecoder.expiryTimeNsNullValue(), status.expiryTimeNs());
        assertEquals(book.messages().feed().sequence(), status.causeSequence());
        assertEquals(book.messages().feed().timeNs(), status.timeNs());
    }

    /** Mark, volatilities and forward have a heartbeat each. Volatilities are heard in any option of the expiry. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldWaitForEachFeedByItself(final Implementation implementation) {
        begin(implementation);
        option(OPTION, 100, NEAR);
        option(SECOND_OPTION, 200, NEAR);
        option(FAR_OPTION, 100, FAR);
        feeds.heartbeat(PERPETUAL, 30, 20, 10);
        hear(OPTION, NEAR);
        hear(FAR_OPTION, FAR);
        requireAtClock(10 * SECOND_NS);
        requireAtClock(1, "FORWARD 10 near stale", "FORWARD 10 far stale");
        requireAtClock(10 * SECOND_NS, "VOLATILITY 10 near stale", "VOLATILITY 10 far stale");
        assertEquals(NEAR, statuses().get(0).expiryTimeNs());
        assertEquals(Feed.START_NS, statuses().get(0).lastMessageNs());
        requireAtClock(10 * SECOND_NS, "MARK 10 stale");

        options.volatility(SECOND_OPTION, 1);
        requireAtClock(0, "VOLATILITY 10 near fresh");
        options.surface(PERPETUAL, FAR, 100, 1);
        options.forward(PERPETUAL, NEAR, 100, 0);
        requireAtClock(0, "FORWARD 10 near fresh", "VOLATILITY 10 far fresh");
        options.forward(PERPETUAL, FAR, 100, 0);
        requireAtClock(0, "FORWARD 10 far fresh");
    }

    /** By instrument id and time, whatever came first; between summaries and steps. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayItInOrder(final Implementation implementation) {
        begin(implementation);
        book.perpetual(OTHER);
        feeds.heartbeat(OTHER, 1, 1, 1);
        feeds.heartbeat(PERPETUAL, 1, 1, 1);
        option(FAR_OPTION, 100, FAR);
        option(OPTION, 100, NEAR);
        hear(FAR_OPTION, FAR);
        hear(OPTION, NEAR);
        book.scale();
        book.charge(1_400_000_000);
        for (int i = 0; i <= 1_000; i++) {
            book.messages().query(99, 1);
        }
        requireAtClock(
            2 * SECOND_NS,
            "MARK 10 stale", "VOLATILITY 10 near stale", "FORWARD 10 near stale", "VOLATILITY 10 far stale",
            "FORWARD 10 far stale", "MARK 11 stale");
        final int status = FeedStatusDecoder.TEMPLATE_ID;
        assertEquals(List.of(
            RejectionSummaryDecoder.TEMPLATE_ID, status, status, status, status, status, status,
            RiskStepDecoder.TEMPLATE_ID, RollOutProgressDecoder.TEMPLATE_ID, SourceAckDecoder.TEMPLATE_ID),
            book.recorder().templateIds());
    }

    /** Neither a fill nor a Tick without mark is a message of the mark, nor is what is refused one of anything. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldNotHearWhatSetsNothing(final Implementation implementation) {
        begin(implementation);
        book.messages().perpetual(OTHER, ScaleFixture.DOLLAR, 1_000);
        book.messages().send();
        book.messages().tiers(OTHER, 0, ONE / 10, 0, ONE / 5);
        book.account(1, 10_000, 1);
        book.messages().fill(1, OTHER, 1, 100, 0);
        option(OPTION, 100, NEAR);
        feeds.heartbeat(OTHER, 1, 1, 1);
        feeds.heartbeat(PERPETUAL, 1, 1, 1);
        requireAtClock(2 * SECOND_NS, "MARK 10 stale");
        for (final int instrument : List.of(PERPETUAL, OTHER)) {
            book.messages().writer().tick().instrumentId(instrument).bid(1).last(2);
            book.messages().send();
            book.messages().mark(instrument, -1);
            book.messages().fill(1, instrument, 1, 100, 0);
        }
        options.volatility(OPTION, 0);
        options.surface(PERPETUAL, NEAR, 100, 0);
        options.forward(PERPETUAL, NEAR, 100, 2 * ONE);
        requireAtClock(0);
        requireAtClock(TimeUnit.DAYS.toNanos(1));
        book.messages().mark(OTHER, 100);
        requireAtClock(2 * SECOND_NS, "MARK 11 stale");
    }

    /** What was heard before there was a heartbeat counts. 0 is for ever; whatever is said counts at the next Clock. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldDecideAnewWhenItIsDefinedAgain(final Implementation implementation) {
        begin(implementation);
        option(OPTION, 100, NEAR);
        hear(OPTION, NEAR);
        requireAtClock(100 * SECOND_NS);
        book.recorder().clear();
        feeds.heartbeat(PERPETUAL, 100, 99, 99);
        assertEquals(List.of(), book.recorder().templateIds());
        requireAtClock(0, "VOLATILITY 10 near stale", "FORWARD 10 near stale");
        feeds.heartbeat(PERPETUAL, 99, 100, 0);
        requireAtClock(0, "MARK 10 stale", "VOLATILITY 10 near fresh", "FORWARD 10 near fresh");
        feeds.heartbeat(PERPETUAL, 0, 0, 0);
        requireAtClock(0, "MARK 10 fresh");
        requireAtClock(TimeUnit.DAYS.toNanos(2));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayNothingOfWhatIsSettled(final Implementation implementation) {
        begin(implementation);
        option(OPTION, 100, NEAR);
        hear(OPTION, NEAR);
        feeds.heartbeat(PERPETUAL, 10, 10, 20);
        requireAtClock(11 * SECOND_NS, "MARK 10 stale", "VOLATILITY 10 near stale");
        book.recorder().clear();
        book.messages().settle(PERPETUAL, 100);
        options.volatility(OPTION, 1);
        assertEquals(List.of(), book.recorder().templateIds());
        requireAtClock(11 * SECOND_NS);
    }

    /**
     * 1 is wanted of a scale of 2: it would fall to 1.9, but not by a volatility whose mark is stale. That of the
     * instrument itself may be. 3 is charged: nothing holds back a rise, and its step says what is stale.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldMakeVolatilityStale(final Implementation implementation) {
        begin(implementation);
        doubled();
        feeds.heartbeat(PERPETUAL, 10, 0, 0);
        feeds.heartbeat(OTHER, 10, 0, 0);
        book.charge(ONE);
        requireAtClock(TimeUnit.HOURS.toNanos(1), "MARK 10 stale", "MARK 11 stale");
        assertEquals(List.of(), book.steps());

        book.messages().feed().pass(TimeUnit.HOURS.toNanos(1));
        book.messages().mark(PERPETUAL, 100);
        requireAtClock(0, "MARK 10 fresh");
        requireStep(1_900_000_000, BooleanType.FALSE);
        book.charge(3 * ONE);
        requireAtClock(TimeUnit.HOURS.toNanos(1), "MARK 10 stale");
        requireStep(3 * ONE, BooleanType.TRUE);
    }

    /** The mark of a settled instrument is not stale: the scale of another by its volatility falls. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldNotMakeVolatilityStaleWhenSettled(final Implementation implementation) {
        begin(implementation);
        doubled();
        book.charge(ONE);
        feeds.heartbeat(PERPETUAL, 10, 0, 0);
        requireAtClock(TimeUnit.HOURS.toNanos(1), "MARK 10 stale");
        assertEquals(List.of(), book.steps());
        book.messages().settle(PERPETUAL, 100);
        requireAtClock(TimeUnit.HOURS.toNanos(1));
        requireStep(1_900_000_000, BooleanType.FALSE);
    }

    /** The scale of the other perpetual is 2, by a volatility of 2 that has a sample. */
    private void doubled() {
        book.perpetual(OTHER);
        book.charge(2 * ONE);
        book.messages().mark(PERPETUAL, 100);
        book.scales().scale(OTHER, PERPETUAL);
        book.messages().send();
        requireAtClock(SECOND_NS);
        requireStep(2 * ONE, BooleanType.FALSE);
    }

    private void requireStep(final long after, final BooleanType stale) {
        assertEquals(1, book.steps().size());
        assertEquals(after, book.steps().get(0).after());
        assertEquals(stale, book.steps().get(0).stale());
    }

    private void option(final int instrumentId, final long strike, final long expiryTimeNs) {
        options.option(instrumentId, PERPETUAL, InstrumentType.CALL, strike, expiryTimeNs, 1_000_000);
        book.messages().send();
    }

    private void hear(final int instrumentId, final long expiryTimeNs) {
        options.volatility(instrumentId, 1);
        options.forward(PERPETUAL, expiryTimeNs, 100, 0);
    }

    /** After so many nanoseconds a Clock says this of feeds. */
    private void requireAtClock(final long nanoseconds, final String... statuses) {
        book.recorder().clear();
        book.messages().clock(nanoseconds);
        assertEquals(List.of(statuses), statuses().stream().map(HeartbeatAnswersTest::inWords).toList());
        assertEquals(List.<ReasonCode>of(), book.plain().reasons());
    }

    private static String inWords(final FeedStatusDecoder status) {
        final String expiry = status.expiryTimeNs() == NEAR ? " near" : status.expiryTimeNs() == FAR ? " far" : "";
        return status.feed() + " " + status.instrumentId() + expiry
            + (status.stale() == BooleanType.TRUE ? " stale" : " fresh");
    }

    private List<FeedStatusDecoder> statuses() {
        return book.recorder().ofKind(FeedStatusDecoder.TEMPLATE_ID).stream()
            .map(status -> new FeedStatusDecoder().wrapAndApplyHeader(status, 0, new MessageHeaderDecoder()))
            .toList();
    }
}
