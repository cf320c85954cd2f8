package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.AllocationGuard;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.kit.RandomPortfolios;
import io.plimsoll.engine.kit.RandomRollOuts;
import io.plimsoll.engine.kit.RecordedStream;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.DefineCollateralDecoder;
import io.plimsoll.engine.wire.DefineCombinedPriceDecoder;
import io.plimsoll.engine.wire.DefineScaleDecoder;
import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import io.plimsoll.engine.wire.DefineSourceDecoder;
import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Zero bytes per message: every kind of message, good and bad, margin calls, reports and rejections included. */
class EngineAllocationTest {
    private static final long SEED = 4;
    private static final int MESSAGES = 10_000;
    private static final int PORTFOLIO_MESSAGES = 3_000;
    private static final int ACCOUNTS = 20;
    private static final int WARM_UPS = 4;
    private static final int PLAYS = 3;
    private static final int DIGESTS = 1_000;
    private static final int HIGHEST_TEMPLATE_ID = 100;

    private long outputBytes;

    @ParameterizedTest
    @EnumSource(BookScale.class)
    void shouldAllocateNothingWhenWarm(final BookScale scale) {
        final Dice dice = new Dice(SEED);
        final EngineConfiguration configuration = RandomBook.configuration(dice, scale);
        assertAllocatesNothing(record(dice, scale, configuration), configuration);
    }

    @Test
    void shouldAllocateNothingForPortfoliosWhenWarm() {
        final EngineConfiguration configuration = RandomPortfolios.configuration(ACCOUNTS);
        assertAllocatesNothing(record(configuration), configuration);
    }

    @ParameterizedTest
    @EnumSource(BookScale.class)
    void shouldAllocateNothingForScalesWhenWarm(final BookScale scale) {
        final Dice dice = new Dice(SEED);
        final EngineConfiguration configuration =
            RandomBook.configuration(dice, scale, EngineConfiguration.DRAFT_RULES_VERSION);
        assertAllocatesNothing(record(dice, scale, configuration), configuration);
    }

    private void assertAllocatesNothing(final RecordedStream stream, final EngineConfiguration configuration) {
        for (int i = 0; i < WARM_UPS; i++) {
            measure(stream, configuration);
        }

        // What allocates at all does so in every play; what the compiler still rearranges, in one.
        final Map<String, Long> allocated = measure(stream, configuration);
        for (int i = 1; i < PLAYS; i++) {
            allocated.keySet().retainAll(measure(stream, configuration).keySet());
        }

        assertEquals(Map.of(), allocated, "bytes allocated by template id, seed " + SEED);
        assertTrue(outputBytes > MESSAGES, "the engine said " + outputBytes + " bytes");
    }

    @Test
    void shouldAllocateNothingForADigestAndAState() {
        final Dice dice = new Dice(SEED);
        final EngineConfiguration configuration = RandomBook.configuration(dice, BookScale.MARKET);
        final RecordedStream stream = record(dice, BookScale.MARKET, configuration);
        final MarginEngine engine = new MarginEngine(configuration, (buffer, offset, length) -> { });
        stream.play(0, stream.size(), engine::apply);
        final StateSink sink = word -> outputBytes += word;
        final Runnable window = () -> {
            outputBytes += engine.digest();
            engine.writeState(sink);
        };
        AllocationGuard.measure(DIGESTS, window);
        AllocationGuard.assertAllocatesNothing(PLAYS, window);
    }

    /** Bytes allocated by kind of message, those that allocate; definitions may, because they build tables. */
    private Map<String, Long> measure(final RecordedStream stream, final EngineConfiguration configuration) {
        final MarginEngine engine =
            new MarginEngine(configuration, (buffer, offset, length) -> outputBytes += length);
        final long[] byTemplateId = new long[HIGHEST_TEMPLATE_ID + 1];
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        stream.play(0, stream.size(), (sequence, timeNs, message, offset, length) -> {
            final long before = AllocationGuard.allocatedBytes();
            engine.apply(sequence, timeNs, message, offset, length);
            final long bytes = AllocationGuard.allocatedBytes() - before;
            final int templateId = length < MessageHeaderDecoder.ENCODED_LENGTH
                ? 0 : Math.min(HIGHEST_TEMPLATE_ID, header.wrap(message, offset).templateId());
            byTemplateId[templateId] += bytes;
        });
        final Map<String, Long> allocated = new TreeMap<>();
        for (int id = 0; id <= HIGHEST_TEMPLATE_ID; id++) {
            if (byTemplateId[id] != 0 && !buildsTables(id)) {
                allocated.put("template id " + id, byTemplateId[id]);
            }
        }
        return allocated;
    }

    private static boolean buildsTables(final int templateId) {
        return templateId >= DefineSourceDecoder.TEMPLATE_ID && templateId <= AssignUnderlyingDecoder.TEMPLATE_ID
            || templateId == DefineVolatilityDecoder.TEMPLATE_ID
            || templateId == DefineScaleDecoder.TEMPLATE_ID
            || templateId == DefineSizeChargeDecoder.TEMPLATE_ID
            || templateId == DefineCollateralDecoder.TEMPLATE_ID
            || templateId == DefineCombinedPriceDecoder.TEMPLATE_ID;
    }

    /** Messages that aim at what an engine of their own answers. */
    private static RecordedStream record(
        final Dice dice, final BookScale scale, final EngineConfiguration configuration) {
        final RecordedStream stream = new RecordedStream();
        final OutputListener[] listener = {(buffer, offset, length) -> { }};
        final MarginEngine engine = new MarginEngine(
            configuration, (buffer, offset, length) -> listener[0].onOutput(buffer, offset, length));
        final Messages messages = new Messages((sequence, timeNs, message, offset, length) -> {
            stream.apply(sequence, timeNs, message, offset, length);
            engine.apply(sequence, timeNs, message, offset, length);
        });
        final RandomBook book = new RandomBook(dice, scale, messages);
        if (Rules.of(configuration.rulesVersion()).hasScales()) {
            final RandomRollOuts random = new RandomRollOuts(book, messages);
            listener[0] = random;
            send(stream, random::send);
        } else {
            final RandomMessages random = new RandomMessages(book, messages);
            listener[0] = random;
            send(stream, random::send);
        }
        return stream;
    }

    private static void send(final RecordedStream stream, final Runnable random) {
        while (stream.size() < MESSAGES) {
            random.run();
        }
    }

    private static RecordedStream record(final EngineConfiguration configuration) {
        final RecordedStream stream = new RecordedStream();
        final OutputListener[] listener = {(buffer, offset, length) -> { }};
        final MarginEngine engine = new MarginEngine(
            configuration, (buffer, offset, length) -> listener[0].onOutput(buffer, offset, length));
        final RandomPortfolios random = new RandomPortfolios(
            new Dice(SEED),
            new Messages((sequence, timeNs, message, offset, length) -> {
                stream.apply(sequence, timeNs, message, offset, length);
                engine.apply(sequence, timeNs, message, offset, length);
            }),
            ACCOUNTS);
        listener[0] = random;
        while (stream.size() < PORTFOLIO_MESSAGES) {
            random.send();
        }
        return stream;
    }
}
