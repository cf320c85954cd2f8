package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.FeedMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineCollateralEncoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rule 11.8 by hand, extra haircuts: a coin priced by the perpetual at 100 dollars a minor unit, its volatility told as
 * the long run of the perpetual's.
 */
class CollateralAnswersTest {
    private static final int COIN = 2;
    private static final int CENT = ScaleFixture.OTHER;

    private SizeFixture fixture;

    private void begin(final Implementation implementation, final long... haircuts) {
        fixture = new SizeFixture(implementation);
        fixture.book().messages().pricedAsset(COIN, 0, PERPETUAL, haircuts);
        fixture.book().messages().account(1, DOLLAR);
        fixture.book().charge(ONE);
    }

    private void define(final Consumer<DefineCollateralEncoder> change) {
        fixture.collateral().collateral(
            COIN, collateral -> change.accept(collateral.volatilityInstrumentId(PERPETUAL)));
    }

    private void byVolatility() {
        define(collateral -> collateral.volatilityFactor(ONE / 10));
    }

    /** A tenth of a volatility of 1.234 is 0.1234, up to 0.13; the account has it when it has changed over. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldFollowVolatility(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().collateral(1, COIN, 1_000);
        byVolatility();
        fixture.book().charge(1_234_000_000);
        assertEquals(100_000, fixture.book().report(1).equity());
        requireReview(false, "EXTRA_HAIRCUT (2): 0 130000000 130000000");
        final RiskStepDecoder step = fixture.book().steps().get(0);
        assertEquals(1_234_000_000, step.chargedVolatility());
        assertEquals(0, step.volatility());
        assertEquals(0, step.uncovered());
        assertEquals(BooleanType.TRUE, step.stale());
        assertEquals(List.of(List.of(1, 1)), fixture.book().progress());
        assertEquals(100_000, fixture.book().report(1).equity());
        fixture.book().scales().rollOut(1);
        final AccountReportDecoder report = fixture.book().report(1);
        assertEquals(87_000, report.equity());
        assertEquals(100_000, report.equityWithoutHaircuts());
        assertEquals(List.of(List.of(2L, 1_000L, 1_000L, 1_000L, 130L, 870L, 130_000_000L)), fixture.collateral(1));
    }

    /**
     * 17 coins, 10 of them at no haircut and 7 at 0.15, are 15.95, so 15; less 0.13 13.05, so 13. A debt of 17 counts
     * 17.85 at 0.05, so 18, and with 0.13 more 20.34, so 21.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRoundAfterEachHaircut(final Implementation implementation) {
        begin(implementation, 0, 0, 10, 3 * ONE / 20);
        fixture.book().messages().collateral(1, COIN, 17);
        assertEquals(1_595, fixture.book().report(1).equity());
        byVolatility();
        fixture.book().charge(1_300_000_000);
        fixture.reviewAndRollOut();
        assertEquals(1_300, fixture.book().report(1).equity());
        assertEquals(List.of(List.of(2L, 17L, 17L, 15L, 2L, 13L, 130_000_000L)), fixture.collateral(1));

        fixture.book().messages().pricedAsset(COIN, 0, PERPETUAL, 0, ONE / 20);
        fixture.book().messages().balance(1, COIN, -17);
        assertEquals(-2_100, fixture.book().report(1).equity());
        assertEquals(-1_700, fixture.book().report(1).equityWithoutHaircuts());
        assertEquals(List.of(List.of(2L, -17L, -17L, -18L, 3L, -21L, 130_000_000L)), fixture.collateral(1));
    }

    /** An extra haircut of 0 rounds nothing: 15.95 coins are worth 1,595. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRoundNothingWithoutOne(final Implementation implementation) {
        begin(implementation, 0, 0, 10, 3 * ONE / 20);
        fixture.book().messages().collateral(1, COIN, 17);
        define(collateral -> { });
        fixture.reviewAndRollOut();
        assertEquals(1_595, fixture.book().report(1).equity());
    }

    /**
     * A price of 0.985 of the peg, 0.005 below its threshold, four times: 0.02; with a tenth of the volatility of 1
     * 0.12, no more than the largest. A price of 0.99 or more adds nothing.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldFollowThePeg(final Implementation implementation) {
        begin(implementation);
        peg(985);
        final Consumer<DefineCollateralEncoder> pegged =
            collateral -> collateral.pegInstrumentId(CENT).pegThreshold(990_000_000).pegFactor(4 * ONE);
        fixture.collateral().collateral(COIN, pegged);
        requireReview(true, "EXTRA_HAIRCUT (2): 0 20000000 20000000");
        assertEquals(BooleanType.FALSE, fixture.book().steps().get(0).stale());
        assertEquals(0, fixture.book().steps().get(0).chargedVolatility());
        define(pegged.andThen(collateral -> collateral.volatilityFactor(ONE / 10)));
        requireReview(true, "EXTRA_HAIRCUT (2): 20000000 120000000 120000000");
        define(pegged.andThen(collateral -> collateral.volatilityFactor(ONE / 10).largestExtra(110_000_000)));
        requireReview(true, "EXTRA_HAIRCUT (2): 120000000 110000000 110000000");
        fixture.book().messages().mark(CENT, 999);
        fixture.collateral().collateral(COIN, pegged);
        requireReview(true, "EXTRA_HAIRCUT (2): 110000000 100000000 0");
    }

    /**
     * A price of 0.9840000001 is 0.984, rounded down: 0.001 below the threshold, which makes more than 0.001, and not
     * 0.0009999999, which would make no more.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRoundThePriceOfThePegDown(final Implementation implementation) {
        begin(implementation);
        final var instrument = fixture.book().messages().perpetual(CENT, DOLLAR, 20_000_000_000L);
        instrument.tickSize().exponent((byte) -10);
        fixture.book().messages().send();
        fixture.book().messages().mark(CENT, 9_840_000_001L);
        fixture.collateral().collateral(COIN, collateral -> collateral
            .pegInstrumentId(CENT).pegThreshold(985_000_000).pegFactor(1_000_000_050).step(ONE / 1_000));
        requireReview(true, "EXTRA_HAIRCUT (2): 0 2000000 2000000");
    }

    private void peg(final long thousandths) {
        final var instrument = fixture.book().messages().perpetual(CENT, DOLLAR, 2_000);
        instrument.tickSize().exponent((byte) -3);
        fixture.book().messages().send();
        fixture.book().messages().mark(CENT, thousandths);
    }

    /**
     * It falls a step a review, and only where it would be lower by the hysteresis: 0.1 and a fifth more is 0.12, up to
     * 0.12. It does not fall by a volatility that is stale.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldFallByStepsAndHysteresis(final Implementation implementation) {
        begin(implementation);
        define(collateral -> collateral.volatilityFactor(ONE / 10).hysteresis(ONE / 5));
        fixture.book().charge(1_400_000_000);
        requireReview(true, "EXTRA_HAIRCUT (2): 0 140000000 140000000");
        fixture.book().charge(ONE);
        requireReview(true);
        fixture.book().messages().mark(PERPETUAL, 100);
        requireReview(true, "EXTRA_HAIRCUT (2): 140000000 130000000 100000000");
        assertEquals(BooleanType.FALSE, fixture.book().steps().get(0).stale());
        requireReview(true, "EXTRA_HAIRCUT (2): 130000000 120000000 100000000");
        requireReview(true);
        new FeedMessages(fixture.book().messages()).heartbeat(PERPETUAL, 10, 0, 0);
        fixture.book().charge(ONE / 10);
        requireReview(true);
    }

    /** In steps of 0.05 0.13 becomes 0.15; defined again, an extra haircut stays until the next review. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldStayUntilTheNextReview(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().collateral(1, COIN, 1_000);
        byVolatility();
        fixture.book().charge(1_300_000_000);
        fixture.reviewAndRollOut();
        define(collateral -> collateral.volatilityFactor(ONE / 10).step(ONE / 20));
        assertEquals(87_000, fixture.book().report(1).equity());
        requireReview(true, "EXTRA_HAIRCUT (2): 130000000 150000000 150000000");
        assertEquals(85_000, fixture.book().report(1).equity());
    }

    /** Accounts change over one by one: 1,000 coins less 0.13 cover 1.5 times 60,000 no more. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCallThoseWhoChangeOver(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().account(2, DOLLAR);
        for (final long account : new long[] {1, 2}) {
            fixture.book().messages().collateral(account, COIN, 1_000);
            fixture.book().messages().fill(account, PERPETUAL, 6_000, 100, 0);
        }
        byVolatility();
        fixture.book().charge(1_300_000_000);
        fixture.book().review();
        assertEquals(List.of(), fixture.book().called());
        for (final long account : new long[] {1, 2}) {
            fixture.book().rollOut(1);
            assertEquals(List.of(account), fixture.book().called());
            final MarginCallDecoder call = fixture.book().plain().calls().get(0);
            assertEquals(Level.WARNING, call.levelTo());
            assertEquals(87_000, call.equity());
            assertEquals(MarginCallDecoder.priceInstrumentIdNullValue(), call.priceInstrumentId());
        }
    }

    /**
     * 1,000 dollars owed and 50 coins, whose price is the mark p of 10 lots bought at 100: 43.5 p + 10 (p - 100) less
     * 1,000 is the p required at 2,000 / 52.5. A debt of 50 coins and 10,000 dollars, short 10 at 100: 10,000 less
     * 56.5 p and 10 (p - 100) is p at 11,000 / 67.5.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayTheLiquidationPriceWithIt(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().collateral(1, COIN, 50);
        fixture.book().messages().collateral(1, DOLLAR, -1_000);
        fixture.book().messages().fill(1, PERPETUAL, 10, 100, 0);
        byVolatility();
        fixture.book().charge(1_300_000_000);
        fixture.reviewAndRollOut();
        assertEquals(3_809_523_810L, fixture.book().report(1).positions().next().liquidationPrice());
        fixture.book().messages().position(1, PERPETUAL, -10, -1_000);
        fixture.book().messages().balance(1, DOLLAR, 10_000);
        fixture.book().messages().balance(1, COIN, -50);
        assertEquals(1_629_629_630L, fixture.book().report(1).positions().next().liquidationPrice());
    }

    /**
     * A contract that settles in coins, ten lots bought at 100 for 1,000 coins, and 5,000 dollars owed: above a net
     * amount of 0 it is 100 x 0.87 (10 p - 1,000) - 5,000, which is the 100 p required at 92,000 / 770.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayTheLiquidationPriceOnBothSidesOfADebt(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().perpetual(CENT, COIN, 1_000);
        fixture.book().messages().send();
        fixture.book().messages().tiers(CENT, 0, ONE / 10, 0, ONE / 5);
        fixture.book().messages().mark(CENT, 200);
        fixture.book().messages().position(1, CENT, 10, 1_000);
        fixture.book().messages().balance(1, DOLLAR, -5_000);
        byVolatility();
        fixture.book().charge(1_300_000_000);
        fixture.reviewAndRollOut();
        assertEquals(1_194_805_195L, fixture.book().report(1).positions().next().liquidationPrice());
    }

    private void requireReview(final boolean rollsOut, final String... steps) {
        fixture.book().review();
        fixture.requireSteps(steps);
        if (rollsOut) {
            fixture.book().scales().rollOut(4_096);
        }
        assertEquals(List.of(), fixture.book().plain().reasons());
    }
}
