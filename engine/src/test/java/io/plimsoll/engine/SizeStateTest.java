package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MILLI;
import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static io.plimsoll.engine.SizedMarket.NO_END;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.state.StateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Size charges, what they have come to, and what is told of markets are state. */
class SizeStateTest {
    private static final int WORDS_OF_THE_CHARGE = 32;
    /** The numbers of combined prices and of collateral rules, and what is deposited of the only asset. */
    private static final int WORDS_OF_COLLATERAL = 3;

    private final SizedMarket market = new SizedMarket();

    /** Half the book was gone and is back; a hundredth of what is traded can be closed at once. */
    @BeforeEach
    void defineCharge() {
        market.sizes.definition(PERPETUAL, 10, MILLI, NO_END, 2 * MILLI)
            .rootRate(ONE).allowance(ONE / 2).closeOutShare(10 * MILLI).largestCloseOutFactor(2 * ONE)
            .largestSizeRate(ONE).openInterestLower(100_000).openInterestUpper(200_000);
        market.send();
        market.sizes.totals(PERPETUAL, 150, 1_000);
        market.send();
        market.sizes.depth(PERPETUAL, 5, 5);
        market.send();
        market.review();
        market.scaled.messages.clock(MINUTE_NS);
        market.sizes.depth(PERPETUAL, 10, 10);
        market.send();
    }

    private StateWords state() {
        final StateWords state = new StateWords();
        market.scaled.engine.writeState(state);
        return state;
    }

    private void load(final StateWords state) {
        new MarginEngine(market.scaled.configuration, (buffer, offset, length) -> { })
            .readState(state.rewind(), (accounts, total) -> { });
    }

    /** Words from the end, what each is now, and what it must not be. */
    @ParameterizedTest
    @CsvSource({
        "volume,2,1000,-1",
        "volume,2,1000,288230376151711745",
        "open interest,3,150,-1",
        "open interest,3,150,4611686018428",
        "coming lots,4,10,11",
        "lots in force,5,10,-1",
        "lots in force,5,10,288230376151711745",
        "coming thinness,6,2000000000,1900000000",
        "thinness in force,7,2000000000,999999999",
        "thinness in force,7,2000000000,1000000000001",
        "thinnest of the interval,9,1000000000,999999999",
        "thinnest of the interval,9,1000000000,2000000001",
        "envelope,10,2000000000,999999999",
        "envelope,10,2000000000,1000000000001",
        "ever with open interest,11,1,0",
        "ever with open interest,11,1,2",
        "largest size rate,12,1000000000,999999999",
        "largest size rate,12,1000000000,10000000001",
        "largest close-out factor,13,2000000000,1999999999",
        "largest close-out factor,13,2000000000,100000000001",
        "distance,14,2000000,999999",
        "lots of the last band,15,9223372036854775807,11",
        "distance,16,1000000,-1",
        "lots,17,10,0",
        "bands,18,2,17",
        "bands,18,2,-1",
        "upper,19,200000,100000",
        "lower,20,100000,-1",
        "seconds,21,60,0",
        "samples,22,1,0",
        "samples,22,1,1048577",
        "hysteresis,23,0,-1",
        "step,24,100000000,0",
        "largest thinness,25,10000000000,999999999",
        "largest factor,26,2000000000,999999999",
        "share,27,10000000,-1",
        "largest rate,28,1000000000,-1",
        "allowance,29,500000000,-1",
        "root rate,30,1000000000,-1",
        "instrument,31,0,1",
        "charges,32,1,2",
        "charges,32,1,-1",
    })
    void shouldRefuseAWordThatMakesNoSense(
        final String name, final int fromEnd, final long present, final long word) {
        final StateWords state = state();
        final int at = state.size() - WORDS_OF_COLLATERAL - fromEnd;
        assertEquals(present, state.get(at), name);
        assertDoesNotThrow(() -> load(state), name);
        state.set(at, word);
        assertThrows(StateException.class, () -> load(state), name);
    }

    @Test
    void shouldRefuseAChargeThatRatesLeaveNoRoomFor() {
        final StateWords state = state();
        // 1 by a factor of 100 and nothing leaves no room for 1
        state.set(state.size() - WORDS_OF_COLLATERAL - 13, 99 * ONE);
        assertDoesNotThrow(() -> load(state));
        state.set(state.size() - WORDS_OF_COLLATERAL - 13, 99 * ONE + 1);
        assertThrows(StateException.class, () -> load(state));
    }

    /** Whatever a message says is in the digest: no two of these states are alike. */
    @Test
    void shouldHashWhatMessagesSay() {
        long before = market.scaled.engine.digest();
        market.sizes.totals(PERPETUAL, 151, SizedMarket.NOT_TOLD);
        before = assertChanged(before);
        market.sizes.totals(PERPETUAL, SizedMarket.NOT_TOLD, 1_001);
        before = assertChanged(before);
        market.sizes.depth(PERPETUAL, 9, 9);
        before = assertChanged(before);
        market.sizes.definition(PERPETUAL, 10, MILLI, NO_END, 2 * MILLI + 1);
        assertChanged(before);
    }

    private long assertChanged(final long before) {
        market.send();
        final StateWords state = state();
        final MarginEngine loaded = new MarginEngine(market.scaled.configuration, (buffer, offset, length) -> { });
        loaded.readState(state, (accounts, total) -> { });
        assertEquals(market.scaled.engine.digest(), loaded.digest());
        assertNotEquals(before, loaded.digest());
        return loaded.digest();
    }

    @Test
    void shouldWriteAsManyWordsAsAreTestedHere() {
        assertEquals(1, state().get(state().size() - WORDS_OF_COLLATERAL - WORDS_OF_THE_CHARGE));
        final ScaledMarket without = new ScaledMarket();
        final StateWords state = new StateWords();
        without.engine.writeState(state);
        // nothing but the number of charges, the totals of the only instrument and the number of accounts
        assertEquals(0, state.get(state.size() - WORDS_OF_COLLATERAL - 4));
    }
}
