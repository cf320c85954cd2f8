package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.engine.wire.SourceAckDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A source's times, epochs and sequences, from end to end: one absurd number does not silence it. */
class SourceBoundsTest {
    private static final int DOLLAR = 1;
    private static final int PERPETUAL = 100;
    private static final int GATEWAY = 5;
    private static final long TICKS_AND_FUNDING = 0b110;
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final int MAX_FIRST_EPOCH = 1_073_741_824;
    private static final int MAX_STEP = 1_000_000;

    @ParameterizedTest
    @EnumSource
    void shouldTakeATickOfADayAheadAndNoLater(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        final long nowNs = messages.feed().timeNs();

        tick(messages, nowNs + DAY_NS + 1);
        tick(messages, Long.MAX_VALUE);
        assertEquals(List.of(ReasonCode.TIME_AHEAD, ReasonCode.TIME_AHEAD), fixture.reasons());
        fixture.recorder().clear();

        tick(messages, nowNs);
        tick(messages, nowNs + DAY_NS);
        assertEquals(List.of(), fixture.reasons());
        tick(messages, nowNs);
        assertEquals(List.of(ReasonCode.TIME_BACKWARDS), fixture.reasons());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeAFundingIndexOfADayAheadAndNoLater(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        final long nowNs = messages.feed().timeNs();

        funding(messages, nowNs + DAY_NS + 1);
        funding(messages, Long.MAX_VALUE);
        assertEquals(List.of(ReasonCode.TIME_AHEAD, ReasonCode.TIME_AHEAD), fixture.reasons());
        fixture.recorder().clear();

        funding(messages, nowNs);
        funding(messages, nowNs + DAY_NS);
        assertEquals(List.of(), fixture.reasons());
        funding(messages, nowNs);
        assertEquals(List.of(ReasonCode.TIME_BACKWARDS), fixture.reasons());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeTheSameTimeOnceTheStampHasFollowed(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        final long timeNs = messages.feed().timeNs() + DAY_NS + 1;

        tick(messages, timeNs);
        messages.feed().pass(1);
        tick(messages, timeNs);
        assertEquals(List.of(ReasonCode.TIME_AHEAD), fixture.reasons());
    }

    @ParameterizedTest
    @EnumSource
    void shouldCompareTimesAtTheEndsOfTheirRange(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();

        tick(messages, Long.MIN_VALUE + 1);
        messages.feed().pass(Long.MAX_VALUE - DAY_NS - 1 - Feed.START_NS);
        tick(messages, Long.MAX_VALUE);
        assertEquals(List.of(ReasonCode.TIME_AHEAD), fixture.reasons());
        messages.feed().pass(2);
        tick(messages, Long.MAX_VALUE);
        assertEquals(List.of(ReasonCode.TIME_AHEAD), fixture.reasons());
    }

    @ParameterizedTest
    @EnumSource
    void shouldCheckTheTimeBehindTheInstrumentAndBeforeThePrice(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();

        messages.writer().tick().instrumentId(999).exchangeTimeNs(Long.MAX_VALUE);
        messages.send();
        messages.writer().tick().instrumentId(PERPETUAL).exchangeTimeNs(Long.MAX_VALUE).mark(0);
        messages.send();
        messages.writer().fundingIndex().instrumentId(PERPETUAL).exchangeTimeNs(Long.MAX_VALUE).index(Long.MAX_VALUE);
        messages.send();
        assertEquals(
            List.of(ReasonCode.UNKNOWN_INSTRUMENT, ReasonCode.TIME_AHEAD, ReasonCode.TIME_AHEAD), fixture.reasons());
    }

    @ParameterizedTest
    @EnumSource
    void shouldBoundTheFirstEpoch(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();

        for (final int epoch : new int[] {MAX_FIRST_EPOCH + 1, Integer.MAX_VALUE}) {
            messages.writer().from(GATEWAY).epoch(epoch);
            messages.mark(PERPETUAL, 10);
            assertOnlyRefusal(fixture);
            assertApplied(fixture, 0, 0);
        }

        messages.writer().epoch(MAX_FIRST_EPOCH);
        messages.mark(PERPETUAL, 10);
        assertApplied(fixture, MAX_FIRST_EPOCH, 1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBoundTheStepToTheNextEpoch(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        messages.writer().from(GATEWAY).epoch(7);
        messages.mark(PERPETUAL, 10);
        fixture.recorder().clear();

        for (final int epoch : new int[] {7 + MAX_STEP + 1, Integer.MAX_VALUE}) {
            messages.writer().epoch(epoch);
            messages.mark(PERPETUAL, 10);
            assertOnlyRefusal(fixture);
            assertApplied(fixture, 7, 1);
        }

        messages.writer().epoch(7).sequence(2);
        messages.mark(PERPETUAL, 10);
        assertApplied(fixture, 7, 2);
        messages.writer().epoch(7 + MAX_STEP);
        messages.mark(PERPETUAL, 10);
        assertApplied(fixture, 7 + MAX_STEP, 1);
    }

    /** A hole makes no difference: a source that may have none is not told of one in an epoch that is refused. */
    @ParameterizedTest
    @EnumSource
    void shouldNotBlockALosslessSourceByAnEpochBeyondTheMaximum(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        messages.writer().from(MessageWriter.OPERATOR).epoch(1);
        messages.asset(DOLLAR + 1, -2);
        fixture.recorder().clear();

        messages.writer().epoch(1 + MAX_STEP + 1).sequence(9);
        messages.asset(DOLLAR + 1, -2);
        assertOnlyRefusal(fixture);

        messages.writer().epoch(1).sequence(2);
        messages.asset(DOLLAR + 1, -2);
        assertApplied(fixture, 1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldStepUpToTheGreatestEpoch(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        messages.writer().from(GATEWAY);
        for (long epoch = MAX_FIRST_EPOCH; epoch < Integer.MAX_VALUE; epoch += MAX_STEP) {
            messages.writer().epoch((int) epoch);
            messages.mark(PERPETUAL, 10);
        }
        messages.writer().epoch(Integer.MAX_VALUE);
        messages.mark(PERPETUAL, 10);
        assertEquals(List.of(), fixture.reasons());
        assertApplied(fixture, Integer.MAX_VALUE, 1);
    }

    /** A query is outside the sequence, and outside the epochs: whoever lost his way asks with any. */
    @ParameterizedTest
    @EnumSource
    void shouldAnswerAQueryOfAnyEpoch(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        messages.writer().from(GATEWAY).epoch(Integer.MAX_VALUE);
        assertApplied(fixture, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeNothingBehindTheGreatestSequenceButTheNextEpoch(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        messages.writer().from(GATEWAY).epoch(1).sequence(Long.MAX_VALUE);
        messages.mark(PERPETUAL, 10);
        fixture.recorder().clear();

        messages.writer().sequence(2);
        messages.mark(PERPETUAL, 10);
        assertEquals(List.of(ReasonCode.OLDER_SEQUENCE), fixture.reasons());
        assertApplied(fixture, 1, Long.MAX_VALUE);
        messages.writer().epoch(2);
        messages.mark(PERPETUAL, 10);
        assertApplied(fixture, 2, 1);
    }

    /** What is lost is not counted, and a new epoch does not begin the count anew. */
    @ParameterizedTest
    @EnumSource
    void shouldAcknowledgeEverySoManyMessages(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        messages.writer().from(GATEWAY).epoch(1).sequence(5_000);
        marks(messages, 600);
        messages.writer().epoch(2);
        marks(messages, 1_023 - 600);
        assertEquals(List.of(), fixture.recorder().ofKind(SourceAckDecoder.TEMPLATE_ID));
        marks(messages, 1);
        assertEquals(1, fixture.recorder().ofKind(SourceAckDecoder.TEMPLATE_ID).size());
    }

    /** A message with sequence 0 begins an epoch and does nothing else: that is how a source takes one for its own. */
    @ParameterizedTest
    @EnumSource
    void shouldNotAcknowledgeANewEpochBecauseTheOldOneWasBlocked(final Implementation implementation) {
        final Fixture fixture = market(implementation);
        final Messages messages = fixture.messages();
        messages.clock(0);
        final int epoch = messages.writer().epoch();
        messages.writer().tick().instrumentId(PERPETUAL).mark(10);
        messages.writer().origin(MessageWriter.OPERATOR, epoch, 1_000);
        messages.send();
        messages.writer().tick().instrumentId(PERPETUAL).mark(10);
        messages.writer().origin(MessageWriter.OPERATOR, epoch + 1, 0);
        messages.send();
        assertEquals(List.of(ReasonCode.SEQUENCE_GAP, ReasonCode.OLDER_SEQUENCE), fixture.reasons());
        fixture.recorder().clear();

        messages.clock(0);
        assertEquals(List.of(), fixture.recorder().ofKind(SourceAckDecoder.TEMPLATE_ID));
        assertApplied(fixture, epoch + 1, 0);
    }

    private static void marks(final Messages messages, final int count) {
        for (int i = 0; i < count; i++) {
            messages.mark(PERPETUAL, 10);
        }
    }

    private static Fixture market(final Implementation implementation) {
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = fixture.messages();
        messages.asset(DOLLAR, -2);
        messages.perpetual(PERPETUAL, DOLLAR, 1_000_000);
        messages.send();
        messages.source(GATEWAY, TICKS_AND_FUNDING, Sequencing.LOSSY);
        assertEquals(List.of(), fixture.reasons());
        return fixture;
    }

    private static void tick(final Messages messages, final long exchangeTimeNs) {
        messages.writer().from(GATEWAY).tick().instrumentId(PERPETUAL).mark(10).exchangeTimeNs(exchangeTimeNs);
        messages.send();
    }

    private static void funding(final Messages messages, final long exchangeTimeNs) {
        messages.writer().from(GATEWAY).fundingIndex().instrumentId(PERPETUAL).index(0).exchangeTimeNs(exchangeTimeNs);
        messages.send();
    }

    /** The refusal of an epoch is all that was said. */
    private static void assertOnlyRefusal(final Fixture fixture) {
        assertEquals(List.of(RejectionDecoder.TEMPLATE_ID), fixture.recorder().templateIds());
        assertEquals(List.of(ReasonCode.EPOCH_BEYOND_MAXIMUM), fixture.reasons());
    }

    /** Asks how far the present source is; the recorder is clear afterwards. */
    private static void assertApplied(final Fixture fixture, final int epoch, final long sequence) {
        fixture.recorder().clear();
        fixture.messages().writer().sourceQuery();
        fixture.messages().send();
        final SourceAckDecoder ack = new SourceAckDecoder().wrapAndApplyHeader(
            fixture.recorder().ofKind(SourceAckDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(epoch, ack.epoch());
        assertEquals(sequence, ack.appliedSequence());
        fixture.recorder().clear();
    }
}
