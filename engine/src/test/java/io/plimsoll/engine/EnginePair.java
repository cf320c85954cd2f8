package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessageSink;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.kit.RandomRollOuts;
import io.plimsoll.engine.kit.StateWords;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A random stream to an engine and to one that, time and again, is replaced by a new one that loads the state of one of
 * the two. What both say must be the same, message by message.
 */
final class EnginePair implements MessageSink {
    private static final int LEAST_FIELDS = 30;
    private static final int MESSAGES_BETWEEN_LOADS = 50;

    private final String name;
    private final Dice dice;
    private final EngineConfiguration configuration;
    private final OutputRecorder expected = new OutputRecorder();
    private final OutputRecorder actual = new OutputRecorder();
    private final MarginEngine engine;
    private final Runnable random;
    private OutputListener aim = (buffer, offset, length) -> { };
    private MarginEngine loaded;
    private int loads;
    private long messages;

    EnginePair(final long seed, final BookScale scale) {
        this(seed, scale, EngineConfiguration.RULES_VERSION);
    }

    /** The same under other rules; under those that know scales, accounts change over to them most of the time. */
    EnginePair(final long seed, final BookScale scale, final int rulesVersion) {
        name = scale + " of seed " + seed;
        dice = new Dice(seed);
        configuration = RandomBook.configuration(dice, scale, rulesVersion);
        engine = new MarginEngine(configuration, expected);
        loaded = new MarginEngine(configuration, actual);
        final Messages sender = new Messages(this);
        final RandomBook book = new RandomBook(dice, scale, sender);
        if (Rules.of(rulesVersion).hasScales()) {
            final RandomRollOuts rollOuts = new RandomRollOuts(book, sender);
            random = rollOuts::send;
            aim = rollOuts;
        } else {
            final RandomMessages messagesToBook = new RandomMessages(book, sender);
            random = messagesToBook::send;
            aim = messagesToBook;
        }
    }

    void send() {
        random.run();
    }

    @Override
    public void apply(
        final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
        messages++;
        expected.clear();
        actual.clear();
        engine.apply(sequence, timeNs, message, offset, length);
        loaded.apply(sequence, timeNs, message, offset, length);
        if (!Arrays.deepEquals(expected.outputs().toArray(), actual.outputs().toArray())) {
            fail(name + ", message " + sequence + ", expected:\n" + expected + "actual:\n" + actual);
        }
        expected.outputs().forEach(output -> aim.onOutput(new UnsafeBuffer(output), 0, output.length));
        if (dice.chance(100.0 / MESSAGES_BETWEEN_LOADS)) {
            load(dice.chance(50) ? engine : loaded);
        }
    }

    private void load(final MarginEngine from) {
        loads++;
        final StateWords state = new StateWords();
        from.writeState(state);
        final MarginEngine fresh = new MarginEngine(configuration, actual);
        fresh.readState(state, (accounts, total) -> { });
        assertEquals(0, state.rest(), name);
        loaded = fresh;
        assertEqualStates();
    }

    void assertEqualStates() {
        final StateWords left = new StateWords();
        final StateWords right = new StateWords();
        engine.writeState(left);
        loaded.writeState(right);
        assertTrue(left.equals(right), () -> name + ": states differ after message " + engine.lastSequence());
        assertTrue(StateFields.compare(engine, loaded) >= LEAST_FIELDS, name);
        assertEquals(engine.digest(), loaded.digest(), name);
        assertEquals(engine.refused(), loaded.refused(), name);
        assertEquals(engine.accounts(), loaded.accounts(), name);
        assertEquals(engine.lastCallId(), loaded.lastCallId(), name);
        assertEquals(engine.lastSequence(), loaded.lastSequence(), name);
        assertEquals(engine.lastTimeNs(), loaded.lastTimeNs(), name);
        assertEquals(engine.lastReportSequence(), loaded.lastReportSequence(), name);
        assertEquals(engine.appliedSequence(0), loaded.appliedSequence(0), name);
    }

    int loads() {
        return loads;
    }

    long messages() {
        return messages;
    }

    @Override
    public String toString() {
        return name;
    }
}
