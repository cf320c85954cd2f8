package io.plimsoll.engine;

import static io.plimsoll.engine.QuotedMarket.ACCOUNT;
import static io.plimsoll.engine.QuotedMarket.CALL;
import static io.plimsoll.engine.QuotedMarket.FAR;
import static io.plimsoll.engine.QuotedMarket.NEAR;
import static io.plimsoll.engine.QuotedMarket.ONE;
import static io.plimsoll.engine.QuotedMarket.OTHER_CALL;
import static io.plimsoll.engine.QuotedMarket.PERPETUAL;
import static io.plimsoll.engine.QuotedMarket.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.AllocationGuard;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.state.StateException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heartbeats, when feeds were last heard of, and which are stale are state; and no Clock allocates for them. */
class HeartbeatStateTest {
    private static final int EARLIER_ID = 5;

    private final QuotedMarket market = new QuotedMarket();

    /** Two instruments with heartbeats, two expiries; of these some feeds are stale, some fresh, one never spoke. */
    private static void inTheMiddle(final QuotedMarket market) {
        market.perpetual(EARLIER_ID);
        market.messages.mark(EARLIER_ID, 1_000);
        market.call(CALL, FAR);
        market.call(OTHER_CALL, NEAR);
        market.portfolio.volatility(CALL, ONE);
        market.portfolio.volatility(OTHER_CALL, ONE);
        market.portfolio.forward(PERPETUAL, FAR, 1_000, 0);
        market.heartbeat(PERPETUAL, 5, 6, 7);
        market.heartbeat(EARLIER_ID, 8, 9, 10);
        market.messages.feed().pass(4 * SECOND_NS);
        market.portfolio.volatility(OTHER_CALL, ONE);
        market.clockAfter(4 * SECOND_NS);
        assertEquals(
            List.of("MARK 10 stale", "VOLATILITY 10 in 60 stale", "FORWARD 10 in 60 stale"), market.statuses());
    }

    @Test
    void shouldGoOnFromTheMiddle() {
        inTheMiddle(market);
        market.messages.fill(ACCOUNT, PERPETUAL, 4, 1_000, 0);
        final StateWords state = state();
        final OutputRecorder recorder = new OutputRecorder();
        final MarginEngine loaded = new MarginEngine(market.configuration, recorder);
        loaded.readState(state, (accounts, total) -> { });
        assertEquals(0, state.rest());
        assertEquals(market.engine.digest(), loaded.digest());
        market.recorder.clear();
        assertEquals(2_000, market.initial());
        repeat(loaded);
        market.clockAfter(3 * SECOND_NS);
        repeat(loaded);
        market.messages.mark(PERPETUAL, 1_000);
        repeat(loaded);
        market.clockAfter(SECOND_NS);
        repeat(loaded);
        assertArrayEquals(market.recorder.outputs().toArray(), recorder.outputs().toArray());
        assertEquals(
            List.of("MARK 5 stale", "VOLATILITY 10 in 30 stale", "MARK 10 fresh"), market.statuses());
        assertEquals(market.engine.digest(), loaded.digest());
    }

    /** Without a grid: how often options were valued is no state. */
    @Test
    void shouldLoadEveryField() {
        final QuotedMarket plain = new QuotedMarket(EngineConfiguration.DRAFT_RULES_VERSION);
        plain.messages.mark(PERPETUAL, 1_000);
        inTheMiddle(plain);
        final StateWords state = new StateWords();
        plain.engine.writeState(state);
        final MarginEngine loaded = new MarginEngine(plain.configuration, (buffer, offset, length) -> { });
        loaded.readState(state, (accounts, total) -> { });
        assertTrue(StateFields.compare(plain.engine, loaded) > 50);
    }

    private void repeat(final MarginEngine engine) {
        engine.apply(
            market.messages.feed().sequence(), market.messages.feed().timeNs(),
            market.messages.writer().buffer(), market.messages.writer().offset(), market.messages.writer().length());
    }

    private StateWords state() {
        final StateWords state = new StateWords();
        market.engine.writeState(state);
        return state;
    }

    private void load(final StateWords state) {
        new MarginEngine(market.configuration, (buffer, offset, length) -> { })
            .readState(state.rewind(), (accounts, total) -> { });
    }

    /** Whether its table says something new after each of these; sequences and stamps are not in it. */
    @Test
    void shouldHaveEveryNumberInTheState() {
        market.call(CALL, NEAR);
        long before = hash();
        for (final Runnable change : List.<Runnable>of(
            () -> market.heartbeat(PERPETUAL, 0, 0, 0),
            () -> market.heartbeat(PERPETUAL, 1, 0, 0),
            () -> market.heartbeat(PERPETUAL, 1, 1, 0),
            () -> market.heartbeat(PERPETUAL, 1, 1, 1),
            () -> market.portfolio.volatility(CALL, ONE),
            () -> market.portfolio.forward(PERPETUAL, NEAR, 1_000, 0),
            () -> market.clockAfter(2 * SECOND_NS),
            () -> market.messages.mark(PERPETUAL, 1_000))) {
            change.run();
            final long now = hash();
            assertNotEquals(before, now);
            before = now;
        }
        assertEquals(List.of("MARK 10 stale", "VOLATILITY 10 in 30 stale", "FORWARD 10 in 30 stale"),
            market.statuses());
    }

    private long hash() {
        final var instruments = StateFields.stateOf(market.engine).book().instruments();
        final StateWords words = new StateWords();
        instruments.heartbeats().writeTo(instruments, words);
        return words.hashCode();
    }

    /**
     * Words of the table, from its beginning: how many, four of each heartbeat (those of instruments 5 and 10, indices
     * 1 and 0), two of each instrument's mark (the third and fourth are options), four of each expiry.
     */
    @ParameterizedTest
    @CsvSource({
        "0,-1", "0,5",
        "1,-1", "1,4", "1,0", "1,2",
        "2,-1", "2,86401", "3,-1", "3,86401", "4,-1", "4,86401",
        "10,-1", "10,2",
        "14,1", "16,1",
        "18,2", "18,-1", "20,2",
        "24,1",
    })
    void shouldRefuseAWordThatMakesNoSense(final int at, final long word) {
        inTheMiddle(market);
        final var instruments = StateFields.stateOf(market.engine).book().instruments();
        final StateWords table = new StateWords();
        instruments.heartbeats().writeTo(instruments, table);
        assertEquals(1 + 2 * 4 + 4 * 2 + 2 * 4, table.size());
        final StateWords state = state();
        final int begin = begin(state, table);
        assertDoesNotThrow(() -> load(state));
        assertNotEquals(word, table.get(at));
        state.set(begin + at, word);
        assertThrows(StateException.class, () -> load(state));
    }

    /** Where in a state a table's words are. */
    private static int begin(final StateWords state, final StateWords table) {
        for (int begin = state.size() - table.size(); begin >= 0; begin--) {
            int same = 0;
            while (same < table.size() && state.get(begin + same) == table.get(same)) {
                same++;
            }
            if (same == table.size()) {
                return begin;
            }
        }
        throw new AssertionError("not in the state");
    }

    @Test
    void shouldRefuseSilenceOfWhatIsSettled() {
        inTheMiddle(market);
        market.messages.settle(EARLIER_ID, 1_000);
        final StateWords state = state();
        final var instruments = StateFields.stateOf(market.engine).book().instruments();
        final StateWords table = new StateWords();
        instruments.heartbeats().writeTo(instruments, table);
        assertDoesNotThrow(() -> load(state));
        final int stale = begin(state, table) + 12;
        assertEquals(0, state.get(stale));
        state.set(stale, 1);
        assertThrows(StateException.class, () -> load(state));
    }

    @Test
    void shouldAllocateNothing() {
        final long[] said = {0};
        final QuotedMarket quiet = new QuotedMarket(
            EngineConfiguration.DRAFT_RULES_VERSION, (buffer, offset, length) -> said[0]++);
        quiet.messages.mark(PERPETUAL, 1_000);
        quiet.call(CALL, NEAR);
        final Runnable window = () -> {
            for (int i = 0; i < 300; i++) {
                quiet.heartbeat(PERPETUAL, 1 + i % 3, 1 + i % 4, 1 + i % 5);
                quiet.messages.mark(PERPETUAL, 1_000);
                quiet.portfolio.volatility(CALL, ONE);
                quiet.portfolio.forward(PERPETUAL, NEAR, 1_000, 0);
                quiet.clockAfter(i % 7 * SECOND_NS);
            }
        };
        AllocationGuard.assertAllocatesNothingOnceWarm(5, 40, window);
        assertTrue(said[0] > 1_000);
    }
}
