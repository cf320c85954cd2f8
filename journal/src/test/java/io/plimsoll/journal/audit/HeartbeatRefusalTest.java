package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.FeedMessages;
import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.DefineHeartbeatDecoder;
import io.plimsoll.engine.wire.FeedStatusDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal of rule 11.6, each message with what is refused later too; and what is just allowed. */
class HeartbeatRefusalTest {
    private static final int SPOT = 20;
    private static final int OPTION = 21;
    private static final int COIN = 2;
    private static final int UNKNOWN = 99;
    private static final int DAY = 86_400;

    private ScaleFixture book;
    private FeedMessages feeds;

    private void begin(final Implementation implementation) {
        book = new ScaleFixture(implementation);
        feeds = new FeedMessages(book.messages());
        book.perpetual(OTHER);
        book.messages().settle(OTHER, 100);
        book.messages().asset(COIN, 0);
        book.messages().perpetual(SPOT, DOLLAR, 1_000_000).instrumentType(InstrumentType.SPOT).baseAssetId(COIN);
        book.messages().send();
        new PortfolioMessages(book.messages())
            .option(OPTION, PERPETUAL, InstrumentType.CALL, 100, Long.MAX_VALUE / 2, 1_000_000);
        book.messages().send();
        assertEquals(List.of(), book.plain().reasons());
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseHeartbeats(final Implementation implementation) {
        begin(implementation);
        refuse(ReasonCode.UNKNOWN_INSTRUMENT, UNKNOWN, -1, -1, -1);
        refuse(ReasonCode.INVALID_DEFINITION, OPTION, 1, 1, 1);
        refuse(ReasonCode.INSTRUMENT_NOT_TRADING, OTHER, -1, -1, -1);
        for (final int bad : new int[] {Integer.MIN_VALUE, -1, DAY + 1}) {
            refuse(ReasonCode.INVALID_DEFINITION, PERPETUAL, bad, 1, 1);
            refuse(ReasonCode.INVALID_DEFINITION, PERPETUAL, 1, bad, 1);
            refuse(ReasonCode.INVALID_DEFINITION, PERPETUAL, 1, 1, bad);
        }
        accept(PERPETUAL, DAY, DAY, DAY);
        accept(SPOT, 1, 1, 1);
    }

    /** A mark of a day ago is not stale by what was allowed, whatever was refused since. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldChangeNothingByWhatIsRefused(final Implementation implementation) {
        begin(implementation);
        accept(PERPETUAL, DAY, 0, 0);
        refuse(ReasonCode.INVALID_DEFINITION, PERPETUAL, 1, 1, -1);
        book.messages().clock(TimeUnit.DAYS.toNanos(1));
        assertEquals(List.of(), book.recorder().ofKind(FeedStatusDecoder.TEMPLATE_ID));
        book.messages().clock(1);
        assertEquals(1, book.recorder().ofKind(FeedStatusDecoder.TEMPLATE_ID).size());
    }

    /** It is a definition: the service may not define. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldAskForPermission(final Implementation implementation) {
        begin(implementation);
        book.messages().writer().from(MessageWriter.SERVICE);
        refuse(ReasonCode.NOT_PERMITTED, PERPETUAL, 1, 1, 1);
        book.messages().writer().from(MessageWriter.OPERATOR);
        accept(PERPETUAL, 1, 1, 1);
    }

    private void refuse(
        final ReasonCode reason,
        final int instrumentId,
        final int markSeconds,
        final int volatilitySeconds,
        final int forwardSeconds) {
        book.recorder().clear();
        feeds.heartbeat(instrumentId, markSeconds, volatilitySeconds, forwardSeconds);
        assertEquals(List.of(reason), book.plain().reasons());
        final RejectionDecoder rejection = new RejectionDecoder().wrapAndApplyHeader(
            book.recorder().ofKind(RejectionDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(DefineHeartbeatDecoder.TEMPLATE_ID, rejection.templateId());
        assertEquals(instrumentId, rejection.instrumentId());
    }

    private void accept(
        final int instrumentId, final int markSeconds, final int volatilitySeconds, final int forwardSeconds) {
        book.recorder().clear();
        feeds.heartbeat(instrumentId, markSeconds, volatilitySeconds, forwardSeconds);
        assertEquals(List.of(), book.plain().reasons());
    }
}
