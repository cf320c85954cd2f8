package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.AllocationGuard;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessageSink;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.kit.RecordedStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Zero bytes per message: every kind of message, good and bad, margin calls, reports and rejections included. */
class EngineAllocationTest {
    private static final long SEED = 4;
    private static final int MESSAGES = 20_000;
    private static final int WARM_UPS = 4;
    private static final int WINDOWS = 20;

    private long outputBytes;

    @ParameterizedTest
    @EnumSource(BookScale.class)
    void shouldAllocateNothingWhenWarm(final BookScale scale) {
        final Dice dice = new Dice(SEED);
        final EngineConfiguration configuration = RandomBook.configuration(dice, scale);
        final RecordedStream stream = record(dice, scale, configuration);
        for (int i = 0; i < WARM_UPS; i++) {
            stream.play(0, stream.size(), engine(configuration)::apply);
        }

        final MarginEngine engine = engine(configuration);
        final int perWindow = stream.size() / WINDOWS;
        final Player player = new Player(stream, engine, perWindow);
        AllocationGuard.assertAllocatesNothing(WINDOWS, player);

        assertTrue(outputBytes > MESSAGES, "the engine said " + outputBytes + " bytes");
    }

    private MarginEngine engine(final EngineConfiguration configuration) {
        return new MarginEngine(configuration, (buffer, offset, length) -> outputBytes += length);
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
        final RandomMessages random = new RandomMessages(book, messages);
        listener[0] = random;
        while (stream.size() < MESSAGES) {
            random.send();
        }
        return stream;
    }

    /** Plays the next window each time it runs. */
    private static final class Player implements Runnable {
        private final RecordedStream stream;
        private final MessageSink sink;
        private final int perWindow;
        private int next;

        private Player(final RecordedStream stream, final MarginEngine engine, final int perWindow) {
            this.stream = stream;
            this.sink = engine::apply;
            this.perWindow = perWindow;
        }

        @Override
        public void run() {
            stream.play(next, next + perWindow, sink);
            next += perWindow;
        }
    }
}
