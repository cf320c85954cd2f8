package io.plimsoll.engine;

import static io.plimsoll.engine.CollateralMarket.COIN;
import static io.plimsoll.engine.CollateralMarket.MONEY;
import static io.plimsoll.engine.CollateralMarket.ONE;
import static io.plimsoll.engine.CollateralMarket.OTHER_SOURCE;
import static io.plimsoll.engine.CollateralMarket.PERPETUAL;
import static io.plimsoll.engine.CollateralMarket.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineCollateralEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.Sequencing;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules of collateral and totals are refused, and why; numbers at their ends are not (rules, section 11.8). */
class CollateralDefinitionTest {
    private static final int UNPRICED = 3;
    private static final long ROOT_RATE = 1_000_000_000_000_000L;

    private final CollateralMarket market = new CollateralMarket();

    private void define(final int asset, final Consumer<DefineCollateralEncoder> change) {
        market.recorder.clear();
        change.accept(market.collateral.collateral(asset));
        market.messages.send();
    }

    private void assertRefused(
        final ReasonCode expected, final int asset, final Consumer<DefineCollateralEncoder> change) {
        define(asset, change);
        assertEquals(asset, market.rejection().assetId());
        assertEquals(List.of(expected), market.reasons());
    }

    @Test
    void shouldRefuseInOrder() {
        assertRefused(ReasonCode.UNKNOWN_ASSET, 99, rule -> rule.step(0).volatilityInstrumentId(99));
        assertRefused(ReasonCode.INVALID_DEFINITION, MONEY, rule -> rule.volatilityInstrumentId(99));
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, COIN, rule -> rule.volatilityInstrumentId(99).step(0));
        assertRefused(ReasonCode.NO_VOLATILITY, COIN, rule -> rule.volatilityInstrumentId(SOURCE).pegInstrumentId(99));
        market.scales.volatility(SOURCE);
        market.messages.send();
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, COIN,
            rule -> rule.volatilityInstrumentId(SOURCE).pegInstrumentId(99).step(0));
        market.messages.perpetual(30, COIN, 100).inverse(BooleanType.TRUE);
        market.messages.send();
        assertRefused(ReasonCode.INVALID_DEFINITION, COIN, rule -> rule.pegInstrumentId(30));
        market.spot(31, 1, -2, 100, InstrumentState.TRADING);
        assertRefused(ReasonCode.NO_PRICE, COIN, rule -> rule.pegInstrumentId(31).step(0));
        market.messages.mark(31, 100);
        assertRefused(ReasonCode.INVALID_DEFINITION, COIN, rule -> rule.pegInstrumentId(31).step(0));
        define(COIN, rule -> rule.volatilityInstrumentId(SOURCE).pegInstrumentId(31));
        assertEquals(List.of(), market.reasons());
    }

    @Test
    void shouldRefuseNumbersBeyondTheirEnds() {
        for (final Consumer<DefineCollateralEncoder> bad : List.<Consumer<DefineCollateralEncoder>>of(
            rule -> rule.volatilityFactor(-1), rule -> rule.volatilityFactor(100 * ONE + 1),
            rule -> rule.pegFactor(-1), rule -> rule.pegFactor(100 * ONE + 1),
            rule -> rule.pegThreshold(-1), rule -> rule.pegThreshold(2 * ONE + 1),
            rule -> rule.step(999_999), rule -> rule.step(3_000_000), rule -> rule.step(-ONE), rule -> rule.step(0),
            rule -> rule.largestExtra(-10_000_000), rule -> rule.largestExtra(1),
            rule -> rule.largestExtra(ONE + 10_000_000),
            rule -> rule.hysteresis(-1), rule -> rule.hysteresis(ONE + 1),
            rule -> rule.initialHaircut(-1), rule -> rule.initialHaircut(ONE + 1),
            rule -> rule.profitWeight(-1), rule -> rule.profitWeight(ONE + 1),
            rule -> rule.rootRate(-1), rule -> rule.rootRate(ROOT_RATE + 1),
            rule -> rule.rootNumerator(-1), rule -> rule.rootNumerator(10 * ONE + 1),
            rule -> rule.depositLimit(-1), rule -> rule.depositLimit((1L << 62) + 1))) {
            assertRefused(ReasonCode.INVALID_DEFINITION, COIN, bad);
            assertRefused(ReasonCode.INVALID_DEFINITION, COIN, bad.andThen(rule -> rule.pegInstrumentId(SOURCE)));
        }
    }

    @Test
    void shouldTakeNumbersAtTheirEnds() {
        define(COIN, rule -> rule.volatilityFactor(100 * ONE).pegFactor(100 * ONE).pegThreshold(2 * ONE)
            .step(1_000_000).largestExtra(ONE).hysteresis(ONE).initialHaircut(ONE).profitWeight(ONE)
            .rootRate(ROOT_RATE).rootNumerator(10 * ONE).depositLimit(1L << 62));
        define(COIN, rule -> rule.largestExtra(0).step(ONE).profitWeight(0).pegInstrumentId(PERPETUAL));
        market.messages.asset(UNPRICED, 0);
        define(UNPRICED, rule -> rule.initialHaircut(ONE));
        assertEquals(List.of(), market.reasons());
    }

    @Test
    void shouldRefuseTotalsInOrder() {
        market.messages.asset(UNPRICED, 0);
        assertTotalsRefused(ReasonCode.UNKNOWN_ASSET, 99, -1);
        assertTotalsRefused(ReasonCode.INVALID_DEFINITION, MONEY, 1);
        assertTotalsRefused(ReasonCode.NO_PRICE, UNPRICED, -1);
        assertTotalsRefused(ReasonCode.INVALID_DEFINITION, COIN, -1);
        // a coin is worth at most 2.00
        assertTotalsRefused(ReasonCode.OVERFLOW, COIN, (1L << 61) + 1);
        market.collateral.totals(COIN, 1L << 61);
        market.collateral.totals(COIN, 0);
        assertEquals(List.of(), market.reasons());
        market.spot(30, 1, -18, 1_000, InstrumentState.TRADING);
        market.messages.pricedAsset(UNPRICED, 0, 30);
        market.collateral.totals(UNPRICED, Long.MAX_VALUE);
        assertEquals(List.of(), market.reasons());
    }

    private void assertTotalsRefused(final ReasonCode expected, final int asset, final long deposits) {
        market.recorder.clear();
        market.collateral.totals(asset, deposits);
        assertEquals(asset, market.rejection().assetId());
        assertEquals(List.of(expected), market.reasons());
    }

    @Test
    void shouldAskForPermissions() {
        market.messages.source(5, 0b1, Sequencing.LOSSLESS);
        market.messages.source(6, 0b10, Sequencing.LOSSY);
        market.messages.writer().from(5);
        market.collateral.totals(COIN, 1);
        market.collateral.collateral(COIN);
        market.messages.send();
        assertEquals(List.of(ReasonCode.NOT_PERMITTED), market.reasons());
        market.messages.writer().from(6);
        market.collateral.totals(COIN, 1);
        market.collateral.collateral(COIN);
        market.messages.send();
        market.collateral.combine(OTHER_SOURCE, SOURCE);
        assertEquals(List.of(ReasonCode.NOT_PERMITTED, ReasonCode.NOT_PERMITTED), market.reasons());
        market.messages.writer().from(MessageWriter.OPERATOR);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldNotBeKnownToEarlierVersions(final int rulesVersion) {
        final CollateralMarket earlier = new CollateralMarket(rulesVersion, null);
        earlier.collateral.totals(COIN, 0);
        earlier.messages.writer().sequence(earlier.messages.writer().nextSequence() - 1);
        earlier.collateral.collateral(COIN);
        earlier.messages.send();
        assertEquals(List.of(ReasonCode.UNKNOWN_MESSAGE, ReasonCode.UNKNOWN_MESSAGE), earlier.reasons());
    }
}
