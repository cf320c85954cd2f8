package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 11.4 by hand: when scales are reviewed, what is said about it, and in what order. */
class ReviewAnswersTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    /** 1.23 up to the next tenth, at once; then nothing is news, until 1.31 is charged. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayWhatAReviewChanges(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.account(1, 1_000, 10);
        fixture.scale();
        fixture.charge(1_230_000_000);
        fixture.review();
        requireStep(fixture, 1_000, 1_300, 1_300, 0);
        final RiskStepDecoder step = fixture.steps().get(0);
        assertEquals(0, step.volatility());
        assertEquals(1_230_000_000, step.chargedVolatility());
        assertEquals(PERPETUAL, step.instrumentId());
        assertEquals(BooleanType.TRUE, step.stale());
        assertEquals(fixture.messages().feed().sequence(), step.causeSequence());
        assertEquals(fixture.messages().feed().timeNs(), step.timeNs());
        assertEquals(List.of(List.of(1, 1)), fixture.progress());
        fixture.rollOut(1);
        assertEquals(List.of(List.of(1, 0)), fixture.progress());
        fixture.review();
        assertEquals(List.of(), fixture.steps());
        fixture.charge(1_310_000_000);
        fixture.review();
        requireStep(fixture, 1_300, 1_400, 1_400, 0);
    }

    /**
     * 3 is wanted, 0.2 at once: 1.2, and 1.8 is uncovered. An hour later 1.2 is still all there is: no step, but 2.8 is
     * wanted, which leaves 1.6; then it is covered.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayWhatIsUncoveredIfThatIsNotWhatItWas(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.charge(3 * ONE);
        fixture.scales().scale(PERPETUAL, PERPETUAL).riseAtOnce(ONE / 5).largestGap(4 * ONE);
        fixture.messages().send();
        fixture.review();
        requireStep(fixture, 1_000, 1_200, 3_000, 1_800);
        fixture.review();
        assertEquals(List.of(), fixture.steps());
        fixture.charge(2_750_000_000L);
        fixture.review();
        requireStep(fixture, 1_200, 1_200, 2_800, 1_600);
        assertEquals(List.of(), fixture.progress());
        fixture.charge(ONE * 12 / 10);
        fixture.review();
        requireStep(fixture, 1_200, 1_200, 1_200, 0);
    }

    /** The first Clock is a review; then the first of each whole hour since 1970; only if no roll-out is under way. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldReviewAtTheFirstClockOfAnInterval(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.account(1, 1_000, 10);
        fixture.scale();
        fixture.charge(1_100_000_000);
        clock(fixture, 600);
        requireStep(fixture, 1_000, 1_100, 1_100, 0);
        fixture.rollOut(1);
        fixture.charge(1_200_000_000);
        clock(fixture, 2_999);
        assertEquals(List.of(), fixture.steps());
        clock(fixture, 1);
        requireStep(fixture, 1_100, 1_200, 1_200, 0);
        fixture.charge(1_300_000_000);
        clock(fixture, 3_600);
        assertEquals(List.of(), fixture.steps());
        fixture.rollOut(1);
        clock(fixture, 1);
        requireStep(fixture, 1_200, 1_300, 1_300, 0);
    }

    /**
     * After the review of the first second minutes make no difference: an hour's review that was at its 10th minute is
     * not due in its 20th, one of a quarter of an hour is. A last review counts in the present seconds.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountTheLastReviewInThePresentSeconds(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.scale();
        clock(fixture, 600);
        fixture.charge(1_100_000_000);
        clock(fixture, 600);
        assertEquals(List.of(), fixture.steps());
        fixture.scales().review(900);
        clock(fixture, 0);
        requireStep(fixture, 1_000, 1_100, 1_100, 0);
        fixture.charge(1_200_000_000);
        fixture.scales().review(3_600);
        clock(fixture, 2_399);
        assertEquals(List.of(), fixture.steps());
        clock(fixture, 1);
        requireStep(fixture, 1_100, 1_200, 1_200, 0);
    }

    /**
     * A review is held before there is any rule: one defined in its minute, the seconds at first, waits for the next.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldReviewEveryMinuteAtFirst(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation, 0);
        clock(fixture, 0);
        fixture.scale();
        fixture.charge(1_100_000_000);
        clock(fixture, 59);
        assertEquals(List.of(), fixture.steps());
        clock(fixture, 1);
        requireStep(fixture, 1_000, 1_100, 1_100, 0);
    }

    /** Without accounts what comes is in force at once: the next review goes on from it. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBeOverAtOnceWithoutAccounts(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.scale();
        fixture.charge(1_400_000_000);
        fixture.review();
        requireStep(fixture, 1_000, 1_400, 1_400, 0);
        assertEquals(List.of(List.of(0, 0)), fixture.progress());
        fixture.charge(1_500_000_000);
        fixture.review();
        requireStep(fixture, 1_400, 1_500, 1_500, 0);
    }

    /**
     * Two rejections of an account in a second in which one is said; then steps by instrument id, progress, and acks.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldComeBetweenSummariesAndAcknowledgements(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.perpetual(OTHER);
        fixture.charge(1_400_000_000);
        for (final int instrument : List.of(OTHER, PERPETUAL)) {
            fixture.scales().scale(instrument, PERPETUAL);
            fixture.messages().send();
        }
        for (int i = 0; i <= 1_000; i++) {
            fixture.messages().query(99, 1);
        }
        assertEquals(1_000, fixture.recorder().ofKind(RejectionDecoder.TEMPLATE_ID).size());
        fixture.review();
        assertEquals(List.of(
            RejectionSummaryDecoder.TEMPLATE_ID,
            RiskStepDecoder.TEMPLATE_ID,
            RiskStepDecoder.TEMPLATE_ID,
            RollOutProgressDecoder.TEMPLATE_ID,
            SourceAckDecoder.TEMPLATE_ID), fixture.recorder().templateIds());
        assertEquals(List.of(PERPETUAL, OTHER), fixture.steps().stream().map(RiskStepDecoder::instrumentId).toList());
    }

    /** A settled instrument has no review: no step, though 1.4 is wanted; another by its volatility has. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldLeaveSettledInstrumentsOut(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.perpetual(OTHER);
        fixture.scale();
        fixture.charge(1_400_000_000);
        fixture.scales().scale(OTHER, PERPETUAL);
        fixture.messages().send();
        fixture.messages().settle(PERPETUAL, 100);
        fixture.review();
        assertEquals(List.of(OTHER), fixture.steps().stream().map(RiskStepDecoder::instrumentId).toList());
    }

    /** The forecast of an instrument is reviewed before all scales, those of lower ids too. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldReviewForecastsFirst(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.perpetual(OTHER);
        fixture.scales().volatility(OTHER).longRunVolatility(ONE);
        fixture.messages().send();
        fixture.scales().scale(PERPETUAL, OTHER);
        fixture.messages().send();
        final long startNs = fixture.messages().feed().timeNs() + SECOND_NS;
        fixture.scales().forecast(OTHER, 2 * ONE, startNs, startNs, startNs + 7_200 * SECOND_NS);
        fixture.review();
        requireStep(fixture, 1_000, 2_000, 2_000, 0);
        fixture.review();
        assertEquals(List.of(), fixture.steps());
        fixture.messages().mark(OTHER, 100);
        fixture.review();
        requireStep(fixture, 2_000, 1_900, 1_000, 0);
    }

    /** From 100 to 300 in a day, two days' weight a half: V = 5 x 10^17, a year 182.5, whose root is 13.509256086. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSampleTheMarksOfTicksAlone(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.scale();
        fixture.messages().account(1, DOLLAR);
        fixture.messages().collateral(1, DOLLAR, 10_000);
        fixture.messages().mark(PERPETUAL, 100);
        fixture.messages().writer().tick().instrumentId(PERPETUAL).last(900);
        fixture.messages().send();
        fixture.messages().feed().pass(TimeUnit.DAYS.toNanos(1));
        fixture.messages().fill(1, PERPETUAL, 1, 900, 0);
        fixture.messages().writer().tick().instrumentId(PERPETUAL).bid(1).last(900);
        fixture.messages().send();
        fixture.messages().mark(PERPETUAL, 300);
        fixture.messages().mark(PERPETUAL, 900);
        fixture.review();
        assertEquals(13_509_256_087L, fixture.steps().get(0).volatility());
        assertEquals(5 * ONE, fixture.steps().get(0).after());
        assertEquals(BooleanType.FALSE, fixture.steps().get(0).stale());
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseNothingOfThis(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.account(1, 1_000, 10);
        fixture.scale();
        fixture.scales().rollOut(1);
        assertEquals(List.<ReasonCode>of(), fixture.plain().reasons());
    }

    private static void clock(final ScaleFixture fixture, final long seconds) {
        fixture.recorder().clear();
        fixture.messages().clock(seconds * SECOND_NS);
    }

    /** One step was said, in thousandths. */
    private static void requireStep(
        final ScaleFixture fixture, final long before, final long after, final long wanted, final long uncovered) {
        assertEquals(List.of(List.of(before, after, wanted, uncovered)), fixture.steps().stream()
            .map(step -> List.of(
                step.before() / 1_000_000, step.after() / 1_000_000, step.wanted() / 1_000_000,
                step.uncovered() / 1_000_000))
            .toList());
    }
}
