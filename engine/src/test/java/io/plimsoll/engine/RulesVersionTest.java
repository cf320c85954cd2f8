package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessagePrinter;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.kit.RecordedStream;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.CheckpointDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.SourceGapDecoder;
import io.plimsoll.engine.wire.StateDigestDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Both versions of the rules in one process: the same inputs, and outputs that differ as rule 9 says and no more. */
class RulesVersionTest {
    private static final long SEED = 11;
    private static final int MESSAGES = 5_000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RecordedStream stream = new RecordedStream();

    @Test
    void shouldDifferAsDocumentedAndNotOtherwise() {
        final Dice dice = new Dice(SEED);
        final EngineConfiguration second = RandomBook.configuration(dice, BookScale.MARKET, 2);
        final EngineConfiguration first = under(1, second);
        record(dice, second);
        final OutputRecorder underFirst = play(first);
        final OutputRecorder underSecond = play(second);

        assertEquals(List.of(), underFirst.ofKind(StateDigestDecoder.TEMPLATE_ID));
        assertTrue(underSecond.ofKind(StateDigestDecoder.TEMPLATE_ID).size() > 5);
        assertTrue(sealedCalls(underSecond) > 100, "calls that carry a seal: " + sealedCalls(underSecond));
        assertEquals(0, sealedCalls(underFirst));
        assertTrue(unknownMessages(underFirst) > 10);
        assertEquals(0, unknownMessages(underSecond));
        final List<String> left = common(underFirst);
        assertEquals(common(underSecond), left);
        assertFalse(left.isEmpty());
    }

    @Test
    void shouldSayTheSameUnderVersion3AsUnderVersion2WithoutPortfolios() {
        final Dice dice = new Dice(SEED);
        final EngineConfiguration second = RandomBook.configuration(dice, BookScale.MARKET, 2);
        record(dice, second);
        final List<String> underSecond = printed(play(second));
        assertTrue(underSecond.size() > MESSAGES / 2, "outputs: " + underSecond.size());
        final List<String> underThird = printed(play(under(3, second)));
        for (int i = 0; i < underSecond.size(); i++) {
            assertEquals(underSecond.get(i), underThird.get(i), "output " + i);
        }
        assertEquals(underSecond.size(), underThird.size());
    }

    @Test
    void shouldSayTheSameUnderVersion4AsUnderVersion3WithoutScales() {
        final Dice dice = new Dice(SEED);
        final EngineConfiguration second = RandomBook.configuration(dice, BookScale.MARKET, 2);
        record(dice, second);
        final List<String> underThird = printed(play(under(3, second)));
        assertTrue(underThird.size() > MESSAGES / 2, "outputs: " + underThird.size());
        final List<String> underFourth = printed(play(under(4, second)));
        for (int i = 0; i < underThird.size(); i++) {
            assertEquals(underThird.get(i), underFourth.get(i), "output " + i);
        }
        assertEquals(underThird.size(), underFourth.size());
    }

    /** Everything but digests, of which the version is a part, and what came with version 3. */
    private static List<String> printed(final OutputRecorder recorder) {
        return recorder.outputs().stream()
            .map(MessagePrinter::print)
            .map(output -> output.replaceAll(
                "\\(sbe[^)]*\\)|\\|(digest|spare|available|shadow[A-Za-z]*)=[^|]*|\\|underlyings=.*", ""))
            .toList();
    }

    private static EngineConfiguration under(final int rulesVersion, final EngineConfiguration other) {
        return new EngineConfiguration(
            rulesVersion, other.maxSources(), other.maxAssets(), other.maxInstruments(), other.maxTiers(),
            other.maxAccountClasses(), other.maxAccounts(), other.maxPositions(), other.maxBalances(),
            other.maxPositionsPerAccount());
    }

    /** What both versions say, with headers and the seals in calls left out. */
    private List<String> common(final OutputRecorder recorder) {
        final List<String> outputs = new ArrayList<>();
        for (final byte[] output : recorder.outputs()) {
            if (!isOfVersion(new UnsafeBuffer(output))) {
                outputs.add(MessagePrinter.print(output)
                    .replaceAll("\\(sbe[^)]*\\)|\\|spare=.*\\|sealedRecords=.*", ""));
            }
        }
        return outputs;
    }

    /** Whether there is such an output because of a message that only version 2 knows, or of its sequence. */
    private boolean isOfVersion(final UnsafeBuffer output) {
        final int templateId = header.wrap(output, 0).templateId();
        if (templateId == SourceGapDecoder.TEMPLATE_ID) {
            return new SourceGapDecoder().wrapAndApplyHeader(output, 0, header).source() == 0;
        }
        return templateId == StateDigestDecoder.TEMPLATE_ID
            || templateId == RejectionDecoder.TEMPLATE_ID && isAboutNewMessage(rejection(output));
    }

    private long unknownMessages(final OutputRecorder recorder) {
        return recorder.ofKind(RejectionDecoder.TEMPLATE_ID).stream()
            .filter(output -> isAboutNewMessage(rejection(output)))
            .filter(output -> rejection(output).reason() == ReasonCode.UNKNOWN_MESSAGE)
            .count();
    }

    private RejectionDecoder rejection(final UnsafeBuffer output) {
        return new RejectionDecoder().wrapAndApplyHeader(output, 0, header);
    }

    private static boolean isAboutNewMessage(final RejectionDecoder rejection) {
        return isNew(rejection.templateId());
    }

    private static boolean isNew(final int templateId) {
        return templateId == ChainSealDecoder.TEMPLATE_ID || templateId == CheckpointDecoder.TEMPLATE_ID;
    }

    private long sealedCalls(final OutputRecorder recorder) {
        return recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).stream()
            .map(output -> new MarginCallDecoder().wrapAndApplyHeader(output, 0, header))
            .filter(call -> call.sealedRecords() != MarginCallDecoder.sealedRecordsNullValue())
            .filter(call -> call.sealedRecords() != 0 || call.sealedHead(0) != 0 || call.sealedHead(31) != 0)
            .count();
    }

    private OutputRecorder play(final EngineConfiguration configuration) {
        final OutputRecorder recorder = new OutputRecorder();
        final MarginEngine engine = new MarginEngine(configuration, recorder);
        stream.play(0, stream.size(), engine::apply);
        return recorder;
    }

    /** Whether it would move another source's sequence under version 2 only. */
    private boolean isNewFromAnother(final DirectBuffer message, final int offset, final int length) {
        return length >= MessageHeaderDecoder.ENCODED_LENGTH
            && isNew(header.wrap(message, offset).templateId())
            && new OriginDecoder().wrap(message, offset + MessageHeaderDecoder.ENCODED_LENGTH).source() != 0;
    }

    /** Whether version 3 alone knows it: a garbled message may be one. */
    private boolean isOfPortfolios(final DirectBuffer message, final int offset, final int length) {
        return length >= MessageHeaderDecoder.ENCODED_LENGTH
            && !Rules.VERSION_2.knows(header.wrap(message, offset).templateId());
    }

    private void record(final Dice dice, final EngineConfiguration configuration) {
        final OutputListener[] listener = {(buffer, offset, length) -> { }};
        final MarginEngine engine = new MarginEngine(
            configuration, (buffer, offset, length) -> listener[0].onOutput(buffer, offset, length));
        final Messages messages = new Messages((sequence, timeNs, message, offset, length) -> {
            if (!isNewFromAnother(message, offset, length) && !isOfPortfolios(message, offset, length)) {
                stream.apply(sequence, timeNs, message, offset, length);
                engine.apply(sequence, timeNs, message, offset, length);
            }
        });
        final RandomMessages random = new RandomMessages(new RandomBook(dice, BookScale.MARKET, messages), messages);
        listener[0] = random;
        while (stream.size() < MESSAGES) {
            random.send();
        }
    }
}
