package io.plimsoll.engine;

import static io.plimsoll.engine.CollateralMarket.ACCOUNT;
import static io.plimsoll.engine.CollateralMarket.COIN;
import static io.plimsoll.engine.CollateralMarket.COMBINED;
import static io.plimsoll.engine.CollateralMarket.MINUTE_NS;
import static io.plimsoll.engine.CollateralMarket.MONEY;
import static io.plimsoll.engine.CollateralMarket.ONE;
import static io.plimsoll.engine.CollateralMarket.OTHER_SOURCE;
import static io.plimsoll.engine.CollateralMarket.PERCENT;
import static io.plimsoll.engine.CollateralMarket.PERPETUAL;
import static io.plimsoll.engine.CollateralMarket.SECOND_NS;
import static io.plimsoll.engine.CollateralMarket.SOURCE;
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
import io.plimsoll.engine.wire.InstrumentState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules, deposits, extra haircuts and combined prices are state; and nothing that follows from them allocates. */
class CollateralStateTest {
    private final CollateralMarket market = new CollateralMarket();

    /** Two accounts, of which one has changed over; a rule by volatility and peg; deposits; a stale member. */
    private static void inTheMiddle(final CollateralMarket market) {
        market.messages.account(ACCOUNT, MONEY);
        market.messages.account(ACCOUNT + 1, MONEY);
        market.messages.collateral(ACCOUNT, COIN, 2_000);
        market.messages.collateral(ACCOUNT + 1, COIN, 2_000);
        market.messages.fill(ACCOUNT, PERPETUAL, 50, 1_000, 900);
        market.scales.volatility(SOURCE).longRunVolatility(53 * PERCENT);
        market.messages.send();
        market.messages.mark(SOURCE, 98);
        market.messages.mark(OTHER_SOURCE, 99);
        market.heartbeat(SOURCE, 30);
        rule(market);
        market.collateral.totals(COIN, 100_000);
        market.messages.feed().pass(20 * SECOND_NS);
        market.messages.mark(OTHER_SOURCE, 99);
        market.messages.clock(20 * SECOND_NS);
        market.rollOuts.rollOut(1);
        assertEquals(1, market.engine.accountsToChangeOver());
        assertEquals(99, market.mark(COMBINED));
    }

    private static void rule(final CollateralMarket market) {
        market.collateral.collateral(COIN).volatilityInstrumentId(SOURCE).volatilityFactor(ONE / 10)
            .pegInstrumentId(COMBINED).pegThreshold(ONE).pegFactor(ONE).hysteresis(PERCENT)
            .initialHaircut(7 * PERCENT).profitWeight(8 * PERCENT).rootRate(9).rootNumerator(ONE).depositLimit(50_000);
        market.messages.send();
    }

    @Test
    void shouldGoOnFromTheMiddle() {
        inTheMiddle(market);
        final OutputRecorder recorder = new OutputRecorder();
        final MarginEngine loaded = market.loaded(market.state(), recorder);
        assertEquals(market.engine.digest(), loaded.digest());
        market.recorder.clear();
        for (final Runnable step : List.<Runnable>of(
            () -> market.messages.query(ACCOUNT, 1),
            () -> market.messages.query(ACCOUNT + 1, 1),
            () -> market.messages.mark(SOURCE, 90),
            () -> market.messages.mark(OTHER_SOURCE, 70),
            () -> market.messages.clock(MINUTE_NS),
            () -> market.rollOuts.rollOut(9),
            () -> market.messages.mark(OTHER_SOURCE, 60),
            () -> market.messages.clock(MINUTE_NS),
            () -> market.rollOuts.rollOut(9),
            () -> market.messages.query(ACCOUNT, 1))) {
            step.run();
            market.repeat(loaded);
        }
        assertArrayEquals(market.recorder.outputs().toArray(), recorder.outputs().toArray());
        assertTrue(market.steps().size() > 0 && market.calls().size() > 0);
        assertEquals(market.engine.digest(), loaded.digest());
    }

    @Test
    void shouldLoadEveryField() {
        inTheMiddle(market);
        final MarginEngine loaded = market.loaded(market.state(), (buffer, offset, length) -> { });
        assertTrue(StateFields.compare(market.engine, loaded) > 50);
    }

    /** Whether the tables say something new after each of these. */
    @Test
    void shouldHaveEveryNumberInTheState() {
        market.spot(30, 1, -2, 1_000, InstrumentState.ANNOUNCED);
        market.scales.volatility(SOURCE);
        market.messages.send();
        final List<StateWords> seen = new ArrayList<>();
        seen.add(tables());
        for (final Runnable change : List.<Runnable>of(
            () -> market.collateral.combine(30, SOURCE),
            () -> market.collateral.totals(COIN, 1),
            () -> market.collateral.collateral(COIN),
            () -> market.collateral.collateral(COIN).volatilityInstrumentId(SOURCE),
            () -> market.collateral.collateral(COIN).pegInstrumentId(SOURCE),
            () -> market.collateral.collateral(COIN).pegThreshold(1),
            () -> market.collateral.collateral(COIN).pegFactor(1),
            () -> market.collateral.collateral(COIN).volatilityFactor(1),
            () -> market.collateral.collateral(COIN).largestExtra(ONE),
            () -> market.collateral.collateral(COIN).step(ONE / 2),
            () -> market.collateral.collateral(COIN).hysteresis(1),
            () -> market.collateral.collateral(COIN).initialHaircut(1),
            () -> market.collateral.collateral(COIN).profitWeight(1),
            () -> market.collateral.collateral(COIN).rootRate(1),
            () -> market.collateral.collateral(COIN).rootNumerator(1),
            () -> market.collateral.collateral(COIN).depositLimit(1),
            () -> market.collateral.collateral(COIN).pegInstrumentId(SOURCE).pegThreshold(2 * ONE).pegFactor(ONE))) {
            change.run();
            if (seen.size() > 2) {
                market.messages.send();
            }
            final StateWords now = tables();
            assertTrue(!seen.contains(now), "change " + seen.size());
            seen.add(now);
        }
        market.messages.account(ACCOUNT, MONEY);
        market.messages.clock(MINUTE_NS);
        assertTrue(!seen.contains(tables()), "a coming haircut");
        seen.add(tables());
        market.rollOuts.rollOut(1);
        assertTrue(!seen.contains(tables()), "and in force");
        assertEquals(List.of(), market.reasons());
    }

    private StateWords tables() {
        final var book = StateFields.stateOf(market.engine).book();
        final StateWords words = new StateWords();
        book.combinedPrices().writeTo(words);
        book.collateral().writeTo(words);
        return words;
    }

    /**
     * Words of the tables, from their beginning: one combined price, its instrument, two members; deposits of two
     * assets; one rule, its asset, 13 numbers, the haircut in force and the coming one.
     */
    @ParameterizedTest
    @CsvSource({
        "0,-1", "0,5", "1,0", "1,3", "1,-1", "2,0", "2,9", "2,1", "3,1", "3,2", "3,-1", "4,0", "4,4",
        "5,1", "6,-1", "6,9223372036854775807",
        "7,-1", "7,3", "7,2", "8,0", "8,2",
        "9,1", "9,-2", "9,4", "10,-2", "10,4", "11,-1", "11,2000000001", "12,-1", "13,-1", "14,1", "15,0", "16,-1",
        "17,-1", "18,1000000001", "19,-1", "20,-1", "21,-1", "22,-1", "22,1000000001", "23,-1"})
    void shouldRefuseAWordThatMakesNoSense(final int at, final long word) {
        inTheMiddle(market);
        final StateWords tables = tables();
        assertEquals(5 + 2 + 1 + 1 + 13 + 2, tables.size());
        final StateWords state = market.state();
        final int begin = begin(state, tables);
        assertDoesNotThrow(() -> market.loaded(state, (buffer, offset, length) -> { }));
        assertNotEquals(word, tables.get(at));
        state.set(begin + at, word);
        assertThrows(StateException.class, () -> market.loaded(state, (buffer, offset, length) -> { }));
    }

    /** Where in a state some words are. */
    private static int begin(final StateWords state, final StateWords words) {
        for (int begin = state.size() - words.size(); begin >= 0; begin--) {
            int same = 0;
            while (same < words.size() && state.get(begin + same) == words.get(same)) {
                same++;
            }
            if (same == words.size()) {
                return begin;
            }
        }
        throw new AssertionError("not in the state");
    }

    @Test
    void shouldRefuseWhatIsComingWithoutARollOut() {
        inTheMiddle(market);
        market.rollOuts.rollOut(9);
        final StateWords state = market.state();
        final int begin = begin(state, tables());
        state.set(begin + 23, state.get(begin + 23) + 10_000_000);
        assertThrows(StateException.class, () -> market.loaded(state, (buffer, offset, length) -> { }));
    }

    @Test
    void shouldAllocateNothing() {
        final long[] said = {0};
        final CollateralMarket quiet = new CollateralMarket(
            EngineConfiguration.DRAFT_RULES_VERSION, (buffer, offset, length) -> said[0]++);
        quiet.messages.mark(SOURCE, 100);
        quiet.messages.mark(OTHER_SOURCE, 100);
        quiet.collateral.combine(COMBINED, SOURCE, OTHER_SOURCE);
        quiet.messages.pricedAsset(COIN, 0, COMBINED);
        quiet.messages.mark(PERPETUAL, 1_000);
        inTheMiddleOfWindows(quiet);
        final Runnable window = () -> {
            for (int i = 0; i < 300; i++) {
                quiet.messages.mark(SOURCE, 80 + i % 23);
                quiet.messages.mark(OTHER_SOURCE, 90 + i % 7);
                quiet.collateral.totals(COIN, 1_000 * i);
                quiet.messages.query(ACCOUNT, 1);
                quiet.messages.clock(i % 70 * SECOND_NS);
                quiet.rollOuts.rollOut(1 + i % 2);
            }
        };
        AllocationGuard.assertAllocatesNothingOnceWarm(5, 40, window);
        assertTrue(said[0] > 1_000);
    }

    private static void inTheMiddleOfWindows(final CollateralMarket quiet) {
        quiet.messages.account(ACCOUNT, MONEY);
        quiet.messages.account(ACCOUNT + 1, MONEY);
        quiet.messages.collateral(ACCOUNT, COIN, 2_000);
        quiet.messages.fill(ACCOUNT, PERPETUAL, 50, 1_000, 900);
        quiet.scales.volatility(SOURCE).longRunVolatility(53 * PERCENT);
        quiet.messages.send();
        quiet.heartbeat(SOURCE, 30);
        rule(quiet);
    }
}
