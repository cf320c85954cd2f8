package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.PositionsDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 11.1 by hand: requirements by the account's setting, and who is called as a roll-out goes on. */
class RollOutAnswersTest {

    /**
     * Long ten lots at 100 are 1,000, maintenance 100, and 200 with a scale of 2. Accounts by order of definition, not
     * by id: 30, 20, 10, each with 290: below 1.5 x 200 = 300, a WARNING. Two change over, then the rest.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldChangeAccountsOverInOrderOfDefinition(final Implementation implementation) {
        final ScaleFixture fixture = doubled(implementation);
        assertEquals(List.of(), fixture.called());
        assertEquals(List.of(List.of(3, 3)), fixture.progress());
        assertEquals(100, fixture.maintenance(30));
        fixture.rollOut(2);
        assertEquals(List.of(20L, 30L), fixture.called());
        assertEquals(List.of(), fixture.progress());
        final MarginCallDecoder call = fixture.plain().calls().get(0);
        assertEquals(Level.WARNING, call.levelTo());
        assertEquals(200, call.maintenanceRequirement());
        assertEquals(400, call.initialRequirement());
        assertEquals(10, call.shortfall());
        assertEquals(MarginCallDecoder.priceInstrumentIdNullValue(), call.priceInstrumentId());
        assertEquals(200, fixture.maintenance(30));
        assertEquals(200, fixture.maintenance(20));
        assertEquals(100, fixture.maintenance(10));
        fixture.rollOut(2);
        assertEquals(
            List.of(RollOutProgressDecoder.TEMPLATE_ID, MarginCallDecoder.TEMPLATE_ID),
            fixture.recorder().templateIds());
        assertEquals(List.of(10L), fixture.called());
        assertEquals(List.of(List.of(3, 0)), fixture.progress());
        assertEquals(200, fixture.maintenance(10));
        fixture.rollOut(4_096);
        assertEquals(List.of(), fixture.recorder().outputs());
    }

    /** Between slices an account is judged by the setting it is at: collateral to one side and the other of 300. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldJudgeEachAccountByItsSetting(final Implementation implementation) {
        final ScaleFixture fixture = doubled(implementation);
        fixture.rollOut(1);
        fixture.recorder().clear();
        fixture.messages().collateral(30, DOLLAR, 10);
        fixture.messages().collateral(20, DOLLAR, -140);
        assertEquals(List.of(Level.HEALTHY), fixture.plain().levelsCalled());
        fixture.messages().collateral(20, DOLLAR, -1);
        assertEquals(List.of(30L, 20L), fixture.called());
        assertEquals(List.of(Level.HEALTHY, Level.WARNING), fixture.plain().levelsCalled());
    }

    /** An account that is defined meanwhile is the last to change over; without it the roll-out is not over. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldIncludeAccountsThatAreDefinedMeanwhile(final Implementation implementation) {
        final ScaleFixture fixture = doubled(implementation);
        fixture.rollOut(2);
        fixture.account(5, 1_000, 10);
        assertEquals(100, fixture.maintenance(5));
        fixture.rollOut(1);
        assertEquals(List.of(), fixture.progress());
        fixture.rollOut(1);
        assertEquals(List.of(List.of(4, 0)), fixture.progress());
        assertEquals(200, fixture.maintenance(5));
    }

    /** From 2 down to 1.9: maintenance 190. 1.5 x 190 = 285, so 290 is enough again, by the cure as by the ratio. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCallBackAccountsWhenTheScaleFalls(final Implementation implementation) {
        final ScaleFixture fixture = doubled(implementation);
        fixture.rollOut(3);
        fixture.charge(1_900_000_000);
        fixture.messages().mark(PERPETUAL, 100);
        fixture.review();
        assertEquals(1_900_000_000, fixture.steps().get(0).after());
        fixture.rollOut(3);
        assertEquals(
            List.of(Level.HEALTHY, Level.HEALTHY, Level.HEALTHY), fixture.plain().levelsCalled());
        assertEquals(190, fixture.maintenance(10));
    }

    /**
     * Seven lots at 9 are 63. Tiers of 3.3 % and 5.1 %: ceil(2.079) = 3 and ceil(3.213) = 4. With a scale of 1.3 that
     * is ceil(3.9) = 4 and ceil(5.2) = 6; rounded once it would be ceil(2.7027) = 3 and ceil(4.1769) = 5. The other
     * instrument is not scaled.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRoundBeforeAndAfterTheScale(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.perpetual(OTHER);
        fixture.scale();
        fixture.messages().account(1, DOLLAR);
        fixture.messages().collateral(1, DOLLAR, 1_000);
        for (final int instrument : List.of(PERPETUAL, OTHER)) {
            fixture.messages().tiers(instrument, 0, 33_000_000, 0, 51_000_000);
            fixture.messages().mark(instrument, 9);
            fixture.messages().fill(1, instrument, 7, 9, 0);
        }
        fixture.charge(1_300_000_000);
        fixture.review();
        fixture.rollOut(1);
        final AccountReportDecoder report = fixture.report(1);
        assertEquals(4 + 3, report.maintenanceRequirement());
        assertEquals(6 + 4, report.initialRequirement());
        final PositionsDecoder positions = report.positions();
        assertEquals(4, positions.next().maintenanceRequirement());
        assertEquals(6, positions.initialRequirement());
        assertEquals(3, positions.next().maintenanceRequirement());
        assertEquals(4, positions.initialRequirement());
    }

    /**
     * Ten long lots from 100 and 500 dollars: E = 500 + 10 (p - 100), M = 10 p / 10. E = M at 9 p = 500, p =
     * 55.55555556; with a scale of 1.5, M = 10 p x 0.15: 8.5 p = 500, p = 58.82352941.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldScaleTheLiquidationPrice(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.account(1, 500, 10);
        fixture.scale();
        fixture.charge(1_500_000_000);
        fixture.review();
        assertEquals(5_555_555_556L, liquidationPrice(fixture));
        fixture.rollOut(1);
        assertEquals(5_882_352_941L, liquidationPrice(fixture));
    }

    /**
     * A scale on another position: 10 long lots of it at 100 with M = 1,000 x 0.1 x 1.5 = 150 that stay. E = 500 + 10
     * (p - 100), M = p + 150: 9 p = 650, p = 72.22222222.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldScaleWhatElseTheLiquidationPriceLeavesStill(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.perpetual(OTHER);
        fixture.account(1, 500, 10);
        fixture.messages().fill(1, OTHER, 10, 100, 0);
        fixture.charge(1_500_000_000);
        fixture.scales().scale(OTHER, PERPETUAL);
        fixture.messages().send();
        fixture.review();
        fixture.rollOut(1);
        assertEquals(7_222_222_222L, liquidationPrice(fixture));
    }

    /** A scale of 0 asks for nothing: E = M at 10 p = 500. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldAskForNothingWithAScaleOfZero(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.account(1, 500, 10);
        fixture.scales().volatility(PERPETUAL);
        fixture.messages().send();
        fixture.scales().scale(PERPETUAL, PERPETUAL).leastScale(0).step(ONE);
        fixture.messages().send();
        fixture.messages().mark(PERPETUAL, 100);
        fixture.review();
        assertEquals(0, fixture.steps().get(0).after());
        fixture.rollOut(1);
        assertEquals(0, fixture.maintenance(1));
        assertEquals(5_000_000_000L, liquidationPrice(fixture));
    }

    /** A portfolio account needs what it needed, and is counted among those that change over: the second of three. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldNotScalePortfolioAccounts(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        final PortfolioMessages portfolio = new PortfolioMessages(fixture.messages());
        portfolio.grid(0, GridTerms.thirtyThree());
        portfolio.assignGrid(0, 0);
        fixture.account(3, 290, 10);
        portfolio.account(2, 0, DOLLAR);
        fixture.messages().collateral(2, DOLLAR, 10_000);
        fixture.messages().fill(2, PERPETUAL, 10, 100, 0);
        fixture.account(1, 290, 10);
        final long maintenance = fixture.maintenance(2);
        assertTrue(maintenance > 0);
        fixture.scale();
        fixture.charge(2 * ONE);
        fixture.review();
        fixture.rollOut(2);
        assertEquals(maintenance, fixture.maintenance(2));
        assertEquals(200, fixture.maintenance(3));
        assertEquals(100, fixture.maintenance(1));
    }

    private static long liquidationPrice(final ScaleFixture fixture) {
        final PositionsDecoder position = fixture.report(1).positions().next();
        assertEquals(PERPETUAL, position.instrumentId());
        assertEquals(-8, position.liquidationPriceExponent());
        return position.liquidationPrice();
    }

    /** Three accounts, and a review after which a scale of 2 is coming. */
    private static ScaleFixture doubled(final Implementation implementation) {
        final ScaleFixture fixture = new ScaleFixture(implementation);
        fixture.account(30, 290, 10);
        fixture.account(20, 290, 10);
        fixture.account(10, 290, 10);
        fixture.scale();
        fixture.charge(2 * ONE);
        fixture.review();
        return fixture;
    }
}
