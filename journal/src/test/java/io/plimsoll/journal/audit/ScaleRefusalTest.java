package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.DefineReviewDecoder;
import io.plimsoll.engine.wire.DefineScaleDecoder;
import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal of rule 11.5, each message with what is refused later too; and what is just allowed. */
class ScaleRefusalTest {
    private static final int SPOT = 20;
    private static final int OPTION = 21;
    private static final int SETTLED = 22;
    private static final int COIN = 2;
    private static final int UNKNOWN = 99;
    private static final long MOST_VOLATILITY = 25 * ONE;
    private static final long YEAR_NS = TimeUnit.DAYS.toNanos(365);

    private ScaleFixture book;

    private void begin(final Implementation implementation) {
        book = new ScaleFixture(implementation);
        book.perpetual(OTHER);
        book.perpetual(SETTLED);
        book.messages().settle(SETTLED, 100);
        book.messages().asset(COIN, 0);
        book.messages().perpetual(SPOT, DOLLAR, 1_000_000).instrumentType(InstrumentType.SPOT).baseAssetId(COIN);
        book.messages().send();
        new PortfolioMessages(book.messages())
            .option(OPTION, PERPETUAL, InstrumentType.CALL, 100, Long.MAX_VALUE / 2, 1_000_000);
        book.messages().send();
        book.charge(ONE);
        assertEquals(List.of(), book.plain().reasons());
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseVolatilities(final Implementation implementation) {
        begin(implementation);
        final Consumer<DefineVolatilityEncoder> bad = volatility -> volatility.sampleSeconds(0);
        refuseVolatility(ReasonCode.UNKNOWN_INSTRUMENT, UNKNOWN, bad);
        refuseVolatility(ReasonCode.INVALID_DEFINITION, OPTION, volatility -> { });
        refuseVolatility(ReasonCode.INSTRUMENT_NOT_TRADING, SETTLED, bad);
        final List<Consumer<DefineVolatilityEncoder>> invalid = List.of(
            bad,
            volatility -> volatility.sampleSeconds(86_401),
            volatility -> volatility.halfLifeSamples(0),
            volatility -> volatility.halfLifeSamples((1 << 20) + 1),
            volatility -> volatility.staleSeconds(-1),
            volatility -> volatility.startVolatility(0),
            volatility -> volatility.startVolatility(MOST_VOLATILITY + 1),
            volatility -> volatility.longRunVolatility(-1),
            volatility -> volatility.longRunVolatility(MOST_VOLATILITY + 1),
            volatility -> volatility.stressVolatility(-1),
            volatility -> volatility.stressVolatility(MOST_VOLATILITY + 1),
            volatility -> volatility.stressWeight(-1),
            volatility -> volatility.stressWeight(ONE + 1));
        invalid.forEach(change -> refuseVolatility(ReasonCode.INVALID_DEFINITION, OTHER, change));
        assertRefused(ReasonCode.NO_VOLATILITY, () -> forecast(OTHER, 0, 0, 0, 0));
        accept(() -> volatility(OTHER, volatility -> volatility
            .sampleSeconds(1).halfLifeSamples(1 << 20).staleSeconds(Integer.MAX_VALUE).startVolatility(MOST_VOLATILITY)
            .longRunVolatility(MOST_VOLATILITY).stressVolatility(MOST_VOLATILITY).stressWeight(ONE)));
        accept(() -> volatility(OTHER, volatility -> volatility.sampleSeconds(86_400).halfLifeSamples(1)));
        accept(() -> volatility(SPOT, volatility -> { }));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseForecasts(final Implementation implementation) {
        begin(implementation);
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, () -> forecast(UNKNOWN, 0, 0, 0, 0));
        assertRefused(ReasonCode.NO_VOLATILITY, () -> forecast(OTHER, 0, 0, 0, 0));
        assertRefused(ReasonCode.VOLATILITY_OUT_OF_RANGE, () -> forecast(PERPETUAL, 0, 0, 0, 0));
        assertRefused(ReasonCode.VOLATILITY_OUT_OF_RANGE, () -> forecast(PERPETUAL, MOST_VOLATILITY + 1, 0, 0, 0));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> forecast(PERPETUAL, ONE, 0, 1, 2));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> forecast(PERPETUAL, ONE, 2, 1, 3));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> forecast(PERPETUAL, ONE, 1, 2, 2));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> forecast(PERPETUAL, ONE, 1, 2, YEAR_NS + 1));
        final long most = Long.MAX_VALUE - book.messages().feed().timeNs();
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> forecast(PERPETUAL, ONE, 1, 2, most));
        accept(() -> forecast(PERPETUAL, 1, 1, 1, 2));
        accept(() -> forecast(PERPETUAL, MOST_VOLATILITY, 1, 2, YEAR_NS));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseScales(final Implementation implementation) {
        begin(implementation);
        final Consumer<DefineScaleEncoder> bad = scale -> scale.step(0);
        refuseScale(ReasonCode.UNKNOWN_INSTRUMENT, UNKNOWN, UNKNOWN, bad);
        refuseScale(ReasonCode.NOT_MARGINED, SPOT, UNKNOWN, bad);
        refuseScale(ReasonCode.NOT_MARGINED, OPTION, UNKNOWN, bad);
        refuseScale(ReasonCode.INSTRUMENT_NOT_TRADING, SETTLED, UNKNOWN, bad);
        refuseScale(ReasonCode.UNKNOWN_INSTRUMENT, PERPETUAL, UNKNOWN, bad);
        refuseScale(ReasonCode.NO_VOLATILITY, PERPETUAL, OTHER, bad);
        final List<Consumer<DefineScaleEncoder>> invalid = List.of(
            bad,
            scale -> scale.referenceVolatility(999_999),
            scale -> scale.referenceVolatility(MOST_VOLATILITY + 1),
            scale -> scale.step(500_000),
            scale -> scale.step(-100_000_000),
            scale -> scale.step(300_000_000),
            scale -> scale.step(2 * ONE).leastScale(0).largestScale(4 * ONE).riseAtOnce(2 * ONE),
            scale -> scale.leastScale(550_000_000),
            scale -> scale.leastScale(-100_000_000),
            scale -> scale.leastScale(1_100_000_000),
            scale -> scale.largestScale(1_550_000_000),
            scale -> scale.largestScale(900_000_000),
            scale -> scale.largestScale(100 * ONE + 100_000_000),
            scale -> scale.largestGap(50_000_000),
            scale -> scale.largestGap(-100_000_000),
            scale -> scale.largestGap(100 * ONE + 100_000_000),
            scale -> scale.hysteresis(-1),
            scale -> scale.hysteresis(ONE + 1),
            scale -> scale.reserve(-1),
            scale -> scale.reserve(ONE + 1),
            scale -> scale.risePerHour(-1),
            scale -> scale.risePerHour(100 * ONE + 1),
            scale -> scale.refillPerHour(-1),
            scale -> scale.refillPerHour(100 * ONE + 1),
            scale -> scale.riseAtOnce(99_999_999),
            scale -> scale.riseAtOnce(100 * ONE + 1));
        invalid.forEach(change -> refuseScale(ReasonCode.INVALID_DEFINITION, PERPETUAL, PERPETUAL, change));
        accept(() -> scale(PERPETUAL, PERPETUAL, scale -> scale
            .referenceVolatility(1_000_000).step(1_000_000).leastScale(0).largestScale(100 * ONE)
            .hysteresis(ONE).reserve(ONE).refillPerHour(100 * ONE).risePerHour(100 * ONE).riseAtOnce(100 * ONE)
            .largestGap(100 * ONE)));
        accept(() -> scale(PERPETUAL, PERPETUAL, scale -> scale
            .referenceVolatility(MOST_VOLATILITY).step(ONE).leastScale(ONE).largestScale(ONE).riseAtOnce(ONE)));
        accept(() -> scale(OTHER, PERPETUAL, scale -> scale.riseAtOnce(100_000_000)));
    }

    /** 20 times 5 is 100, and not more; a billionth more of either is. A rule that is refused raises nothing. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseRatesAboveHundredAtTheLargestScale(final Implementation implementation) {
        begin(implementation);
        accept(() -> book.messages().tiers(PERPETUAL, 0, ONE, 0, 20 * ONE));
        refuseScale(
            ReasonCode.INVALID_DEFINITION, PERPETUAL, PERPETUAL, scale -> scale.largestScale(5_100_000_000L));
        accept(() -> book.messages().tiers(PERPETUAL, 0, ONE, 0, 100 * ONE));
        accept(() -> book.messages().tiers(PERPETUAL, 0, ONE, 0, 20 * ONE));
        accept(() -> scale(PERPETUAL, PERPETUAL, scale -> { }));
        assertRefused(
            ReasonCode.INVALID_DEFINITION, () -> book.messages().tiers(PERPETUAL, 7, ONE, 0, 20 * ONE + 1));
        assertRefused(ReasonCode.TIERS_NOT_ORDERED, () -> book.messages().tiers(PERPETUAL, 7, ONE, 0, 20 * ONE));
        accept(() -> scale(PERPETUAL, PERPETUAL, scale -> scale.largestScale(ONE)));
        assertRefused(
            ReasonCode.INVALID_DEFINITION, () -> book.messages().tiers(PERPETUAL, 0, ONE, 0, 20 * ONE + 1));
    }

    /**
     * A lot may be worth 10^6, and funding another 2 x 10^6. With initial margin of 20 % and a largest scale of 9 its
     * rate is 1.8: 72.5 x 10^9 lots and their cost of 72.5 x 10^11 are 275,507,250,000,000,000, below 2^58 =
     * 288,230,376,151,711,744. With 10 it is 2: more than 290 x 10^15, too much. What is refused changes nothing: there
     * is still room for what there was room for.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseScalesThatSomebodyHasTooMuchFor(final Implementation implementation) {
        begin(implementation);
        book.messages().account(1, DOLLAR);
        accept(() -> book.messages().position(1, PERPETUAL, 72_500_000_000L, 7_250_000_000_000L));
        refuseScale(ReasonCode.OVERFLOW, PERPETUAL, PERPETUAL, scale -> scale.largestScale(10 * ONE));
        accept(() -> book.messages().position(1, PERPETUAL, 75_000_000_000L, 7_500_000_000_000L));
        accept(() -> book.messages().position(1, PERPETUAL, 72_500_000_000L, 7_250_000_000_000L));
        accept(() -> scale(PERPETUAL, PERPETUAL, scale -> scale.largestScale(9 * ONE)));
        assertRefused(ReasonCode.OVERFLOW,
            () -> book.messages().position(1, PERPETUAL, 76_000_000_000L, 7_600_000_000_000L));
        assertRefused(ReasonCode.OVERFLOW, () -> book.messages().tiers(PERPETUAL, 0, ONE / 5, 0, ONE / 4));
    }

    /**
     * 2^60 / (10^6 x 2) is 576,460,752,303 lots, with a rate of 0.2 and a scale of 10. A rule of less that follows
     * raises nothing. With a rate of 0.333333333 and a scale of 3.1 it is 1.0333333323, rounded up 1.033333333:
     * 1,115,730,488,689 lots, and not 1,115,730,489,444.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBoundLotsByTheLargestScaleThereEverWas(final Implementation implementation) {
        begin(implementation);
        book.messages().account(1, DOLLAR);
        requireMostLots(1_152_921_504_606L, PERPETUAL);
        accept(() -> scale(PERPETUAL, PERPETUAL, scale -> scale.largestScale(10 * ONE)));
        accept(() -> scale(PERPETUAL, PERPETUAL, scale -> scale.largestScale(ONE)));
        requireMostLots(576_460_752_303L, PERPETUAL);
        book.messages().tiers(OTHER, 0, 333_333_333, 0, 333_333_333);
        accept(() -> scale(OTHER, PERPETUAL, scale -> scale.largestScale(3_100_000_000L)));
        requireMostLots(1_115_730_488_689L, OTHER);
    }

    /** Beyond the lots bound one reason is given, within it another: no account has room for so much. */
    private void requireMostLots(final long lots, final int instrumentId) {
        assertRefused(
            ReasonCode.QUANTITY_BEYOND_MAXIMUM, () -> book.messages().position(1, instrumentId, lots + 1, 0));
        assertRefused(ReasonCode.OVERFLOW, () -> book.messages().position(1, instrumentId, lots, 0));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseReviewsAndRollOuts(final Implementation implementation) {
        begin(implementation);
        for (final int seconds : new int[] {-1, 0, 3_601}) {
            assertRefused(ReasonCode.INVALID_DEFINITION, () -> book.scales().review(seconds));
        }
        accept(() -> book.scales().review(1));
        accept(() -> book.scales().review(3_600));
        for (final int accounts : new int[] {-1, 0, 4_097}) {
            assertRefused(ReasonCode.INVALID_DEFINITION, () -> book.scales().rollOut(accounts));
        }
        accept(() -> book.scales().rollOut(1));
        accept(() -> book.scales().rollOut(4_096));
    }

    /** RollOut is the clock's, the others are definitions: the service may not define, nor the operator roll out. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldAskForPermission(final Implementation implementation) {
        begin(implementation);
        final List<Runnable> definitions = List.of(
            () -> volatility(PERPETUAL, volatility -> { }),
            () -> scale(PERPETUAL, PERPETUAL, scale -> { }),
            () -> book.scales().review(60),
            () -> forecast(PERPETUAL, ONE, 1, 1, 2));
        for (final Runnable definition : definitions) {
            assertRefused(ReasonCode.NOT_PERMITTED, () -> {
                book.messages().writer().from(MessageWriter.SERVICE);
                definition.run();
            });
            book.messages().writer().from(MessageWriter.OPERATOR);
            accept(definition);
        }
        assertRefused(ReasonCode.NOT_PERMITTED, () -> book.scales().rollOutFrom(MessageWriter.OPERATOR, 1));
    }

    /** The instrument of the message, if it has one of that name. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayWhatWasRefused(final Implementation implementation) {
        begin(implementation);
        final int none = RejectionDecoder.instrumentIdNullValue();
        requireSubject(DefineVolatilityDecoder.TEMPLATE_ID, UNKNOWN, () -> volatility(UNKNOWN, volatility -> { }));
        requireSubject(DefineScaleDecoder.TEMPLATE_ID, UNKNOWN, () -> scale(UNKNOWN, PERPETUAL, scale -> { }));
        requireSubject(VolatilityForecastDecoder.TEMPLATE_ID, UNKNOWN, () -> forecast(UNKNOWN, 0, 0, 0, 0));
        requireSubject(DefineReviewDecoder.TEMPLATE_ID, none, () -> book.scales().review(0));
        requireSubject(RollOutDecoder.TEMPLATE_ID, none, () -> book.scales().rollOut(0));
    }

    private void requireSubject(final int templateId, final int instrumentId, final Runnable message) {
        book.recorder().clear();
        message.run();
        final RejectionDecoder rejection = new RejectionDecoder().wrapAndApplyHeader(
            book.recorder().ofKind(RejectionDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(templateId, rejection.templateId());
        assertEquals(instrumentId, rejection.instrumentId());
    }

    private void refuseVolatility(
        final ReasonCode reason, final int instrumentId, final Consumer<DefineVolatilityEncoder> change) {
        assertRefused(reason, () -> volatility(instrumentId, change));
    }

    private void refuseScale(
        final ReasonCode reason,
        final int instrumentId,
        final int volatilityInstrumentId,
        final Consumer<DefineScaleEncoder> change) {
        assertRefused(reason, () -> scale(instrumentId, volatilityInstrumentId, change));
    }

    private void volatility(final int instrumentId, final Consumer<DefineVolatilityEncoder> change) {
        change.accept(book.scales().volatility(instrumentId));
        book.messages().send();
    }

    private void scale(
        final int instrumentId, final int volatilityInstrumentId, final Consumer<DefineScaleEncoder> change) {
        change.accept(book.scales().scale(instrumentId, volatilityInstrumentId));
        book.messages().send();
    }

    /** Times from the stamp on. */
    private void forecast(
        final int instrumentId, final long most, final long startNs, final long fullNs, final long endNs) {
        final long nowNs = book.messages().feed().timeNs();
        book.scales().forecast(instrumentId, most, nowNs + startNs, nowNs + fullNs, nowNs + endNs);
    }

    private void assertRefused(final ReasonCode reason, final Runnable message) {
        book.recorder().clear();
        message.run();
        assertEquals(List.of(reason), book.plain().reasons());
    }

    private void accept(final Runnable message) {
        book.recorder().clear();
        message.run();
        assertEquals(List.of(), book.plain().reasons());
    }
}
