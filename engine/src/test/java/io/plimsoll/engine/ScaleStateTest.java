package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MILLI;
import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.state.StateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of scales, what they have come to, and the cursor of a roll-out are state. */
class ScaleStateTest {
    private final ScaledMarket market = new ScaledMarket();

    @Test
    void shouldGoOnFromTheMiddleOfARollOut() {
        market.scale();
        for (long id = 109; id >= 100; id--) {
            market.account(id, 18, 1);
        }
        market.comes(2 * ONE);
        market.scales.rollOut(4);
        final StateWords state = new StateWords();
        market.engine.writeState(state);
        final OutputRecorder recorder = new OutputRecorder();
        final MarginEngine loaded = new MarginEngine(market.configuration, recorder);
        loaded.readState(state, (accounts, total) -> { });
        assertEquals(market.engine.digest(), loaded.digest());
        market.recorder.clear();
        market.messages.mark(PERPETUAL, 1_001);
        repeat(loaded);
        market.scales.rollOut(3);
        repeat(loaded);
        assertEquals(3, market.called().size());
        assertArrayEquals(market.recorder.outputs().toArray(), recorder.outputs().toArray());
        assertEquals(market.engine.digest(), loaded.digest());
    }

    private void repeat(final MarginEngine engine) {
        engine.apply(
            market.messages.feed().sequence(), market.messages.feed().timeNs(),
            market.messages.writer().buffer(), market.messages.writer().offset(), market.messages.writer().length());
    }

    @Test
    void shouldHashTheCursor() {
        market.scale();
        market.account(1, 100, 1);
        market.account(2, 100, 1);
        market.comes(2 * ONE);
        final long before = market.engine.digest();
        market.scales.rollOut(1);
        assertNotEquals(before, market.engine.digest());
    }

    /** Words from the end: what each is, and what it must not be. The words before it are those of a rule of 1. */
    @ParameterizedTest
    @CsvSource({
        "uncovered,2,-1",
        "uncovered,2,100000000001",
        "refill,3,-1",
        "refill,3,50000001",
        "rise,4,-1",
        "rise,4,1000000001",
        "coming,5,1050000000",
        "coming,5,-1",
        "in force,6,950000000",
        "in force,6,10050000000",
        "largest ever,7,9950000000",
        "largest ever,7,100000000001",
        "largest gap,8,1",
        "rise at once,9,0",
        "rise per hour,10,-1",
        "refill per hour,11,-1",
        "reserve,12,1000000001",
        "hysteresis,13,-1",
        "largest,14,999999999",
        "least,15,1",
        "step,16,0",
        "reference,17,0",
        "volatility instrument,18,1",
        "volatility instrument,18,-1",
        "instrument,19,16",
        "instrument,19,-1",
        "rules,20,2",
        "rules,20,-1",
        "cursor,21,0",
        "cursor,21,-2",
        "seconds,23,0",
        "seconds,23,3601",
    })
    void shouldRefuseAWordThatMakesNoSense(final String name, final int fromRule, final long word) {
        // another instrument, without volatility
        market.perpetual(PERPETUAL + 1);
        market.scale();
        final StateWords state = new StateWords();
        market.engine.writeState(state);
        assertDoesNotThrow(() -> load(state), name);
        final int at = state.size() - 1 - wordsBehind(2) - (fromRule - 1);
        assertNotEquals(word, state.get(at), name);
        state.set(at, word);
        assertThrows(StateException.class, () -> load(state), name);
    }

    /**
     * Behind the only rule: the number of heartbeats, of each instrument when its mark last came and whether it is
     * stale, the number of size charges, two totals of each instrument's market, the number of combined prices, what is
     * deposited of the only asset, the number of collateral rules, and the number of accounts. There are no heartbeats,
     * expiries, size charges, combined prices, collateral rules and accounts.
     */
    private static int wordsBehind(final int instruments) {
        return 1 + 2 * instruments + 1 + 2 * instruments + 3 + 1;
    }

    private void load(final StateWords state) {
        new MarginEngine(market.configuration, (buffer, offset, length) -> { })
            .readState(state.rewind(), (accounts, total) -> { });
    }

    @Test
    void shouldRefuseAScaleThatRatesLeaveNoRoomFor() {
        market.scale();
        final StateWords state = new StateWords();
        market.engine.writeState(state);
        // 10 % by a thousand; a rule may have 100, but no rate of 10 then
        final int largestEver = state.size() - 1 - wordsBehind(1) - 6;
        assertEquals(10 * ONE, state.get(largestEver));
        state.set(largestEver, 100 * ONE);
        assertDoesNotThrow(() -> load(state));
        market.messages.tiers(PERPETUAL, 0, MILLI, 0, 2 * ONE);
        market.messages.clock(MINUTE_NS);
        final StateWords steep = new StateWords();
        market.engine.writeState(steep);
        steep.set(largestEver - state.size() + steep.size(), 100 * ONE);
        assertThrows(StateException.class, () -> load(steep));
    }
}
