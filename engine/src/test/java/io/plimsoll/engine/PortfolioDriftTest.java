package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Volatilities of one expiry go up and down by steps, each of which is farther than anchors are apart. Accounts hold an
 * option, and have room for so many steps: then they are looked at when it is used up, and not before.
 */
class PortfolioDriftTest {
    private static final int ACCOUNTS = 16;
    private static final long FIRST_ACCOUNT = 1_000;
    private static final int EXPIRY = 3;
    private static final int AT_THE_MONEY = 4;
    private static final long LOTS = 10;
    private static final long VOLATILITY = 700_000_000L;
    private static final long STEP = 4_000_000L;

    /** What the step does to the deviation of an expiry in 29 days, in the scenario and discount that count most. */
    private static final double DRIFT_OF_STEP = 1.05 * 1.18 * 0.39894 * 1.505 * 0.004 * Math.sqrt(29.0 / 365);

    /** Of the gross size, to have room for a drift of 1: 0.7 of it is for drift, maintenance counts 1.5 times. */
    private static final double HEADROOM_OF_DRIFT = (1.08 + 1.0 / 16) * (1 + 2 * 1.5 * 0.8) / 0.7;

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

    private void volatility(final double steps) {
        market.surface(underlying, underlying.expiries().get(EXPIRY), VOLATILITY + Math.round(steps * STEP), 0);
    }

    private void account(final int number, final long lots, final double stepsOfRoom) {
        final long account = FIRST_ACCOUNT + number;
        market.account(account);
        messages.balance(account, PortfolioMarket.MONEY, 1_000_000_000_000L);
        messages.fill(account, market.option(underlying, EXPIRY, AT_THE_MONEY, true).id(), lots, 5, 0);
        final double headroomOfStep = Math.abs(lots) * underlying.price() * 100 * DRIFT_OF_STEP * HEADROOM_OF_DRIFT;
        line.leave(account, PortfolioMarket.MONEY, (long) (stepsOfRoom * headroomOfStep));
    }

    /** Two steps, or ten, each an anchor with an account on it: all are used again, however often. */
    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void shouldLookAtNobodyWhileVolatilitiesGoUpAndDown(final int steps) {
        for (int step = 0; step < steps; step++) {
            volatility(step);
            account(step, LOTS, 1.5 * (steps - 1));
        }
        final long before = engine.examinations();
        for (int i = 0; i < 100; i++) {
            for (int step = steps - 1; step >= 0; step--) {
                volatility(step);
            }
            for (int step = 0; step < steps; step++) {
                volatility(step);
            }
        }
        assertEquals(before, engine.examinations());
        volatility(-3 * steps);
        assertEquals(before + steps, engine.examinations(), "nobody has that much room");
    }

    /**
     * Fifteen anchors, the first of which was the nearest again just now: the next one takes the place of the second.
     * The account on the first keeps all of its room, that on the second what is left of it.
     */
    @Test
    void shouldGiveUpTheAnchorThatHasNotBeenTheNearestForLongest() {
        account(0, LOTS, 20);
        volatility(1);
        account(1, LOTS, 50);
        for (int step = 2; step < 15; step++) {
            volatility(step);
        }
        volatility(0);
        final long before = engine.examinations();
        volatility(15);
        volatility(-17);
        assertEquals(before, engine.examinations());
        volatility(-25);
        assertEquals(before + 2, engine.examinations(), "nobody has that much room");
    }

    /** Half a step off the nearest anchor when it was looked at: of its room ten steps off, half a step is that way. */
    @Test
    void shouldCountTheWayToTheAnchor() {
        account(0, LOTS, 10);
        volatility(-0.5);
        account(1, LOTS, 10);
        final long before = engine.examinations();
        volatility(9.25);
        assertEquals(before, engine.examinations());
        volatility(9.75);
        assertEquals(before + 1, engine.examinations(), "the other one's room was proven where it was opened");
    }

    /** Volatilities that only rise: accounts that sold options, with room for more steps than there are anchors. */
    @Test
    void shouldMissNobodyWhoseAnchorIsGivenUpAgainAndAgain() {
        for (int number = 0; number < ACCOUNTS; number++) {
            account(number, -LOTS, 16 + number);
        }
        recorder.clear();
        for (int step = 1; step < 250; step++) {
            volatility(step);
            levels.assertNobodyMissed(engine, "step " + step);
        }
        final int calls = recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).size();
        assertTrue(calls >= ACCOUNTS, () -> "only " + calls + " calls");
    }
}
