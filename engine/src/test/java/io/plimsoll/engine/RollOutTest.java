package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.MONEY;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.LevelCheck;
import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts change over to coming scales by slices, in order of definition (rules, section 11.1). */
class RollOutTest {
    /** A lot at 1,000 needs 10; with 18 that is HEALTHY (1.5), with twice as much LIQUIDATION (1.0). */
    private static final long MONEY_OF_EACH = 18;

    private final ScaledMarket market = new ScaledMarket();
    private final LevelCheck levels = new LevelCheck(market.configuration);

    /** Ten accounts alike, defined in falling order of id: 109 to 100. */
    private void defineAlike() {
        market.scale();
        for (long id = 109; id >= 100; id--) {
            market.account(id, MONEY_OF_EACH, 1);
        }
        market.recorder.clear();
    }

    @Test
    void shouldComputeAccountsAlikeByDifferentScalesInTheMiddle() {
        defineAlike();
        market.comes(2 * ONE);
        assertEquals(List.of("10: 1000 to 2000, wanted 2000, uncovered 0"), market.steps());
        assertEquals(List.of("10 of 10"), market.progress());
        assertEquals(List.of(), market.called());
        assertEquals(10, market.maintenance(109));
        market.scales.rollOut(4);
        assertEquals(20, market.maintenance(106));
        assertEquals(10, market.maintenance(105));
        levels.assertNobodyMissed(market.engine, "in the middle");
    }

    @Test
    void shouldCallTheAccountsOfASliceInOrderOfId() {
        defineAlike();
        market.comes(2 * ONE);
        market.scales.rollOut(4);
        assertEquals(List.of(106L, 107L, 108L, 109L), market.called());
        assertTrue(market.calls().allMatch(call ->
            call.priceInstrumentId() == MarginCallDecoder.priceInstrumentIdNullValue()
            && call.mark() == MarginCallDecoder.markNullValue()
            && call.maintenanceRequirement() == 20));
        market.recorder.clear();
        market.scales.rollOut(4);
        assertEquals(List.of(102L, 103L, 104L, 105L), market.called());
        assertEquals(List.of(), market.progress());
        market.recorder.clear();
        market.scales.rollOut(4);
        assertEquals(
            List.of(RollOutProgressDecoder.TEMPLATE_ID, MarginCallDecoder.TEMPLATE_ID, MarginCallDecoder.TEMPLATE_ID),
            market.recorder.templateIds());
        assertEquals(List.of(100L, 101L), market.called());
        assertEquals(List.of("0 of 10"), market.progress());
        levels.assertNobodyMissed(market.engine, "at the end");
    }

    @Test
    void shouldNotGoBeyondTheLastAccountNorStopBeforeIt() {
        defineAlike();
        market.comes(2 * ONE);
        market.scales.rollOut(4096);
        assertEquals(10, market.called().size());
        assertEquals(List.of("10 of 10", "0 of 10"), market.progress());
        market.recorder.clear();
        market.scales.rollOut(10);
        assertEquals(List.of(), market.recorder.templateIds());
        market.comes(4 * ONE);
        market.recorder.clear();
        market.scales.rollOut(10);
        assertEquals(List.of("0 of 10"), market.progress());
    }

    @Test
    void shouldChangeAccountsOverThatAreDefinedMeanwhile() {
        defineAlike();
        market.comes(2 * ONE);
        market.scales.rollOut(8);
        market.account(50, MONEY_OF_EACH, 1);
        assertEquals(10, market.maintenance(50));
        market.scales.rollOut(2);
        assertEquals(List.of("10 of 10"), market.progress());
        assertEquals(10, market.maintenance(50));
        market.recorder.clear();
        market.scales.rollOut(1);
        assertEquals(List.of("0 of 11"), market.progress());
        assertEquals(List.of(50L), market.called());
        assertEquals(20, market.maintenance(50));
    }

    @Test
    void shouldBeOverAtOnceWithoutAccounts() {
        market.scale();
        market.recorder.clear();
        market.comes(2 * ONE);
        assertEquals(List.of("10: 1000 to 2000, wanted 2000, uncovered 0"), market.steps());
        assertEquals(List.of("0 of 0"), market.progress());
        market.account(1, 100, 1);
        assertEquals(20, market.maintenance(1));
        market.recorder.clear();
        market.scales.rollOut(1);
        assertEquals(List.of(), market.progress());
    }

    @Test
    void shouldMakeNoReviewMeanwhileAndTheMissedOneAfterwards() {
        defineAlike();
        market.comes(2 * ONE);
        market.recorder.clear();
        market.comes(3 * ONE);
        assertEquals(List.of(), market.steps());
        market.scales.rollOut(10);
        market.recorder.clear();
        market.messages.clock(1);
        assertEquals(List.of("10: 2000 to 3000, wanted 3000, uncovered 0"), market.steps());
        assertEquals(20, market.maintenance(109));
    }

    @Test
    void shouldCallAtPricesByTheScaleOfEachAccount() {
        defineAlike();
        for (long id = 100; id <= 109; id++) {
            market.messages.collateral(id, MONEY, 100 - MONEY_OF_EACH);
        }
        market.comes(4 * ONE);
        market.scales.rollOut(5);
        market.recorder.clear();
        // 100 - 41 = 59; 1 % of 959 is 10, and 40 scaled, of which 1.5 times are 60
        market.messages.mark(PERPETUAL, 959);
        assertEquals(List.of(105L, 106L, 107L, 108L, 109L), market.called());
        assertTrue(market.calls().allMatch(call -> call.priceInstrumentId() == PERPETUAL));
        market.recorder.clear();
        // 100 - 86 = 14, and 10, of which 1.5 times are 15; the others are LIQUIDATION since they had less than 40
        market.messages.mark(PERPETUAL, 914);
        assertEquals(10, market.called().size());
    }

    @Test
    void shouldCureWhereAScaleFalls() {
        defineAlike();
        market.comes(1_050_000_000L);
        market.scales.rollOut(10);
        market.messages.mark(PERPETUAL, 998);
        // 16 left; 10 x 1.05 is 11, of which 1.5 times are 16.5
        assertEquals(10, market.called().size());
        market.comes(ONE);
        market.recorder.clear();
        market.scales.rollOut(5);
        assertEquals(List.of(105L, 106L, 107L, 108L, 109L), market.called());
    }

    @Test
    void shouldLookAtNobodyToWhomItCannotMatter() {
        defineAlike();
        market.messages.account(50, MONEY);
        market.messages.collateral(50, MONEY, 5);
        market.perpetual(11);
        market.messages.account(51, MONEY);
        market.messages.collateral(51, MONEY, 100);
        market.messages.fill(51, 11, 1, 1_000, 0);
        market.comes(2 * ONE);
        final long before = market.engine.examinations();
        market.scales.rollOut(20);
        assertEquals(before + 10, market.engine.examinations());
        assertEquals(10, market.maintenance(51));
    }

    @Test
    void shouldLookAtNobodyAtAClock() {
        defineAlike();
        final long before = market.engine.examinations();
        market.comes(2 * ONE);
        assertEquals(before, market.engine.examinations());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4097, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shouldRefuseSlicesOfNobodyAndOfTooMany(final int accounts) {
        defineAlike();
        market.scales.rollOut(accounts);
        assertEquals(ReasonCode.INVALID_DEFINITION, market.refusal());
        market.recorder.clear();
        market.comes(2 * ONE);
        market.scales.rollOut(accounts);
        assertEquals(ReasonCode.INVALID_DEFINITION, market.refusal());
        assertEquals(10, market.maintenance(109));
    }

    @Test
    void shouldRefuseTheOperatorsRollOut() {
        defineAlike();
        market.comes(2 * ONE);
        market.scales.rollOut(MessageWriter.OPERATOR, 10);
        assertEquals(ReasonCode.NOT_PERMITTED, market.refusal());
        assertEquals(10, market.maintenance(109));
    }

    @Test
    void shouldSayWhatAClockDoesInOrder() {
        defineAlike();
        market.volatility(PERPETUAL, 2 * ONE);
        market.recorder.clear();
        market.messages.clock(MINUTE_NS);
        assertEquals(
            List.of(RiskStepDecoder.TEMPLATE_ID, RollOutProgressDecoder.TEMPLATE_ID, SourceAckDecoder.TEMPLATE_ID),
            market.recorder.templateIds());
    }
}
