package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomPortfolioBook;
import io.plimsoll.engine.kit.RandomScaleMessages;
import io.plimsoll.engine.kit.RandomScalePortfolios;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineHeartbeatDecoder;
import io.plimsoll.engine.wire.FeedStatusDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** The random streams that engines are compared on silence feeds of every kind, and meet every refusal. */
class HeartbeatStreamTest {
    private static final long MESSAGES = 10_000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Set<String> seen = new TreeSet<>();
    private OutputListener stream = (buffer, offset, length) -> { };

    private void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        stream.onOutput(buffer, offset, length);
        final int template = header.wrap(buffer, offset).templateId();
        if (template == FeedStatusDecoder.TEMPLATE_ID) {
            final FeedStatusDecoder status = new FeedStatusDecoder().wrapAndApplyHeader(buffer, offset, header);
            seen.add(status.feed() + (status.stale() == BooleanType.TRUE ? " stale" : " fresh"));
        } else if (template == RejectionDecoder.TEMPLATE_ID) {
            final RejectionDecoder refusal = new RejectionDecoder().wrapAndApplyHeader(buffer, offset, header);
            if (refusal.templateId() == DefineHeartbeatDecoder.TEMPLATE_ID) {
                seen.add(refusal.reason().toString());
            }
        }
    }

    @Test
    void shouldSilenceMarksAmongScales() {
        for (long seed = 1; seed <= 3; seed++) {
            final Dice dice = new Dice(seed);
            final Messages messages = new Messages(new MarginEngine(
                RandomBook.configuration(dice, BookScale.SMALL, EngineConfiguration.DRAFT_RULES_VERSION),
                this::onOutput)::apply);
            final RandomScaleMessages random =
                new RandomScaleMessages(new RandomBook(dice, BookScale.SMALL, messages), messages);
            stream = random;
            while (messages.feed().sequence() < MESSAGES) {
                random.send();
            }
        }
        assertEquals(
            Set.of(
                "MARK stale", "MARK fresh", "UNKNOWN_INSTRUMENT", "INSTRUMENT_NOT_TRADING", "INVALID_DEFINITION",
                "NOT_PERMITTED", "TRUNCATED"),
            seen);
    }

    @Test
    void shouldSilenceFeedsOfEveryKindAmongPortfolios() {
        final Dice dice = new Dice(1);
        final Messages messages =
            new Messages(new MarginEngine(RandomScalePortfolios.configuration(dice), this::onOutput)::apply);
        final RandomScalePortfolios random =
            new RandomScalePortfolios(new RandomPortfolioBook(dice, true, messages));
        stream = random;
        while (messages.feed().sequence() < MESSAGES) {
            random.send();
        }
        seen.remove("INSTRUMENT_NOT_TRADING");
        assertEquals(
            Set.of(
                "MARK stale", "MARK fresh", "VOLATILITY stale", "VOLATILITY fresh", "FORWARD stale", "FORWARD fresh",
                "INVALID_DEFINITION"),
            seen);
    }
}
