package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import io.plimsoll.engine.wire.DefineSizeChargeEncoder;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.Sequencing;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal of rule 11.7, each message with what is refused later too; and what is just allowed. */
class SizeRefusalTest {
    private static final int SPOT = 20;
    private static final int OPTION = 21;
    private static final int SETTLED = 22;
    private static final int COIN = 2;
    private static final int UNKNOWN = 99;
    private static final long MOST_LOTS = 1L << 58;
    private static final long END = Long.MAX_VALUE;
    private static final long[] BANDS = {10, 1, 100, 5, END, 20};

    private SizeFixture fixture;

    private void begin(final Implementation implementation) {
        fixture = new SizeFixture(implementation);
        fixture.book().perpetual(OTHER);
        fixture.book().perpetual(SETTLED);
        fixture.sizes().sizeCharge(SETTLED, charge -> { }, BANDS);
        fixture.book().messages().settle(SETTLED, 100);
        fixture.book().messages().asset(COIN, 0);
        fixture.book().messages().perpetual(SPOT, DOLLAR, 1_000_000)
            .instrumentType(InstrumentType.SPOT).baseAssetId(COIN);
        fixture.book().messages().send();
        new PortfolioMessages(fixture.book().messages())
            .option(OPTION, PERPETUAL, InstrumentType.CALL, 100, Long.MAX_VALUE / 2, 1_000_000);
        fixture.book().messages().send();
        assertEquals(List.of(), fixture.book().plain().reasons());
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseSizeCharges(final Implementation implementation) {
        begin(implementation);
        final Consumer<DefineSizeChargeEncoder> bad = charge -> charge.rootRate(-1);
        refuse(ReasonCode.UNKNOWN_INSTRUMENT, UNKNOWN, bad);
        refuse(ReasonCode.NOT_MARGINED, SPOT, bad);
        refuse(ReasonCode.NOT_MARGINED, OPTION, bad);
        refuse(ReasonCode.INSTRUMENT_NOT_TRADING, SETTLED, bad);
        final List<Consumer<DefineSizeChargeEncoder>> invalid = List.of(
            bad,
            charge -> charge.rootRate(1_000_000_000_000_001L),
            charge -> charge.allowance(-1),
            charge -> charge.allowance(ONE + 1),
            charge -> charge.largestSizeRate(-1),
            charge -> charge.largestSizeRate(10 * ONE + 1),
            charge -> charge.closeOutShare(-1),
            charge -> charge.closeOutShare(ONE + 1),
            charge -> charge.largestCloseOutFactor(ONE - 1),
            charge -> charge.largestCloseOutFactor(100 * ONE + 1),
            charge -> charge.thinnessStep(500_000),
            charge -> charge.thinnessStep(-100_000_000),
            charge -> charge.thinnessStep(300_000_000).largestThinness(3 * ONE),
            charge -> charge.largestThinness(ONE - 100_000_000),
            charge -> charge.largestThinness(1_000 * ONE + 100_000_000),
            charge -> charge.largestThinness(ONE + 50_000_000),
            charge -> charge.thinnessHysteresis(-1),
            charge -> charge.thinnessHysteresis(ONE + 1),
            charge -> charge.recoverySamples(0),
            charge -> charge.recoverySamples((1 << 20) + 1),
            charge -> charge.recoverySampleSeconds(0),
            charge -> charge.recoverySampleSeconds(3_601),
            charge -> charge.openInterestLower(-1).openInterestUpper(1),
            charge -> charge.openInterestLower(1).openInterestUpper(1),
            charge -> charge.openInterestLower(1),
            charge -> charge.openInterestUpper(-1));
        invalid.forEach(change -> refuse(ReasonCode.INVALID_DEFINITION, PERPETUAL, change));
        accept(() -> define(PERPETUAL, charge -> charge
            .rootRate(1_000_000_000_000_000L).allowance(ONE).largestSizeRate(10 * ONE).closeOutShare(ONE)
            .largestThinness(1_000 * ONE).thinnessHysteresis(ONE).recoverySamples(1 << 20)
            .recoverySampleSeconds(3_600).openInterestUpper(1)));
        accept(() -> define(OTHER, charge -> charge
            .largestSizeRate(0).largestCloseOutFactor(100 * ONE).thinnessStep(1_000_000).largestThinness(ONE)));
        accept(() -> define(OTHER, charge -> charge.thinnessStep(ONE)));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseBands(final Implementation implementation) {
        begin(implementation);
        final List<long[]> invalid = List.of(
            new long[] {10, 1},
            new long[] {10, 1, 100, 5},
            new long[] {END, 1, END, 5},
            new long[] {0, 1, END, 5},
            new long[] {-1, 1, END, 5},
            new long[] {MOST_LOTS + 1, 1, END, 5},
            new long[] {10, 1, 10, 2, END, 5},
            new long[] {10, 5, END, 4},
            new long[] {10, -1, END, 4},
            new long[] {10, 5, END, ONE + 1},
            bands(17));
        invalid.forEach(bands -> assertRefused(
            ReasonCode.INVALID_DEFINITION, () -> fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, bands)));
        accept(() -> fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, bands(16)));
        accept(() -> fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, END, 0));
        accept(() -> fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, 1, 0, MOST_LOTS, ONE, END, ONE));
    }

    private static long[] bands(final int number) {
        final long[] bands = new long[2 * number];
        for (int i = 0; i < number; i++) {
            bands[2 * i] = i == number - 1 ? END : i + 1;
        }
        return bands;
    }

    /**
     * An initial rate of 0.2 at a scale of 5 is 1, times 90 and with 10 added 100. Rates that can grow to 1 count as 1,
     * so with a scale of 5 they are 5. A charge that is refused raises nothing.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseRatesAboveHundred(final Implementation implementation) {
        begin(implementation);
        fixture.book().scale();
        final Consumer<DefineSizeChargeEncoder> most =
            charge -> charge.largestCloseOutFactor(90 * ONE).largestSizeRate(10 * ONE);
        refuse(ReasonCode.INVALID_DEFINITION, PERPETUAL,
            most.andThen(charge -> charge.largestCloseOutFactor(91 * ONE)));
        refuse(ReasonCode.INVALID_DEFINITION, PERPETUAL, most.andThen(charge -> charge.openInterestUpper(1)));
        accept(() -> define(PERPETUAL, most));
        accept(() -> define(PERPETUAL, charge -> charge.largestCloseOutFactor(ONE).largestSizeRate(0)));
        assertRefused(ReasonCode.INVALID_DEFINITION,
            () -> fixture.book().messages().tiers(PERPETUAL, 0, ONE / 10, 0, ONE / 5 + 1));
        fixture.book().scales().scale(PERPETUAL, PERPETUAL).largestScale(5_100_000_000L);
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.book().messages().send());
        accept(() -> define(OTHER, charge -> charge.largestCloseOutFactor(10 * ONE).largestSizeRate(0)));
        refuse(ReasonCode.INVALID_DEFINITION, OTHER, charge -> charge
            .largestCloseOutFactor(100 * ONE).openInterestUpper(1).largestSizeRate(1));
        accept(() -> define(OTHER, charge -> charge
            .largestCloseOutFactor(100 * ONE).openInterestUpper(1).largestSizeRate(0)));
    }

    /**
     * 2^60 / 10^6 lots at most with a rate of 1. 0.2 times 6 is 1.2, and with 0.3 added 1.5; with open interest 1 times
     * 6 and 0.3 added is 6.3. What there ever was counts.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBoundLotsByTheLargestRateThereEverWas(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().account(1, DOLLAR);
        requireMostLots(1_152_921_504_606L);
        accept(() -> define(PERPETUAL, charge -> charge.largestCloseOutFactor(6 * ONE).largestSizeRate(300_000_000)));
        accept(() -> define(PERPETUAL, charge -> charge.largestCloseOutFactor(ONE).largestSizeRate(0)));
        requireMostLots(768_614_336_404L);
        final Consumer<DefineSizeChargeEncoder> least =
            charge -> charge.largestCloseOutFactor(ONE).largestSizeRate(0);
        accept(() -> define(PERPETUAL, least.andThen(charge -> charge.openInterestUpper(1))));
        accept(() -> define(PERPETUAL, least));
        requireMostLots(183_003_413_429L);
    }

    /** Beyond the lots bound one reason is given, within it another: no account has room for so much. */
    private void requireMostLots(final long lots) {
        final var messages = fixture.book().messages();
        assertRefused(ReasonCode.QUANTITY_BEYOND_MAXIMUM, () -> messages.position(1, PERPETUAL, lots + 1, 0));
        assertRefused(ReasonCode.OVERFLOW, () -> messages.position(1, PERPETUAL, lots, 0));
    }

    /**
     * A lot may be worth 10^6, and funding another 2 x 10^6; with a rate of 1.8 72.5 x 10^9 lots and their cost are
     * below 2^58, with 2 they are not. What is refused changes nothing.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseChargesThatSomebodyHasTooMuchFor(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().account(1, DOLLAR);
        final Runnable much =
            () -> fixture.book().messages().position(1, PERPETUAL, 72_500_000_000L, 7_250_000_000_000L);
        accept(much);
        final Consumer<DefineSizeChargeEncoder> plain =
            charge -> charge.largestCloseOutFactor(ONE).largestSizeRate(1_600_000_000L);
        refuse(ReasonCode.OVERFLOW, PERPETUAL, plain.andThen(charge -> charge.largestSizeRate(1_800_000_000L)));
        accept(much);
        assertEquals(0, fixture.components().get(3));
        accept(() -> define(PERPETUAL, plain));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseDepths(final Implementation implementation) {
        begin(implementation);
        final long nowNs = fixture.book().messages().feed().timeNs();
        final long lateNs = nowNs + TimeUnit.HOURS.toNanos(24) + 1;
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, () -> fixture.sizes().depthAt(UNKNOWN, lateNs, -1, -1));
        assertRefused(ReasonCode.INSTRUMENT_NOT_TRADING, () -> fixture.sizes().depthAt(SETTLED, lateNs, -1, -1));
        assertRefused(ReasonCode.TIME_AHEAD, () -> fixture.sizes().depthAt(PERPETUAL, lateNs, -1, -1));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.sizes().depth(PERPETUAL, 1, 1, 2, 2));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.sizes().depth(OPTION, 1, 1, 2, 2));
        fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, END, 1);
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.sizes().depth(PERPETUAL));
        fixture.sizes().sizeCharge(PERPETUAL, charge -> { });
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.sizes().depth(PERPETUAL));
        fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, BANDS);
        final List<long[]> invalid = List.of(
            new long[] {},
            new long[] {1, 1},
            new long[] {1, 1, 2, 2, 3, 3},
            new long[] {-1, 1, 2, 2},
            new long[] {1, -1, 2, 2},
            new long[] {2, 1, 1, 2},
            new long[] {1, 2, 2, 1},
            new long[] {1, 1, MOST_LOTS + 1, 2},
            new long[] {1, 1, 2, MOST_LOTS + 1});
        invalid.forEach(lots ->
            assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.sizes().depthAt(PERPETUAL, nowNs, lots)));
        accept(() -> fixture.sizes().depth(PERPETUAL, 1, 2, 1, MOST_LOTS));
        accept(() -> fixture.sizes().depthAt(PERPETUAL, lateNs - 1, 0, 0, 0, 0));
        assertRefused(ReasonCode.TIME_BACKWARDS, () -> fixture.sizes().depthAt(PERPETUAL, lateNs - 2, -1, -1));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseTotals(final Implementation implementation) {
        begin(implementation);
        final long nowNs = fixture.book().messages().feed().timeNs();
        final long lateNs = nowNs + TimeUnit.HOURS.toNanos(24) + 1;
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, () -> fixture.sizes().totalsAt(UNKNOWN, lateNs, -1L, -1L));
        assertRefused(ReasonCode.NOT_MARGINED, () -> fixture.sizes().totalsAt(SPOT, lateNs, -1L, -1L));
        assertRefused(ReasonCode.NOT_MARGINED, () -> fixture.sizes().totalsAt(OPTION, lateNs, -1L, -1L));
        assertRefused(ReasonCode.INSTRUMENT_NOT_TRADING, () -> fixture.sizes().totalsAt(SETTLED, lateNs, -1L, -1L));
        assertRefused(ReasonCode.TIME_AHEAD, () -> fixture.sizes().totalsAt(PERPETUAL, lateNs, -1L, -1L));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.sizes().totals(PERPETUAL, -1L, MOST_LOTS + 1));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.sizes().totals(PERPETUAL, MOST_LOTS + 1, -1L));
        assertRefused(ReasonCode.OVERFLOW, () -> fixture.sizes().totals(PERPETUAL, null, MOST_LOTS + 1));
        assertRefused(ReasonCode.OVERFLOW, () -> fixture.sizes().totalsAt(PERPETUAL, nowNs, 4_611_686_018_428L, 0L));
        fixture.book().messages().perpetual(23, DOLLAR, 1);
        fixture.book().messages().send();
        assertRefused(ReasonCode.OVERFLOW, () -> fixture.sizes().totals(23, MOST_LOTS + 1, null));
        accept(() -> fixture.sizes().totals(23, MOST_LOTS, null));
        accept(() -> fixture.sizes().totals(PERPETUAL, 4_611_686_018_427L, MOST_LOTS));
        accept(() -> fixture.sizes().totalsAt(PERPETUAL, lateNs - 1, null, null));
        assertRefused(ReasonCode.TIME_BACKWARDS, () -> fixture.sizes().totalsAt(PERPETUAL, lateNs - 2, -1L, -1L));
    }

    /** Depth and MarketTotals are ticks, DefineSizeCharge is a definition: the service may send none. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldAskForPermission(final Implementation implementation) {
        begin(implementation);
        final int ticks = 2;
        fixture.book().messages().source(ticks, 1 << 1, Sequencing.LOSSY);
        final MessageWriter writer = fixture.book().messages().writer();
        assertRefused(ReasonCode.NOT_PERMITTED, () -> {
            writer.from(ticks);
            define(PERPETUAL, charge -> { });
        });
        writer.from(MessageWriter.OPERATOR);
        accept(() -> fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, BANDS));
        for (final int source : new int[] {MessageWriter.SERVICE, ticks}) {
            writer.from(source);
            final List<ReasonCode> reasons =
                source == ticks ? List.of() : List.of(ReasonCode.NOT_PERMITTED, ReasonCode.NOT_PERMITTED);
            fixture.book().recorder().clear();
            fixture.sizes().depth(PERPETUAL, 1, 1, 2, 2);
            fixture.sizes().totals(PERPETUAL, 1L, 1L);
            assertEquals(reasons, fixture.book().plain().reasons());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayWhatWasRefused(final Implementation implementation) {
        begin(implementation);
        requireSubject(DefineSizeChargeDecoder.TEMPLATE_ID, () -> define(UNKNOWN, charge -> { }));
        requireSubject(DepthDecoder.TEMPLATE_ID, () -> fixture.sizes().depth(UNKNOWN));
        requireSubject(MarketTotalsDecoder.TEMPLATE_ID, () -> fixture.sizes().totals(UNKNOWN, null, null));
    }

    private void requireSubject(final int templateId, final Runnable message) {
        fixture.book().recorder().clear();
        message.run();
        final RejectionDecoder rejection = new RejectionDecoder().wrapAndApplyHeader(
            fixture.book().recorder().ofKind(RejectionDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(templateId, rejection.templateId());
        assertEquals(UNKNOWN, rejection.instrumentId());
    }

    private void define(final int instrumentId, final Consumer<DefineSizeChargeEncoder> change) {
        fixture.sizes().sizeCharge(instrumentId, change);
    }

    private void refuse(
        final ReasonCode reason, final int instrumentId, final Consumer<DefineSizeChargeEncoder> change) {
        assertRefused(reason, () -> define(instrumentId, change));
    }

    private void assertRefused(final ReasonCode reason, final Runnable message) {
        fixture.book().recorder().clear();
        message.run();
        assertEquals(List.of(reason), fixture.book().plain().reasons());
    }

    private void accept(final Runnable message) {
        fixture.book().recorder().clear();
        message.run();
        assertEquals(List.of(), fixture.book().plain().reasons());
    }
}
