package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MILLI;
import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.MONEY;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static io.plimsoll.engine.SizedMarket.NO_END;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.kit.SizeMessages;
import io.plimsoll.engine.wire.DefineSizeChargeEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What DefineSizeCharge refuses, in which order, and what is bounded because of size. */
class SizeDefinitionTest {
    private static final int NOBODY = 12_345;
    private static final int SPOT = 20;
    private static final int OPTION = 21;
    private static final int SETTLED = 22;
    private static final int COIN = 2;
    private static final long MOST_LOTS = 1L << 58;

    private final SizedMarket market = new SizedMarket();
    private final Messages messages = market.scaled.messages;

    @BeforeEach
    void defineOthers() {
        messages.asset(COIN, 0);
        messages.perpetual(SPOT, MONEY, 100).baseAssetId(COIN).instrumentType(InstrumentType.SPOT);
        messages.send();
        new PortfolioMessages(messages).option(
            OPTION, PERPETUAL, InstrumentType.CALL, 1_000, Feed.START_NS + MINUTE_NS, 1_000_000);
        messages.send();
        market.scaled.perpetual(SETTLED);
        messages.settle(SETTLED, 1_000);
    }

    private void assertRefused(
        final ReasonCode expected, final Consumer<DefineSizeChargeEncoder> change, final long... bands) {
        change.accept(market.sizes.definition(PERPETUAL, bands));
        assertEquals(expected, market.send());
    }

    /** Each message has all that a later reason is about wrong, too. */
    @Test
    void shouldRefuseAChargeInThisOrder() {
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, charge -> charge.instrumentId(NOBODY).rootRate(-1));
        assertRefused(ReasonCode.NOT_MARGINED, charge -> charge.instrumentId(SPOT).rootRate(-1));
        assertRefused(ReasonCode.NOT_MARGINED, charge -> charge.instrumentId(OPTION).rootRate(-1));
        assertRefused(ReasonCode.INSTRUMENT_NOT_TRADING, charge -> charge.instrumentId(SETTLED).rootRate(-1));
        assertRefused(ReasonCode.INVALID_DEFINITION, charge -> charge.rootRate(-1));
        assertRefused(ReasonCode.NULL_VAL, charge -> { });
    }

    static Stream<Consumer<DefineSizeChargeEncoder>> numbersBeyondTheirRanges() {
        return Stream.of(
            charge -> charge.rootRate(-1),
            charge -> charge.rootRate(1_000_000_000_000_001L),
            charge -> charge.allowance(-1),
            charge -> charge.allowance(ONE + 1),
            charge -> charge.largestSizeRate(-1),
            charge -> charge.largestSizeRate(10 * ONE + 1),
            charge -> charge.closeOutShare(-1),
            charge -> charge.closeOutShare(ONE + 1),
            charge -> charge.largestCloseOutFactor(ONE - 1),
            charge -> charge.largestCloseOutFactor(100 * ONE + 1),
            charge -> charge.thinnessStep(MILLI - 1),
            charge -> charge.thinnessStep(3 * MILLI).largestThinness(3 * ONE),
            charge -> charge.thinnessStep(2 * ONE),
            charge -> charge.largestThinness(ONE - ONE / 10),
            charge -> charge.largestThinness(1_000 * ONE + ONE / 10),
            charge -> charge.largestThinness(2 * ONE + 1),
            charge -> charge.thinnessHysteresis(-1),
            charge -> charge.thinnessHysteresis(ONE + 1),
            charge -> charge.recoverySamples(0),
            charge -> charge.recoverySamples((1 << 20) + 1),
            charge -> charge.recoverySampleSeconds(0),
            charge -> charge.recoverySampleSeconds(3_601),
            charge -> charge.openInterestLower(-1),
            charge -> charge.openInterestLower(-1).openInterestUpper(1),
            charge -> charge.openInterestLower(1),
            charge -> charge.openInterestLower(5).openInterestUpper(5),
            charge -> charge.openInterestUpper(-1));
    }

    @ParameterizedTest
    @MethodSource("numbersBeyondTheirRanges")
    void shouldRefuseANumberBeyondItsRange(final Consumer<DefineSizeChargeEncoder> change) {
        assertRefused(ReasonCode.INVALID_DEFINITION, change);
    }

    static Stream<Consumer<DefineSizeChargeEncoder>> numbersAtTheEndsOfTheirRanges() {
        return Stream.of(
            charge -> charge.rootRate(1_000_000_000_000_000L).allowance(ONE),
            charge -> charge.largestSizeRate(0),
            charge -> charge.closeOutShare(ONE).largestCloseOutFactor(100 * ONE),
            charge -> charge.thinnessStep(MILLI).largestThinness(1_000 * ONE),
            charge -> charge.thinnessStep(ONE).largestThinness(ONE),
            charge -> charge.thinnessHysteresis(ONE),
            charge -> charge.recoverySamples(1 << 20).recoverySampleSeconds(3_600),
            charge -> charge.recoverySamples(1).recoverySampleSeconds(1),
            charge -> charge.openInterestLower(4).openInterestUpper(5),
            charge -> charge.openInterestUpper(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("numbersAtTheEndsOfTheirRanges")
    void shouldAcceptANumberAtTheEndOfItsRange(final Consumer<DefineSizeChargeEncoder> change) {
        assertRefused(ReasonCode.NULL_VAL, change);
    }

    static Stream<long[]> badBands() {
        return Stream.of(
            new long[] {NO_END, -1},
            new long[] {NO_END, ONE + 1},
            new long[] {NO_END - 1, 0},
            new long[] {0, 0, NO_END, 0},
            new long[] {-1, 0, NO_END, 0},
            new long[] {MOST_LOTS + 1, 0, NO_END, 0},
            new long[] {5, 0, 5, 0, NO_END, 0},
            new long[] {5, 0, 4, 0, NO_END, 0},
            new long[] {5, 2, 6, 1, NO_END, 2},
            new long[] {5, 2, NO_END, 1},
            new long[] {NO_END, 0, NO_END, 0},
            bands(17));
    }

    /** So many, one lot after the other. */
    private static long[] bands(final int count) {
        return LongStream.rangeClosed(1, count)
            .flatMap(band -> LongStream.of(band == count ? NO_END : band, band)).toArray();
    }

    @ParameterizedTest
    @MethodSource("badBands")
    void shouldRefuseBandsThatMakeNoSense(final long[] bands) {
        assertRefused(ReasonCode.INVALID_DEFINITION, charge -> { }, bands);
    }

    @Test
    void shouldAcceptBandsAtTheEndsOfTheirRanges() {
        assertRefused(ReasonCode.NULL_VAL, charge -> { }, NO_END, ONE);
        assertRefused(ReasonCode.NULL_VAL, charge -> { }, 1, 0, MOST_LOTS, 0, NO_END, 0);
        assertRefused(ReasonCode.NULL_VAL, charge -> { }, bands(16));
    }

    private ReasonCode tiers(final long initialRate) {
        market.scaled.recorder.clear();
        messages.tiers(PERPETUAL, 0, MILLI, 0, initialRate);
        return market.scaled.refusal();
    }

    @Test
    void shouldRefuseWhatMakesARateMoreThanAHundred() {
        tiers(ONE);
        market.scaled.volatility(PERPETUAL, ONE);
        // 1 x 10 x 10 and nothing
        market.scaled.scales.define(PERPETUAL, PERPETUAL);
        assertRefused(ReasonCode.INVALID_DEFINITION, charge -> charge.largestCloseOutFactor(10 * ONE));
        assertRefused(ReasonCode.INVALID_DEFINITION,
            charge -> charge.largestCloseOutFactor(10 * ONE + 1).largestSizeRate(0));
        assertRefused(ReasonCode.NULL_VAL, charge -> charge.largestCloseOutFactor(10 * ONE).largestSizeRate(0));
        assertEquals(ReasonCode.INVALID_DEFINITION, tiers(ONE + 1));
        market.scaled.scales.definition(PERPETUAL, PERPETUAL).largestScale(10 * ONE + ONE / 20);
        assertEquals(ReasonCode.INVALID_DEFINITION, market.send());
        // no charge is ever forgotten: 0.9 x 10 x 10 leaves 10
        assertEquals(ReasonCode.NULL_VAL, tiers(900 * MILLI));
        assertRefused(ReasonCode.NULL_VAL, charge -> charge.largestCloseOutFactor(ONE).largestSizeRate(10 * ONE));
        assertRefused(ReasonCode.NULL_VAL, charge -> charge.largestSizeRate(0));
        assertEquals(ReasonCode.INVALID_DEFINITION, tiers(900 * MILLI + 1));
        assertEquals(ReasonCode.NULL_VAL, tiers(900 * MILLI));
        // with open interest a rate may be 1
        assertRefused(ReasonCode.INVALID_DEFINITION, charge -> charge.openInterestUpper(1));
    }

    /**
     * A lot at the worst price is worth 10^6; 2^60 of it divided by 10^6 times the largest rate, 10 %, with scale,
     * close-out factor and size rate.
     */
    @Test
    void shouldBoundLotsByAllThatSizeCanMakeOfARate() {
        messages.account(1, MONEY);
        assertRefused(ReasonCode.NULL_VAL, charge -> charge.largestCloseOutFactor(50 * ONE).largestSizeRate(ONE));
        // 10 % x 50 + 1
        assertBound((1L << 60) / 6_000_000);
        assertRefused(ReasonCode.NULL_VAL, charge -> charge.largestSizeRate(0));
        assertBound((1L << 60) / 6_000_000);
        assertRefused(ReasonCode.NULL_VAL, charge -> charge.largestSizeRate(0).openInterestUpper(1));
        assertBound((1L << 60) / 51_000_000);
        assertRefused(ReasonCode.NULL_VAL, charge -> charge.largestSizeRate(0));
        assertBound((1L << 60) / 51_000_000);
        market.scaled.volatility(PERPETUAL, ONE);
        market.scaled.scales.definition(PERPETUAL, PERPETUAL).largestScale(1_950 * MILLI);
        assertEquals(ReasonCode.NULL_VAL, market.send());
        assertBound((1L << 60) / 98_500_000);
        market.scaled.recorder.clear();
        messages.tiers(PERPETUAL, 0, MILLI, 0, 1_001 * MILLI);
        // 97.5975 + 1
        assertEquals(ReasonCode.NULL_VAL, market.scaled.refusal());
        assertBound((1L << 60) / 98_597_500);
    }

    /** A fill of so many lots is too large for its account only, one lot more for the instrument. */
    private void assertBound(final long lots) {
        market.scaled.recorder.clear();
        messages.fill(1, PERPETUAL, lots, 1_000, 0);
        assertEquals(ReasonCode.OVERFLOW, market.scaled.refusal());
        market.scaled.recorder.clear();
        messages.fill(1, PERPETUAL, lots + 1, 1_000, 0);
        assertEquals(ReasonCode.QUANTITY_BEYOND_MAXIMUM, market.scaled.refusal());
    }

    @Test
    void shouldRefuseAChargeThatSomebodyHasNoRoomFor() {
        // worth 4 x 10^16 at the worst price, so is its funding
        messages.account(1, MONEY);
        messages.fill(1, PERPETUAL, 40_000_000_000L, 1, 0);
        assertRefused(ReasonCode.OVERFLOW, charge -> charge.largestCloseOutFactor(100 * ONE));
        // nothing was changed by that: the bound of lots is as it was
        messages.account(2, MONEY);
        market.scaled.recorder.clear();
        messages.fill(2, PERPETUAL, (1L << 60) / 1_000_000, 1, 0);
        assertEquals(ReasonCode.OVERFLOW, market.scaled.refusal());
        assertRefused(
            ReasonCode.NULL_VAL, charge -> charge.largestCloseOutFactor(20 * ONE).largestSizeRate(ONE / 2));
    }

    @Test
    void shouldSayWhichInstrumentARefusedMessageIsAbout() {
        market.sizes.definition(PERPETUAL).rootRate(-1);
        market.send();
        assertAboutPerpetual(DefineSizeChargeEncoder.TEMPLATE_ID);
        market.sizes.depth(PERPETUAL);
        market.send();
        assertAboutPerpetual(17);
        market.sizes.totals(PERPETUAL, -1, 0);
        market.send();
        assertAboutPerpetual(18);
    }

    private void assertAboutPerpetual(final int templateId) {
        final RejectionDecoder rejection = new RejectionDecoder().wrapAndApplyHeader(
            market.scaled.recorder.ofKind(RejectionDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(templateId, rejection.templateId());
        assertEquals(PERPETUAL, rejection.instrumentId());
        assertEquals(RejectionDecoder.accountIdNullValue(), rejection.accountId());
        assertEquals(RejectionDecoder.assetIdNullValue(), rejection.assetId());
    }

    @Test
    void shouldNeedPermission() {
        messages.writer().from(MessageWriter.SERVICE);
        market.sizes.definition(PERPETUAL);
        assertEquals(ReasonCode.NOT_PERMITTED, market.send());
        market.sizes.depth(PERPETUAL);
        assertEquals(ReasonCode.NOT_PERMITTED, market.send());
        market.sizes.totals(PERPETUAL, 0, 0);
        assertEquals(ReasonCode.NOT_PERMITTED, market.send());
    }

    @Test
    void shouldNotKnowTheMessagesUnderEarlierVersions() {
        for (int version = 1; version < EngineConfiguration.DRAFT_RULES_VERSION; version++) {
            final OutputRecorder recorder = new OutputRecorder();
            final Messages earlier = new Messages(
                new MarginEngine(new EngineConfiguration(version, 4, 4, 4, 4, 4, 4, 4, 4, 4), recorder)::apply);
            final SizeMessages sizes = new SizeMessages(earlier);
            sizes.definition(PERPETUAL, NO_END, 0);
            earlier.send();
            sizes.depth(PERPETUAL, 1, 1);
            earlier.send();
            sizes.totals(PERPETUAL, 1, 1);
            earlier.send();
            assertEquals(
                List.of(ReasonCode.UNKNOWN_MESSAGE, ReasonCode.UNKNOWN_MESSAGE, ReasonCode.UNKNOWN_MESSAGE),
                recorder.ofKind(RejectionDecoder.TEMPLATE_ID).stream()
                    .map(output -> new RejectionDecoder().wrapAndApplyHeader(output, 0, new MessageHeaderDecoder()))
                    .map(RejectionDecoder::reason)
                    .toList(),
                "version " + version);
        }
    }
}
