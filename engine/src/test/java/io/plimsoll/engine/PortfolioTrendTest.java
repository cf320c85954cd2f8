package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.LevelCheck;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.PortfolioMarket;
import io.plimsoll.engine.kit.PortfolioMarket.Underlying;
import io.plimsoll.engine.kit.RandomPortfolios;
import io.plimsoll.engine.kit.WarningLine;
import io.plimsoll.engine.wire.MarginCallDecoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A price that goes a tenth of its way in one direction, tick by tick: beyond where any walk on the lattice ends. */
@Tag("slow")
class PortfolioTrendTest {
    private static final int ACCOUNTS = 400;
    private static final int CALLED = 64;
    private static final long FIRST_ACCOUNT = 1_000;
    private static final int EXPIRY = 3;
    private static final int STRIKES = 9;
    private static final long LOTS = 10;
    private static final long LOT_OF_COINS = 1_000_000;
    private static final int TICKS = 200;
    private static final double PART = 0.1;

    private final EngineConfiguration configuration = RandomPortfolios.configuration(ACCOUNTS);
    private final OutputRecorder recorder = new OutputRecorder();
    private final MarginEngine engine = new MarginEngine(configuration, recorder);
    private final Messages messages = new Messages(engine::apply);
    private final WarningLine line = new WarningLine(messages, recorder);
    private final LevelCheck levels = new LevelCheck(configuration);
    private PortfolioMarket market;
    private Underlying underlying;

    @BeforeEach
    void defineMarket() {
        market = new PortfolioMarket(messages, 1);
        underlying = market.underlyings().get(0);
    }

    private long account(final int number) {
        final long account = FIRST_ACCOUNT + number;
        market.account(account);
        messages.balance(account, PortfolioMarket.MONEY, 1_000_000_000_000L);
        return account;
    }

    private long accountWithOptions(final int number, final long lots) {
        final long account = account(number);
        messages.fill(
            account, market.option(underlying, EXPIRY, number % STRIKES, number % 2 == 0).id(), lots, 5, 0);
        return account;
    }

    /** With a perpetual too, without which coins are no underlying's matter. */
    private long accountWithCoins(final int number, final long lots) {
        final long account = account(number);
        messages.fill(account, underlying.perpetual(), 1, underlying.price(), 0);
        messages.collateral(account, PortfolioMarket.COIN, lots * LOT_OF_COINS);
        return account;
    }

    /** Sends the tick of a trend. */
    private void tick(final int tick, final int direction) {
        messages.mark(
            underlying.spot(), Math.round(underlying.price() * (1 + direction * PART * tick / TICKS)));
    }

    /** Accounts that nothing near can happen to have their wires where walks end, but not all of them at one price. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void shouldLookAtFewAccountsATick(final int direction) {
        for (int number = 0; number < ACCOUNTS; number++) {
            accountWithOptions(number, number % 3 == 0 ? -LOTS : LOTS);
        }
        final long before = engine.examinations();
        long most = 0;
        for (int tick = 1; tick <= TICKS; tick++) {
            final long beforeTick = engine.examinations();
            tick(tick, direction);
            most = Math.max(most, engine.examinations() - beforeTick);
        }
        final long looks = engine.examinations() - before;
        assertTrue(looks >= ACCOUNTS, () -> "only " + looks + " looks");
        final long mostOfTick = most;
        assertTrue(mostOfTick <= ACCOUNTS / 20, () -> mostOfTick + " accounts were looked at with one tick");
    }

    /**
     * Lines from near to beyond the end of all walks: none is between what was proven and a wire. Half of the accounts
     * have coins, or owe them: their line is where it is proven to be.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void shouldMissNobodyWhereWalksEnd(final int direction) {
        final long against = -direction * LOTS;
        final long worth = LOTS * underlying.price() * 100;
        for (int number = 0; number < CALLED; number++) {
            if (number % 2 == 0) {
                line.leave(accountWithOptions(number, against), PortfolioMarket.MONEY, worth / 4 * number / CALLED);
            } else {
                line.leave(accountWithCoins(number, against), PortfolioMarket.MONEY, worth / 8 * number / CALLED);
            }
        }
        recorder.clear();
        for (int tick = 1; tick <= TICKS; tick++) {
            tick(tick, direction);
            levels.assertNobodyMissed(engine, "tick " + tick);
        }
        final int calls = recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).size();
        assertTrue(calls >= CALLED / 3, () -> "only " + calls + " calls");
    }
}
