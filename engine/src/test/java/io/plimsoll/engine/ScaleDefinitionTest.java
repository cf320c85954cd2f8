package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MILLI;
import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.MONEY;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.kit.RollOutMessages;
import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What DefineScale, DefineReview and, because of scales, DefineTiers refuse, in which order, and what is bounded. */
class ScaleDefinitionTest {
    private static final int NOBODY = 12_345;
    private static final int SPOT = 20;
    private static final int OPTION = 21;
    private static final int SETTLED = 22;
    private static final int COIN = 2;

    private final ScaledMarket market = new ScaledMarket();

    @BeforeEach
    void defineVolatility() {
        market.volatility(PERPETUAL, ONE);
        market.recorder.clear();
    }

    private void assertRefused(final ReasonCode expected, final Consumer<DefineScaleEncoder> change) {
        market.recorder.clear();
        final DefineScaleEncoder scale = market.scales.definition(PERPETUAL, PERPETUAL);
        change.accept(scale);
        market.messages.send();
        assertEquals(expected, market.refusal());
    }

    private void defineSpot() {
        market.messages.asset(COIN, 0);
        market.messages.perpetual(SPOT, MONEY, 100)
            .baseAssetId(COIN).instrumentType(InstrumentType.SPOT);
        market.messages.send();
    }

    private void defineOption() {
        final PortfolioMessages portfolios = new PortfolioMessages(market.messages);
        portfolios.option(
            OPTION, PERPETUAL, InstrumentType.CALL, 1_000, Feed.START_NS + MINUTE_NS, 1_000_000);
        market.messages.send();
    }

    /** Each message has all that a later reason is about wrong, too. */
    @Test
    void shouldRefuseInThisOrder() {
        defineSpot();
        defineOption();
        market.perpetual(SETTLED);
        market.messages.settle(SETTLED, 1_000);
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, scale ->
            scale.instrumentId(NOBODY).volatilityInstrumentId(NOBODY).step(0));
        assertRefused(ReasonCode.NOT_MARGINED, scale ->
            scale.instrumentId(SPOT).volatilityInstrumentId(NOBODY).step(0));
        assertRefused(ReasonCode.NOT_MARGINED, scale ->
            scale.instrumentId(OPTION).volatilityInstrumentId(NOBODY).step(0));
        assertRefused(ReasonCode.INSTRUMENT_NOT_TRADING, scale ->
            scale.instrumentId(SETTLED).volatilityInstrumentId(NOBODY).step(0));
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, scale -> scale.volatilityInstrumentId(NOBODY).step(0));
        assertRefused(ReasonCode.NO_VOLATILITY, scale -> scale.volatilityInstrumentId(SPOT).step(0));
        assertRefused(ReasonCode.INVALID_DEFINITION, scale -> scale.step(0));
        assertRefused(ReasonCode.NULL_VAL, scale -> { });
    }

    @Test
    void shouldSayWhichInstrumentARefusedRuleIsAbout() {
        assertRefused(ReasonCode.INVALID_DEFINITION, scale -> scale.step(0));
        final RejectionDecoder rejection = new RejectionDecoder().wrapAndApplyHeader(
            market.recorder.ofKind(RejectionDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(PERPETUAL, rejection.instrumentId());
        assertEquals(RejectionDecoder.accountIdNullValue(), rejection.accountId());
        assertEquals(RejectionDecoder.assetIdNullValue(), rejection.assetId());
        assertEquals(DefineScaleEncoder.TEMPLATE_ID, rejection.templateId());
    }

    static Stream<Consumer<DefineScaleEncoder>> numbersBeyondTheirRanges() {
        return Stream.of(
            scale -> scale.referenceVolatility(999_999),
            scale -> scale.referenceVolatility(25 * ONE + 1),
            scale -> scale.step(999_999),
            scale -> scale.step(3 * MILLI),
            scale -> scale.step(2 * ONE).largestScale(10 * ONE).riseAtOnce(2 * ONE),
            scale -> scale.step(-50 * MILLI),
            scale -> scale.leastScale(-50 * MILLI),
            scale -> scale.leastScale(ONE + 50 * MILLI),
            scale -> scale.leastScale(MILLI),
            scale -> scale.largestScale(ONE - 50 * MILLI),
            scale -> scale.largestScale(100 * ONE + 50 * MILLI),
            scale -> scale.largestScale(2 * ONE + MILLI),
            scale -> scale.hysteresis(-1),
            scale -> scale.hysteresis(ONE + 1),
            scale -> scale.reserve(-1),
            scale -> scale.reserve(ONE + 1),
            scale -> scale.risePerHour(-1),
            scale -> scale.risePerHour(100 * ONE + 1),
            scale -> scale.refillPerHour(-1),
            scale -> scale.refillPerHour(100 * ONE + 1),
            scale -> scale.riseAtOnce(50 * MILLI - 1),
            scale -> scale.riseAtOnce(100 * ONE + 1),
            scale -> scale.largestGap(-50 * MILLI),
            scale -> scale.largestGap(100 * ONE + 50 * MILLI),
            scale -> scale.largestGap(MILLI));
    }

    @ParameterizedTest
    @MethodSource("numbersBeyondTheirRanges")
    void shouldRefuseANumberBeyondItsRange(final Consumer<DefineScaleEncoder> change) {
        assertRefused(ReasonCode.INVALID_DEFINITION, change);
    }

    static Stream<Consumer<DefineScaleEncoder>> numbersAtTheEndsOfTheirRanges() {
        return Stream.of(
            scale -> scale.referenceVolatility(1_000_000),
            scale -> scale.referenceVolatility(25 * ONE),
            scale -> scale.step(MILLI).riseAtOnce(MILLI),
            scale -> scale.step(ONE).riseAtOnce(ONE).largestScale(ONE),
            scale -> scale.leastScale(ONE).largestScale(ONE),
            scale -> scale.hysteresis(ONE).reserve(ONE),
            scale -> scale.risePerHour(100 * ONE).refillPerHour(100 * ONE).riseAtOnce(100 * ONE),
            scale -> scale.largestGap(100 * ONE));
    }

    @ParameterizedTest
    @MethodSource("numbersAtTheEndsOfTheirRanges")
    void shouldAcceptANumberAtTheEndOfItsRange(final Consumer<DefineScaleEncoder> change) {
        assertRefused(ReasonCode.NULL_VAL, change);
    }

    @Test
    void shouldRefuseAScaleThatMakesARateMoreThanAHundred() {
        tiers(1_000_000_001L);
        assertRefused(ReasonCode.INVALID_DEFINITION, scale -> scale.largestScale(100 * ONE));
        assertRefused(ReasonCode.NULL_VAL, scale -> scale.largestScale(100 * ONE - 50 * MILLI));
        tiers(ONE);
        assertRefused(ReasonCode.NULL_VAL, scale -> scale.largestScale(100 * ONE));
        // no rule is ever forgotten: 1.000000001 x 100
        assertRefused(ReasonCode.NULL_VAL, scale -> scale.largestScale(ONE));
        market.recorder.clear();
        tiers(1_000_000_001L);
        assertEquals(ReasonCode.INVALID_DEFINITION, market.refusal());
        market.recorder.clear();
        tiers(ONE);
        assertEquals(ReasonCode.NULL_VAL, market.refusal());
    }

    /** Initial rates count: they are the larger ones. */
    private void tiers(final long initialRate) {
        market.messages.tiers(PERPETUAL, 0, MILLI, 0, initialRate);
    }

    @Test
    void shouldRefuseRatesBeforeItLooksAtTheOrderOfTiers() {
        assertRefused(ReasonCode.NULL_VAL, scale -> scale.largestScale(100 * ONE));
        market.recorder.clear();
        market.messages.tiers(PERPETUAL, 5, MILLI, 0, ONE + 1);
        assertEquals(ReasonCode.INVALID_DEFINITION, market.refusal());
        market.recorder.clear();
        market.messages.tiers(PERPETUAL, 5, MILLI, 0, ONE);
        assertEquals(ReasonCode.TIERS_NOT_ORDERED, market.refusal());
    }

    /**
     * A lot at the worst price is worth 10^6; 2^60 of it divided by 10^6 times the largest rate, 10 %, times the scale,
     * rounded up.
     */
    @Test
    void shouldBoundLotsByTheLargestScaledRate() {
        market.messages.account(1, MONEY);
        assertBound((1L << 60) / 1_000_000, 1_000);
        assertRefused(ReasonCode.NULL_VAL, scale -> scale.largestScale(50 * ONE));
        // 10 % x 50 = 5
        assertBound((1L << 60) / 5_000_000, 1_000);
        assertRefused(ReasonCode.NULL_VAL, scale -> scale.largestScale(ONE));
        assertBound((1L << 60) / 5_000_000, 1_000);
        market.messages.tiers(PERPETUAL, 0, MILLI, 0, 200 * MILLI);
        assertBound((1L << 60) / 10_000_000, 1_000);
    }

    /** A fill of so many lots is too large for its account only, one lot more for the instrument. */
    private void assertBound(final long lots, final long price) {
        market.recorder.clear();
        market.messages.fill(1, PERPETUAL, lots, price, 0);
        assertEquals(ReasonCode.OVERFLOW, market.refusal());
        market.recorder.clear();
        market.messages.fill(1, PERPETUAL, lots + 1, price, 0);
        assertEquals(ReasonCode.QUANTITY_BEYOND_MAXIMUM, market.refusal());
    }

    @Test
    void shouldRefuseAScaleThatSomebodyHasNoRoomFor() {
        // worth 5 x 10^16 at the worst price, funding as much and back: (2 + rate) times that, four times, within
        // 1.1529 x 10^18
        market.messages.account(1, MONEY);
        market.messages.fill(1, PERPETUAL, 50_000_000_000L, 1, 0);
        assertEquals(ReasonCode.NULL_VAL, market.refusal());
        assertRefused(ReasonCode.OVERFLOW, scale -> scale.largestScale(38 * ONE));
        // nothing was changed by that: the bound of lots is as it was
        market.messages.account(2, MONEY);
        market.recorder.clear();
        market.messages.fill(2, PERPETUAL, (1L << 60) / 1_000_000 + 1, 1, 0);
        assertEquals(ReasonCode.QUANTITY_BEYOND_MAXIMUM, market.refusal());
        market.recorder.clear();
        market.messages.fill(2, PERPETUAL, (1L << 60) / 1_000_000, 1, 0);
        assertEquals(ReasonCode.OVERFLOW, market.refusal());
        assertRefused(ReasonCode.NULL_VAL, scale -> scale.largestScale(37 * ONE));
        market.recorder.clear();
        // with 37, a rate of 11 % is 4.07
        market.messages.tiers(PERPETUAL, 0, MILLI, 0, 110 * MILLI);
        assertEquals(ReasonCode.OVERFLOW, market.refusal());
        market.recorder.clear();
        market.messages.tiers(PERPETUAL, 0, MILLI, 0, 100 * MILLI);
        assertEquals(ReasonCode.NULL_VAL, market.refusal());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3_601, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shouldRefuseReviewsTooOftenOrTooSeldom(final int seconds) {
        market.scales.review(seconds);
        assertEquals(ReasonCode.INVALID_DEFINITION, market.refusal());
    }

    @Test
    void shouldNotKnowTheMessagesUnderEarlierVersions() {
        for (int version = 1; version < EngineConfiguration.DRAFT_RULES_VERSION; version++) {
            final OutputRecorder recorder = new OutputRecorder();
            final EngineConfiguration configuration =
                new EngineConfiguration(version, 4, 4, 4, 4, 4, 4, 4, 4, 4);
            final Messages messages = new Messages(new MarginEngine(configuration, recorder)::apply);
            final RollOutMessages scales = new RollOutMessages(messages);
            scales.define(PERPETUAL, PERPETUAL);
            scales.review(60);
            scales.rollOut(1);
            messages.clock(MINUTE_NS);
            final List<ReasonCode> reasons = recorder.ofKind(RejectionDecoder.TEMPLATE_ID).stream()
                .map(output -> new RejectionDecoder().wrapAndApplyHeader(output, 0, new MessageHeaderDecoder()))
                .map(RejectionDecoder::reason)
                .toList();
            final ReasonCode unknown = ReasonCode.UNKNOWN_MESSAGE;
            assertEquals(List.of(unknown, unknown, unknown), reasons, "version " + version);
        }
    }
}
