package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.kit.VolatilityMessages;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.volatility.VolatilityTable;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Volatilities in the engine's state: everything that counts is written, and nothing is read that makes no sense. */
class VolatilityStateTest {
    private static final int MONEY = 1;
    private static final int PERPETUAL = 10;
    private static final int OTHER = 11;
    private static final int OPTION = 12;
    private static final long MINUTE = 60_000_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long YEAR = 365 * 24 * HOUR;
    private static final long ONE = 1_000_000_000L;
    private static final long MOST = 25 * ONE;

    private MarginEngine engine = newEngine();
    private final Messages messages = new Messages((sequence, timeNs, message, offset, length) ->
        engine.apply(sequence, timeNs, message, offset, length));
    private final VolatilityMessages volatilities = new VolatilityMessages(messages);

    private static MarginEngine newEngine() {
        return new MarginEngine(
            new EngineConfiguration(EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 8, 4, 4, 4, 8, 8, 4),
            (buffer, offset, length) -> { });
    }

    private void defineMarket() {
        messages.asset(MONEY, -6);
        for (final int perpetual : List.of(PERPETUAL, OTHER)) {
            messages.perpetual(perpetual, MONEY, 1_000_000);
            messages.send();
            messages.tiers(perpetual, 0, 10_000_000, 0, 20_000_000);
        }
    }

    private void defineOption() {
        new PortfolioMessages(messages).option(
            OPTION, PERPETUAL, InstrumentType.CALL, 1_000, Feed.START_NS + 30 * 24 * HOUR, 1_000_000);
        messages.send();
    }

    private VolatilityTable table() {
        return StateFields.stateOf(engine).book().volatilities();
    }

    private int index(final int instrumentId) {
        return StateFields.stateOf(engine).book().instruments().indexOf(instrumentId);
    }

    private StateWords state() {
        final StateWords state = new StateWords();
        engine.writeState(state);
        return state;
    }

    @Test
    void shouldGoOnFromAStateAsBefore() {
        defineMarket();
        defineOption();
        assertLoadsAndGoesOn();
        volatilities.define(PERPETUAL);
        assertLoadsAndGoesOn();
        messages.mark(PERPETUAL, 100_000);
        volatilities.definition(OTHER).sampleSeconds(7).longRunVolatility(ONE / 2).stressVolatility(2 * ONE)
            .stressWeight(ONE / 4).staleSeconds(0);
        messages.send();
        assertLoadsAndGoesOn();
        volatilities.forecast(PERPETUAL, 3 * ONE, HOUR, 2 * HOUR, 3 * HOUR);
        messages.feed().pass(MINUTE);
        messages.mark(PERPETUAL, 100_200);
        messages.mark(OTHER, 5);
        assertLoadsAndGoesOn();
        messages.feed().pass(90 * MINUTE);
        table().review(index(PERPETUAL), messages.feed().timeNs());
        messages.clock(0);
        assertLoadsAndGoesOn();
        volatilities.forecast(PERPETUAL, 5 * ONE, HOUR, 2 * HOUR, 3 * HOUR);
        assertLoadsAndGoesOn();
    }

    @Test
    void shouldHaveEveryNumberInTheState() {
        defineMarket();
        long before = engine.digest();
        for (final Consumer<DefineVolatilityEncoder> change : List.<Consumer<DefineVolatilityEncoder>>of(
            m -> { }, m -> m.halfLifeSamples(61), m -> m.staleSeconds(601), m -> m.longRunVolatility(1),
            m -> m.stressVolatility(1), m -> m.stressWeight(1), m -> m.sampleSeconds(61).startVolatility(2 * ONE),
            m -> m.sampleSeconds(61).startVolatility(ONE))) {
            change.accept(volatilities.definition(PERPETUAL));
            messages.send();
            // compare volatilities alone: sequences differ in any case
            final StateWords words = new StateWords();
            table().writeTo(index(PERPETUAL), words);
            final long now = words.hashCode();
            assertNotEquals(before, now);
            before = now;
        }
    }

    @Test
    void shouldRefuseStateThatMakesNoSense() {
        defineMarket();
        defineOption();
        volatilities.define(PERPETUAL);
        messages.mark(PERPETUAL, 100_000);
        volatilities.forecast(PERPETUAL, 3 * ONE, HOUR, 2 * HOUR, 3 * HOUR);
        // defined, 7 parameters, variance, ticks, time, announced, target, start, full, end, begun, from, value
        final long now = Feed.START_NS;
        assertWordRefused(0, 2);
        final long[][] bad = {
            {0, 86_401}, {0, (1 << 20) + 1}, {-1, 1L << 31}, {0, MOST + 1}, {-1, MOST + 1}, {-1, MOST + 1},
            {-1, ONE + 1}, {-1, 4 * ONE * ONE + 1}, {-1, 1_000_001}, {}, {-1, 2}, {0, MOST + 1}, {now + 3 * HOUR},
            {now + HOUR - 1, now + 3 * HOUR, Long.MAX_VALUE}, {now + 2 * HOUR, now + HOUR + YEAR + 1}, {-1, 2},
            {-1, 1}, {-1, MOST + 1}};
        for (int i = 0; i < bad.length; i++) {
            for (final long word : bad[i]) {
                assertWordRefused(1 + i, word);
            }
        }
        // a mark of which there is no sample has no time
        assertWordRefused(9, 0);
    }

    @Test
    void shouldRefuseStateOfAnOptionsVolatility() {
        defineMarket();
        defineOption();
        volatilities.define(PERPETUAL);
        final StateWords words = new StateWords();
        table().writeTo(index(PERPETUAL), words);
        final VolatilityTable fresh = new VolatilityTable(StateFields.stateOf(engine).book().instruments(), 8);
        final StateException refusal =
            assertThrows(StateException.class, () -> fresh.readFrom(index(OPTION), words));
        assertTrue(refusal.getMessage().contains("instrument 12 is an option"), refusal.getMessage());
    }

    /** The loaded engine takes the place of the one it was loaded from, so each is loaded from a loaded one. */
    private void assertLoadsAndGoesOn() {
        final MarginEngine loaded = newEngine();
        final StateWords state = state();
        loaded.readState(state, (accounts, total) -> { });
        assertEquals(0, state.rest());
        assertEquals(engine.digest(), loaded.digest());
        assertTrue(StateFields.compare(engine, loaded) > 50);
        engine = loaded;
    }

    private void assertWordRefused(final int at, final long word) {
        final StateWords words = new StateWords();
        table().writeTo(index(PERPETUAL), words);
        words.set(at, word);
        final VolatilityTable fresh = new VolatilityTable(StateFields.stateOf(engine).book().instruments(), 8);
        assertThrows(StateException.class, () -> fresh.readFrom(index(PERPETUAL), words), "word " + at + ": " + word);
        words.rewind();
    }
}
