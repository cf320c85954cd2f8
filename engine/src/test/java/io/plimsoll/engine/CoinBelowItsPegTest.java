package io.plimsoll.engine;

import static io.plimsoll.engine.CollateralMarket.ACCOUNT;
import static io.plimsoll.engine.CollateralMarket.COIN;
import static io.plimsoll.engine.CollateralMarket.COMBINED;
import static io.plimsoll.engine.CollateralMarket.MONEY;
import static io.plimsoll.engine.CollateralMarket.ONE;
import static io.plimsoll.engine.CollateralMarket.OTHER_SOURCE;
import static io.plimsoll.engine.CollateralMarket.PERCENT;
import static io.plimsoll.engine.CollateralMarket.PERPETUAL;
import static io.plimsoll.engine.CollateralMarket.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A weekend like that of USD Coin in March 2023, hour by hour and made up: from 1.00 on the evening of the 10th to
 * below 0.88 the next morning and back on the 13th. One source follows at once; the other trades little, hours later,
 * and never below 0.94.
 */
class CoinBelowItsPegTest {
    private static final int[] LIQUID = {
        100, 100, 99, 98, 97, 95, 93, 90, 88, 87, 90, 91, 93, 92, 94, 95, 94, 95, 96, 96, 97, 96, 97, 97, 98, 98, 99,
        99, 100, 100, 100, 100};
    private static final int[] ILLIQUID = {
        100, 100, 100, 100, 100, 100, 99, 99, 98, 98, 97, 97, 95, 95, 95, 95, 94, 94, 95, 95, 95, 96, 96, 97, 97, 97,
        97, 98, 98, 99, 100, 100};
    private static final int LOWEST_HOUR = 9;
    private static final int REVIEWS = 60;
    private static final long COINS = 100_000;

    private final CollateralMarket market = new CollateralMarket();

    private void define() {
        market.messages.account(ACCOUNT, MONEY);
        market.messages.collateral(ACCOUNT, COIN, COINS);
        market.messages.fill(ACCOUNT, PERPETUAL, 4_000, 1_000, 0);
        market.collateral.collateral(COIN).pegInstrumentId(COMBINED)
            .pegThreshold(99 * PERCENT).pegFactor(4 * ONE).hysteresis(25 * PERCENT);
        market.messages.send();
        assertEquals(List.of(), market.reasons());
    }

    private void hour(final int hour) {
        market.messages.mark(SOURCE, LIQUID[hour]);
        market.messages.mark(OTHER_SOURCE, ILLIQUID[hour]);
        assertEquals(Math.min(LIQUID[hour], ILLIQUID[hour]), market.mark(COMBINED));
        for (int i = 0; i < REVIEWS; i++) {
            market.review();
        }
    }

    @Test
    void shouldCountTheLowerSourceAndChargeWhatIsMissingToThePeg() {
        define();
        for (int hour = 0; hour <= LOWEST_HOUR; hour++) {
            hour(hour);
        }
        // 4 x (0.99 - 0.87) = 48 %; 52,000 at 0.87, where 40,000 are needed
        assertEquals(48 * PERCENT, market.entry(COIN).extraHaircut());
        assertEquals(45_240, market.report().equity());
        assertEquals(87_000, market.report().equityWithoutHaircuts());
        assertEquals(Level.MARGIN_CALL, market.report().level());
        for (int hour = LOWEST_HOUR + 1; hour < LIQUID.length; hour++) {
            hour(hour);
        }
        assertEquals(0, market.entry(COIN).extraHaircut());
        assertEquals(COINS, market.report().equity());
        assertEquals(Level.HEALTHY, market.report().level());
        // up by what was missing at each new low, down a step a review
        final List<RiskStepDecoder> steps = market.steps();
        assertEquals(0, steps.stream().filter(step -> step.after() < step.before() - PERCENT).count());
        assertEquals(48 * PERCENT, steps.stream().mapToLong(RiskStepDecoder::after).max().orElseThrow());
        assertTrue(steps.size() < 150, "roll-outs: " + steps.size());
    }

    /** By the illiquid source alone nobody would have been called: 0.94 at its lowest, and 20 % of that. */
    @Test
    void shouldHaveMissedItByTheHigherSource() {
        define();
        for (int hour = 0; hour < ILLIQUID.length; hour++) {
            market.messages.mark(SOURCE, ILLIQUID[hour]);
            market.messages.mark(OTHER_SOURCE, ILLIQUID[hour]);
            for (int i = 0; i < REVIEWS; i++) {
                market.review();
            }
        }
        assertEquals(List.of(), market.calls());
        assertEquals(
            20 * PERCENT, market.steps().stream().mapToLong(RiskStepDecoder::after).max().orElseThrow());
    }
}
