package io.plimsoll.journal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal replayed with an engine that answers each input, a number, with so many margin calls. */
class ReplayTest {
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(1000, 10);

    @TempDir
    private Path directory;

    private final List<byte[]> said = new ArrayList<>();
    private final CountingEngine engine = new CountingEngine((buffer, offset, length) -> {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        said.add(bytes);
    });
    private Journal journal;

    @BeforeEach
    void open() {
        journal = Journal.open(JournalConfiguration.small(directory), ENGINE);
    }

    @Test
    void shouldFindNoDifferenceInWhatTheEngineSaid() {
        appendPoll(1, 0, 1, 2);
        appendPoll(4, 3);
        final ReplayResult result = replay();
        assertEquals(4, result.inputs());
        assertEquals(6, result.outputs());
        assertEquals(6, result.calls());
        assertEquals(0, result.differences());
        assertEquals(0, result.missingAtEnd());
        assertEquals("", result.firstDifference());
        assertTrue(result.isClean());
        assertTrue(result.elapsedNs() > 0);
        assertTrue(result.recordsPerSecond() > 0);
    }

    @Test
    void shouldShowBothMessagesWhenAByteDiffers() {
        appendInputs(1, 2);
        said.get(1)[MessageHeaderEncoder.ENCODED_LENGTH + MarginCallEncoder.unreconciledEncodingOffset()] ^= 1;
        appendOutputs(1);
        appendPoll(2, 1);
        final ReplayResult result = replay();
        assertEquals(1, result.differences());
        assertFalse(result.isClean());
        assertTrue(result.firstDifference().startsWith("Output 2 of the input with sequence 1\nin the journal:  "),
            result.firstDifference());
        assertTrue(result.firstDifference().contains("unreconciled=TRUE"), result.firstDifference());
        assertTrue(result.firstDifference().contains("unreconciled=FALSE"), result.firstDifference());
    }

    @Test
    void shouldReportAnOutputThatIsMissingInTheMiddle() {
        appendInputs(1, 3);
        said.remove(2);
        appendOutputs(1);
        appendPoll(2, 1);
        final ReplayResult result = replay();
        assertEquals(1, result.differences());
        assertEquals(0, result.missingAtEnd());
        assertTrue(result.firstDifference().contains("in the journal:  nothing"), result.firstDifference());
    }

    @Test
    void shouldReportAnOutputThatTheEngineDoesNotSay() {
        appendInputs(1, 1);
        said.add(said.get(0));
        appendOutputs(1);
        appendPoll(2, 1);
        final ReplayResult result = replay();
        assertEquals(1, result.differences());
        assertTrue(result.firstDifference().contains("from the engine: nothing"), result.firstDifference());
    }

    @Test
    void shouldNotCallOutputsDifferentThatACrashCutOff() {
        appendPoll(1, 2);
        appendInputs(2, 5);
        said.subList(3, 5).clear();
        appendOutputs(2);
        final ReplayResult result = replay();
        assertEquals(0, result.differences());
        assertEquals(2, result.missingAtEnd());
        assertTrue(result.isClean());
    }

    @Test
    void shouldTellProgress() {
        appendPoll(1, 0);
        journal.close();
        final List<Long> told = new ArrayList<>();
        new Replay(directory, told::add, SlowEngine::new).run();
        assertEquals(List.of(1L), told);
    }

    @Test
    void shouldRunTheMarginEngine() {
        journal.close();
        final ReplayResult result = new Replay(directory, inputs -> { }).run();
        assertEquals(0, result.inputs());
        assertTrue(result.isClean());
    }

    @Test
    void shouldRefuseADirectoryWithoutJournal() {
        journal.close();
        final Replay replay = new Replay(directory.resolve("elsewhere"), inputs -> { });
        assertTrue(assertThrows(JournalException.class, replay::run).getMessage().contains("elsewhere"));
    }

    private ReplayResult replay() {
        journal.close();
        return new Replay(directory, inputs -> { }, (configuration, listener) -> {
            assertEquals(ENGINE, configuration);
            return new CountingEngine(listener);
        }).run();
    }

    private void appendPoll(final long sequence, final int... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            appendInputs(sequence + i, numbers[i]);
            appendOutputs(sequence + i);
        }
    }

    private void appendInputs(final long sequence, final int number) {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[Integer.BYTES]);
        message.putInt(0, number);
        journal.append(RecordKind.INPUT, sequence, sequence, message, 0, Integer.BYTES);
        journal.commit();
        engine.apply(sequence, sequence, message, 0, Integer.BYTES);
    }

    private void appendOutputs(final long sequence) {
        for (final byte[] message : said) {
            journal.append(RecordKind.OUTPUT, sequence, sequence, new UnsafeBuffer(message), 0, message.length);
        }
        journal.commit();
        said.clear();
    }

    /** Answers a number with so many margin calls, numbered throughout. */
    private static final class CountingEngine implements Replay.Engine {
        private final OutputListener listener;
        private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
        private final MarginCallEncoder call = new MarginCallEncoder();
        private long callId;

        CountingEngine(final OutputListener listener) {
            this.listener = listener;
        }

        @Override
        public void apply(
            final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
            for (int i = 0; i < message.getInt(offset); i++) {
                callId++;
                call.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                    .callId(callId).causeSequence(sequence).timeNs(timeNs).levelTo(Level.WARNING);
                listener.onOutput(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + MarginCallEncoder.BLOCK_LENGTH);
            }
        }
    }

    /** Takes longer for an input than the time between two reports of progress. */
    private static final class SlowEngine implements Replay.Engine {
        SlowEngine(final EngineConfiguration configuration, final OutputListener listener) {
            assertEquals(ENGINE, configuration);
        }

        @Override
        public void apply(
            final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
            final long startNs = System.nanoTime();
            Waiting.until(() -> System.nanoTime() - startNs > 250_000_000L);
        }
    }
}
