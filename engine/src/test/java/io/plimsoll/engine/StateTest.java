package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.kit.RandomRollOuts;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.state.StateException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that loaded another's state is that engine, from then on and to the last byte. */
class StateTest {
    private static final long MESSAGES = 2_000;

    @ParameterizedTest
    @CsvSource({"SMALL,25", "MARKET,25", "HEDGED,5"})
    void shouldGoOnAsTheEngineWhoseStateItLoaded(final BookScale scale, final int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            final EnginePair pair = new EnginePair(seed, scale);
            while (pair.messages() < MESSAGES) {
                pair.send();
            }
            pair.assertEqualStates();
            assertTrue(pair.loads() > 0, () -> pair + " never loaded");
        }
    }

    @ParameterizedTest
    @CsvSource({"SMALL,12", "MARKET,12", "HEDGED,3"})
    void shouldGoOnInTheMiddleOfARollOut(final BookScale scale, final int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            final EnginePair pair = new EnginePair(seed, scale, EngineConfiguration.DRAFT_RULES_VERSION);
            while (pair.messages() < MESSAGES) {
                pair.send();
            }
            pair.assertEqualStates();
            assertTrue(pair.loads() > 0, () -> pair + " never loaded");
        }
    }

    @ParameterizedTest
    @CsvSource({"SMALL,40,3", "MARKET,40,3", "SMALL,20,4", "MARKET,20,4"})
    void shouldRefuseStateThatMakesNoSense(final BookScale scale, final int seeds, final int rulesVersion) {
        long refused = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            final Dice dice = new Dice(seed);
            final EngineConfiguration configuration = RandomBook.configuration(dice, scale, rulesVersion);
            final StateWords state = new StateWords();
            engine(dice, scale, configuration, 1_000).writeState(state);
            for (int i = 0; i < 100; i++) {
                final int at = dice.between(0, state.size() - 1);
                final long word = state.get(at);
                state.set(at, dice.of(
                    word + dice.sign(), -1, 0, 1, 7, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, word << 20));
                refused += isRefused(configuration, state) ? 1 : 0;
                state.set(at, word);
            }
        }
        assertTrue(refused > seeds * 20L, "refused " + refused);
    }

    @Test
    void shouldRefuseStateThatEndsTooEarly() {
        final EngineConfiguration configuration = EngineConfiguration.of(4, 4);
        final StateWords state = new StateWords();
        new MarginEngine(configuration, (buffer, offset, length) -> { }).writeState(state);
        for (int words = 0; words < state.size(); words++) {
            final StateWords cut = new StateWords();
            for (int i = 0; i < words; i++) {
                cut.put(state.get(i));
            }
            assertTrue(isRefused(configuration, cut), "cut after " + words + " words");
        }
    }

    @Test
    void shouldRefuseStateOfAnotherConfiguration() {
        final StateWords state = new StateWords();
        new MarginEngine(EngineConfiguration.of(4, 4), (buffer, offset, length) -> { }).writeState(state);
        final StateException refusal = assertThrows(StateException.class, () ->
            new MarginEngine(EngineConfiguration.of(4, 5), (buffer, offset, length) -> { })
                .readState(state, (accounts, total) -> { }));
        assertTrue(refusal.getMessage().contains("maxInstruments is 4 there and 5 here"), refusal.getMessage());
    }

    @Test
    void shouldLoadIntoANewEngineOnly() {
        final Dice dice = new Dice(1);
        final EngineConfiguration configuration = RandomBook.configuration(dice, BookScale.SMALL);
        final MarginEngine engine = engine(dice, BookScale.SMALL, configuration, 100);
        final StateWords state = new StateWords();
        engine.writeState(state);
        assertThrows(IllegalStateException.class, () -> engine.readState(state, (accounts, total) -> { }));
    }

    @Test
    void shouldSayHowManyAccountsAreLoaded() {
        final int accounts = 10_000;
        final EngineConfiguration configuration = EngineConfiguration.of(accounts, 1);
        final MarginEngine engine = new MarginEngine(configuration, (buffer, offset, length) -> { });
        final Messages messages = new Messages(engine::apply);
        messages.asset(0, 0);
        for (int account = 0; account < accounts; account++) {
            messages.account(account, 0);
        }
        final StateWords state = new StateWords();
        engine.writeState(state);
        final List<String> heard = new ArrayList<>();
        new MarginEngine(configuration, (buffer, offset, length) -> { })
            .readState(state, (loaded, total) -> heard.add(loaded + " of " + total));
        assertEquals(List.of("0 of 10000", "4096 of 10000", "8192 of 10000", "10000 of 10000"), heard);
    }

    private static boolean isRefused(final EngineConfiguration configuration, final StateWords state) {
        final MarginEngine engine = new MarginEngine(configuration, (buffer, offset, length) -> { });
        try {
            engine.readState(state.rewind(), (accounts, total) -> { });
            return false;
        } catch (final StateException e) {
            return true;
        }
    }

    private static MarginEngine engine(
        final Dice dice, final BookScale scale, final EngineConfiguration configuration, final long count) {
        final OutputRecorder recorder = new OutputRecorder();
        final MarginEngine engine = new MarginEngine(configuration, recorder);
        final Messages messages = new Messages(engine::apply);
        final RandomBook book = new RandomBook(dice, scale, messages);
        final Runnable random = Rules.of(configuration.rulesVersion()).hasScales()
            ? new RandomRollOuts(book, messages)::send
            : new RandomMessages(book, messages)::send;
        while (messages.feed().sequence() < count) {
            random.run();
        }
        return engine;
    }
}
