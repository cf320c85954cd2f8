package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.AssetTotalsDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineCollateralDecoder;
import io.plimsoll.engine.wire.DefineCollateralEncoder;
import io.plimsoll.engine.wire.DefineCombinedPriceDecoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.Sequencing;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal of rules 11.8 and 11.9, each message with what is refused later too; and what is just allowed. */
class CollateralRefusalTest {
    private static final int COIN = 2;
    private static final int UNPRICED = 3;
    private static final int SPOT = 20;
    private static final int OPTION = 21;
    private static final int INVERSE = 22;
    private static final int UNMARKED = 23;
    private static final int FINE = 24;
    private static final int UNKNOWN = 99;

    private SizeFixture fixture;

    private void begin(final Implementation implementation) {
        fixture = new SizeFixture(implementation);
        fixture.book().perpetual(OTHER);
        fixture.book().messages().pricedAsset(COIN, 0, PERPETUAL);
        fixture.book().messages().asset(UNPRICED, 0);
        spot(SPOT, spot -> { });
        new PortfolioMessages(fixture.book().messages())
            .option(OPTION, PERPETUAL, InstrumentType.CALL, 100, Long.MAX_VALUE / 2, 1_000_000);
        fixture.book().messages().send();
        define(INVERSE, COIN, instrument -> instrument.inverse(BooleanType.TRUE));
        fixture.book().messages().mark(INVERSE, 100);
        define(UNMARKED, DOLLAR, instrument -> { });
        fixture.book().charge(ONE);
        assertEquals(List.of(), fixture.book().plain().reasons());
    }

    private void define(
        final int instrumentId, final int settlementAssetId, final Consumer<DefineInstrumentEncoder> change) {
        change.accept(fixture.book().messages().perpetual(instrumentId, settlementAssetId, 1_000_000));
        fixture.book().messages().send();
    }

    private void spot(final int instrumentId, final Consumer<DefineInstrumentEncoder> change) {
        define(instrumentId, DOLLAR, instrument -> change.accept(instrument
            .instrumentType(InstrumentType.SPOT).baseAssetId(COIN).state(InstrumentState.ANNOUNCED)));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseCollateral(final Implementation implementation) {
        begin(implementation);
        define(FINE, DOLLAR, instrument -> instrument.tickSize().exponent((byte) 10));
        final Consumer<DefineCollateralEncoder> bad = collateral -> collateral.volatilityFactor(-1);
        refuse(ReasonCode.UNKNOWN_ASSET, UNKNOWN,
            bad.andThen(collateral -> collateral.volatilityInstrumentId(UNKNOWN)));
        refuse(ReasonCode.INVALID_DEFINITION, DOLLAR, collateral -> { });
        refuse(ReasonCode.UNKNOWN_INSTRUMENT, COIN,
            bad.andThen(collateral -> collateral.volatilityInstrumentId(UNKNOWN).pegInstrumentId(UNMARKED)));
        refuse(ReasonCode.NO_VOLATILITY, COIN,
            bad.andThen(collateral -> collateral.volatilityInstrumentId(OTHER).pegInstrumentId(UNKNOWN)));
        refuse(ReasonCode.UNKNOWN_INSTRUMENT, COIN, bad.andThen(collateral -> collateral.pegInstrumentId(UNKNOWN)));
        for (final int peg : new int[] {OPTION, INVERSE, FINE}) {
            refuse(ReasonCode.INVALID_DEFINITION, COIN, collateral -> collateral.pegInstrumentId(peg));
        }
        refuse(ReasonCode.NO_PRICE, COIN, bad.andThen(collateral -> collateral.pegInstrumentId(UNMARKED)));
        final List<Consumer<DefineCollateralEncoder>> invalid = List.of(
            bad,
            collateral -> collateral.volatilityFactor(100 * ONE + 1),
            collateral -> collateral.pegFactor(-1),
            collateral -> collateral.pegFactor(100 * ONE + 1),
            collateral -> collateral.pegThreshold(-1),
            collateral -> collateral.pegThreshold(2 * ONE + 1),
            collateral -> collateral.step(500_000),
            collateral -> collateral.step(-10_000_000),
            collateral -> collateral.step(300_000_000).largestExtra(0),
            collateral -> collateral.largestExtra(-10_000_000),
            collateral -> collateral.largestExtra(ONE + 10_000_000),
            collateral -> collateral.largestExtra(5_000_000),
            collateral -> collateral.hysteresis(-1),
            collateral -> collateral.hysteresis(ONE + 1),
            collateral -> collateral.initialHaircut(-1),
            collateral -> collateral.initialHaircut(ONE + 1),
            collateral -> collateral.profitWeight(-1),
            collateral -> collateral.profitWeight(ONE + 1),
            collateral -> collateral.rootRate(-1),
            collateral -> collateral.rootRate(1_000_000_000_000_001L),
            collateral -> collateral.rootNumerator(-1),
            collateral -> collateral.rootNumerator(10 * ONE + 1),
            collateral -> collateral.depositLimit(-1),
            collateral -> collateral.depositLimit((1L << 62) + 1));
        invalid.forEach(change -> refuse(ReasonCode.INVALID_DEFINITION, COIN, change));
        accept(() -> fixture.collateral().collateral(COIN, collateral -> collateral
            .volatilityInstrumentId(PERPETUAL).volatilityFactor(100 * ONE).pegInstrumentId(OTHER)
            .pegFactor(100 * ONE).pegThreshold(2 * ONE).step(1_000_000).hysteresis(ONE).initialHaircut(ONE)
            .rootRate(1_000_000_000_000_000L).rootNumerator(10 * ONE).depositLimit(1L << 62)));
        accept(() -> fixture.collateral().collateral(UNPRICED, collateral -> collateral
            .step(ONE).largestExtra(0).profitWeight(0)));
    }

    /** A coin is worth 10^6 dollars at most: 2^62 / 10^6 are 4,611,686,018,427. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseTotals(final Implementation implementation) {
        begin(implementation);
        assertRefused(ReasonCode.UNKNOWN_ASSET, () -> fixture.collateral().totals(UNKNOWN, -1));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.collateral().totals(DOLLAR, 1));
        assertRefused(ReasonCode.NO_PRICE, () -> fixture.collateral().totals(UNPRICED, -1));
        assertRefused(ReasonCode.INVALID_DEFINITION, () -> fixture.collateral().totals(COIN, -1));
        assertRefused(ReasonCode.OVERFLOW, () -> fixture.collateral().totals(COIN, 4_611_686_018_428L));
        accept(() -> fixture.collateral().totals(COIN, 4_611_686_018_427L));
        accept(() -> fixture.collateral().totals(COIN, 0));
        fixture.book().messages().pricedAsset(UNPRICED, 0, UNMARKED);
        accept(() -> fixture.collateral().totals(UNPRICED, 1));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseCombinedPrices(final Implementation implementation) {
        begin(implementation);
        refuseCombined(ReasonCode.UNKNOWN_INSTRUMENT, UNKNOWN);
        refuseCombined(ReasonCode.UNKNOWN_INSTRUMENT, PERPETUAL, UNMARKED, UNKNOWN);
        refuseCombined(ReasonCode.INVALID_DEFINITION, PERPETUAL, UNMARKED);
        refuseCombined(ReasonCode.INVALID_DEFINITION, SPOT);
        refuseCombined(ReasonCode.INVALID_DEFINITION, SPOT, OTHER, OTHER);
        refuseCombined(ReasonCode.INVALID_DEFINITION, SPOT, SPOT);
        refuseCombined(ReasonCode.INVALID_DEFINITION, SPOT, UNMARKED, OPTION);
        refuseCombined(ReasonCode.INVALID_DEFINITION, SPOT, UNMARKED, INVERSE);
        refuseCombined(ReasonCode.NO_PRICE, SPOT, OTHER, UNMARKED);
        accept(() -> fixture.collateral().combined(SPOT, OTHER));
        refuseCombined(ReasonCode.ALREADY_DEFINED, SPOT);
        refuseCombined(ReasonCode.UNKNOWN_INSTRUMENT, SPOT, UNKNOWN);
        spot(FINE, spot -> { });
        refuseCombined(ReasonCode.INVALID_DEFINITION, FINE, SPOT);
        accept(() -> fixture.collateral().combined(FINE, OTHER, PERPETUAL));
    }

    /** What trades, has a mark or settles in another asset than the first; and a member that does. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseToCombineWhatHasAPriceOfItsOwn(final Implementation implementation) {
        begin(implementation);
        spot(FINE, spot -> spot.state(InstrumentState.TRADING));
        refuseCombined(ReasonCode.INVALID_DEFINITION, FINE, OTHER);
        fixture.book().messages().mark(SPOT, 1);
        refuseCombined(ReasonCode.INVALID_DEFINITION, SPOT, OTHER);
        spot(25, spot -> spot.settlementAssetId(UNPRICED));
        refuseCombined(ReasonCode.INVALID_DEFINITION, 25, OTHER);
        begin(implementation);
        define(25, UNPRICED, instrument -> { });
        fixture.book().messages().mark(25, 100);
        refuseCombined(ReasonCode.INVALID_DEFINITION, SPOT, 25);
    }

    /** 10^10 over 10^-9 is more than 2^62, 10^9 is not; 9 members are too many, with or without a mark. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseMembersThatAreTooCoarseOrTooMany(final Implementation implementation) {
        begin(implementation);
        spot(FINE, spot -> spot.tickSize().exponent((byte) -9));
        define(25, DOLLAR, instrument -> instrument.tickSize().exponent((byte) 10));
        fixture.book().messages().mark(25, 1);
        refuseCombined(ReasonCode.INVALID_DEFINITION, FINE, 25);
        begin(implementation);
        spot(FINE, spot -> spot.tickSize().exponent((byte) -9));
        define(25, DOLLAR, instrument -> instrument.tickSize().exponent((byte) 9));
        fixture.book().messages().mark(25, 1);
        accept(() -> fixture.collateral().combined(FINE, 25));
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseNineMembers(final Implementation implementation) {
        final Fixture wide = new Fixture(implementation, new EngineConfiguration(
            EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 16, 4, 4, 8, 16, 16, 4));
        final CollateralMessages messages = new CollateralMessages(wide.messages());
        wide.messages().asset(DOLLAR, 0);
        wide.messages().asset(COIN, 0);
        wide.messages().perpetual(SPOT, DOLLAR, 1_000)
            .instrumentType(InstrumentType.SPOT).baseAssetId(COIN).state(InstrumentState.ANNOUNCED);
        wide.messages().send();
        for (int member = 1; member <= 9; member++) {
            wide.messages().perpetual(member, DOLLAR, 1_000);
            wide.messages().send();
            wide.messages().mark(member, 100);
        }
        messages.combined(SPOT, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertEquals(List.of(ReasonCode.INVALID_DEFINITION), wide.reasons());
        messages.combined(SPOT, 8, 7, 6, 5, 4, 3, 2, 1);
        assertEquals(List.of(ReasonCode.INVALID_DEFINITION), wide.reasons());
    }

    /** Whatever else is wrong with it. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRefuseTicksOfACombinedPrice(final Implementation implementation) {
        begin(implementation);
        accept(() -> fixture.book().messages().mark(SPOT, 100));
        begin(implementation);
        fixture.collateral().combined(SPOT, OTHER);
        assertRefused(ReasonCode.COMBINED_PRICE, () -> fixture.book().messages().mark(SPOT, -1));
        assertRefused(ReasonCode.COMBINED_PRICE, () -> changeState(InstrumentState.TRADING));
        assertRefused(ReasonCode.COMBINED_PRICE, () -> changeState(InstrumentState.SETTLED));
        assertRefused(ReasonCode.NOT_MARGINED, () -> fixture.book().messages().settle(SPOT, 100));
    }

    private void changeState(final InstrumentState state) {
        fixture.book().messages().writer().instrumentStateChange().instrumentId(SPOT).state(state);
        fixture.book().messages().send();
    }

    /** AssetTotals are ticks, the others definitions: a source of ticks may send the one alone. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldAskForPermission(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().source(2, 1 << 1, Sequencing.LOSSY);
        fixture.book().recorder().clear();
        fixture.book().messages().writer().from(2);
        fixture.collateral().totals(COIN, 1);
        assertEquals(List.of(), fixture.book().plain().reasons());
        fixture.collateral().collateral(COIN, collateral -> { });
        fixture.collateral().combined(SPOT, OTHER);
        fixture.book().messages().writer().from(MessageWriter.SERVICE);
        fixture.collateral().totals(COIN, 1);
        assertEquals(
            List.of(ReasonCode.NOT_PERMITTED, ReasonCode.NOT_PERMITTED, ReasonCode.NOT_PERMITTED),
            fixture.book().plain().reasons());
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayWhatWasRefused(final Implementation implementation) {
        begin(implementation);
        final int noInstrument = RejectionDecoder.instrumentIdNullValue();
        final int noAsset = RejectionDecoder.assetIdNullValue();
        requireSubject(DefineCollateralDecoder.TEMPLATE_ID, noInstrument, UNKNOWN,
            () -> fixture.collateral().collateral(UNKNOWN, collateral -> { }));
        requireSubject(AssetTotalsDecoder.TEMPLATE_ID, noInstrument, UNKNOWN,
            () -> fixture.collateral().totals(UNKNOWN, 1));
        requireSubject(DefineCombinedPriceDecoder.TEMPLATE_ID, UNKNOWN, noAsset,
            () -> fixture.collateral().combined(UNKNOWN, PERPETUAL));
    }

    private void requireSubject(
        final int templateId, final int instrumentId, final int assetId, final Runnable message) {
        fixture.book().recorder().clear();
        message.run();
        final RejectionDecoder rejection = new RejectionDecoder().wrapAndApplyHeader(
            fixture.book().recorder().ofKind(RejectionDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(templateId, rejection.templateId());
        assertEquals(instrumentId, rejection.instrumentId());
        assertEquals(assetId, rejection.assetId());
    }

    private void refuse(final ReasonCode reason, final int assetId, final Consumer<DefineCollateralEncoder> change) {
        assertRefused(reason, () -> fixture.collateral().collateral(assetId, change));
    }

    private void refuseCombined(final ReasonCode reason, final int instrumentId, final int... members) {
        assertRefused(reason, () -> fixture.collateral().combined(instrumentId, members));
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
