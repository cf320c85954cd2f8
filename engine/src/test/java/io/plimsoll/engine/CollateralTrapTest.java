package io.plimsoll.engine;

import static io.plimsoll.engine.CollateralMarket.ACCOUNT;
import static io.plimsoll.engine.CollateralMarket.MONEY;
import static io.plimsoll.engine.CollateralMarket.ONE;
import static io.plimsoll.engine.CollateralMarket.PERCENT;
import static io.plimsoll.engine.CollateralMarket.MINUTE_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.LevelCheck;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A coin of which a whole minor unit is worth 100 and more: what an extra haircut rounds of it is more than many a
 * price moves, and a certificate that takes it for nothing misses calls.
 */
class CollateralTrapTest {
    private static final int COIN = 3;
    private static final int COIN_PRICE = 30;
    private static final int IN_COINS = 31;
    private static final int PEG = 32;
    private static final long TEN_COINS = 100_000;
    private static final int ROUNDS = 100;
    private static final int TICKS = 20;

    private final CollateralMarket market = new CollateralMarket();
    private long funding;

    /** An extra haircut, by a peg of its own. */
    private void charge(final long percent, final long... tiers) {
        market.messages.asset(COIN, 0);
        market.spot(COIN_PRICE, 1, 0, 100_000, InstrumentState.TRADING);
        market.messages.mark(COIN_PRICE, 100);
        market.messages.pricedAsset(COIN, 0, COIN_PRICE, tiers);
        market.spot(PEG, 1, -2, 1_000, InstrumentState.TRADING);
        market.messages.mark(PEG, 100 - percent);
        market.collateral.collateral(COIN)
            .pegInstrumentId(PEG).pegThreshold(ONE).pegFactor(ONE).largestExtra(ONE);
        market.messages.send();
        market.messages.clock(MINUTE_NS);
        assertEquals(percent * PERCENT, market.steps().get(0).after());
        market.recorder.clear();
    }

    /** Two coins owed are three with 6 %: 550 cover them up to 183, by 2.12 coins it would be up to 259. */
    @Test
    void shouldKnowToTheUnitWhatIsOwed() {
        charge(6);
        market.messages.account(ACCOUNT, MONEY);
        market.messages.collateral(ACCOUNT, MONEY, 550);
        market.messages.collateral(ACCOUNT, COIN, -2);
        assertFallsAt(184);
    }

    /** The same of an account whose requirement is by a grid. */
    @Test
    void shouldKnowToTheUnitWhatAPortfolioOwes() {
        final PortfolioMessages portfolio = new PortfolioMessages(market.messages);
        portfolio.grid(3, GridTerms.plain(
            List.of(new GridTerms.Point(1, 1, VolatilityMove.NONE)), new GridTerms.Charges(1, 1, 0, 0, 0, 0, 0)));
        portfolio.assignGrid(0, 3);
        charge(6);
        portfolio.account(ACCOUNT, 0, MONEY);
        market.messages.collateral(ACCOUNT, MONEY, 550);
        market.messages.collateral(ACCOUNT, COIN, -2);
        assertFallsAt(184);
    }

    private void assertFallsAt(final long price) {
        assertEquals(250, market.report().equity());
        market.messages.mark(COIN_PRICE, price - 1);
        assertEquals(List.of(), market.calls());
        market.messages.mark(COIN_PRICE, price);
        assertEquals(Level.LIQUIDATION, market.calls().get(0).levelTo());
    }

    /**
     * Debts in coins, with profit and funding that settle in them, haircuts of nearly all, and ratios of 0, so that
     * nothing is kept back for requirements: of 20,000 that a coin is worth rounding takes up to ten times as much. The
     * state is loaded into a new engine after every message, which refuses a level that does not follow.
     */
    @Test
    void shouldKeepBackWhatRoundingTakesOffWhatSettlesInCoins() {
        charge(99, 0, 90 * PERCENT);
        market.messages.perpetual(IN_COINS, COIN, 1_000_000).multiplier().mantissa(1).exponent((byte) -4);
        market.messages.send();
        market.messages.tiers(IN_COINS, 0, 0, 0, 0);
        market.messages.writer().defineAccountClass().classId(1)
            .warningRatio(0).warningCure(0).marginCallRatio(0).marginCallCure(0).liquidationRatio(0).liquidationCure(0);
        market.messages.send();
        market.messages.writer().defineAccount()
            .accountId(ACCOUNT).owner(1).classId(1).valuationAssetId(MONEY).mode(AccountMode.CROSS);
        market.messages.send();
        market.rollOuts.rollOut(1);
        assertEquals(List.of(), market.reasons());
        final Dice dice = new Dice(1);
        long calls = 0;
        long examinations = -market.engine.examinations();
        for (int round = 0; round < ROUNDS; round++) {
            calls += play(dice);
        }
        examinations += market.engine.examinations();
        assertTrue(calls > ROUNDS / 4, "calls: " + calls);
        assertTrue(examinations < (long) ROUNDS * TICKS, "not every tick is a look: " + examinations);
    }

    /** A position worth ten coins or next to it, funding of a twentieth, and prices on both sides. */
    private long play(final Dice dice) {
        market.recorder.clear();
        final LevelCheck levels = new LevelCheck(market.configuration);
        final int sign = dice.sign();
        market.messages.mark(COIN_PRICE, 20_000);
        market.messages.mark(IN_COINS, TEN_COINS + sign * dice.between(1, 60));
        market.messages.position(ACCOUNT, IN_COINS, sign, dice.between(-3, 3));
        funding += sign * 50_000;
        market.messages.funding(IN_COINS, funding);
        market.messages.balance(ACCOUNT, COIN, dice.between(-60, -40));
        market.messages.collateral(ACCOUNT, MONEY, dice.between(0, 160_000) - market.report().equity());
        for (int i = 0; i < TICKS; i++) {
            market.messages.mark(IN_COINS, TEN_COINS + dice.between(-60, 60));
            levels.assertNobodyMissed(market.engine, "tick " + i);
        }
        return market.calls().size();
    }
}
