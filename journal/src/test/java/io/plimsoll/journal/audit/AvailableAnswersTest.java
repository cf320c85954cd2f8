package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.FeedMessages;
import io.plimsoll.engine.wire.DefineCollateralEncoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rule 11.8 by hand, what is available: a coin priced by the perpetual at 100 dollars a minor unit, and a contract that
 * settles in it, a coin a lot and tick.
 */
class AvailableAnswersTest {
    private static final int COIN = 2;

    private SizeFixture fixture;

    private void begin(final Implementation implementation, final long... haircuts) {
        fixture = new SizeFixture(implementation);
        fixture.book().messages().pricedAsset(COIN, 0, PERPETUAL, haircuts);
        fixture.book().messages().perpetual(OTHER, COIN, 1_000);
        fixture.book().messages().send();
        fixture.book().messages().tiers(OTHER, 0, ONE / 10, 0, ONE / 5);
        fixture.book().messages().mark(OTHER, 10);
        fixture.book().messages().account(1, DOLLAR);
    }

    private void define(final Consumer<DefineCollateralEncoder> change) {
        fixture.collateral().collateral(COIN, change);
    }

    /** 10,000 and 100 lots up by 10 are 11,000, less 2,200 for 11,000 lots' worth; up by 100 20,000 less 4,000. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBeWhatInitialRequirementsLeave(final Implementation implementation) {
        begin(implementation);
        fixture.book().account(2, 10_000, 100);
        assertEquals(8_000, fixture.book().report(2).available());
        fixture.book().messages().mark(PERPETUAL, 110);
        assertEquals(8_800, fixture.book().report(2).available());
        fixture.book().messages().mark(PERPETUAL, 200);
        assertEquals(16_000, fixture.book().report(2).available());
        assertEquals(List.of(List.of(1L, 10_000L, 20_000L, 20_000L, 0L, 16_000L, 0L)), fixture.collateral(2));
    }

    /**
     * 100 coins and 10 lots from 10 to 30: 200 of profit less 60 is 140, of which 0.95 count: 233, and of these 0.8:
     * 186.4. A loss counts whole: at 5 it is 50, and 10 are required.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountPartOfProfit(final Implementation implementation) {
        begin(implementation);
        define(collateral -> collateral.profitWeight(950_000_000).initialHaircut(ONE / 5));
        fixture.book().messages().collateral(1, COIN, 100);
        fixture.book().messages().fill(1, OTHER, 10, 10, 0);
        fixture.book().messages().mark(OTHER, 30);
        assertEquals(List.of(List.of(2L, 100L, 300L, 300L, 0L, 186L, 0L)), fixture.collateral(1));
        assertEquals(18_600, fixture.book().report(1).available());
        fixture.book().messages().mark(OTHER, 5);
        assertEquals(3_200, fixture.book().report(1).available());
    }

    /**
     * 17 coins owed are 17.85 with the haircut, so 18, and with 0.13 and 0.2 more 23.94, so 24. Of 17 owned 16.15
     * count, so 16, of these 0.67. No more is taken off than there is.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountDebtsForMore(final Implementation implementation) {
        begin(implementation, 0, ONE / 20);
        fixture.book().charge(1_300_000_000);
        define(collateral -> collateral
            .volatilityInstrumentId(PERPETUAL).volatilityFactor(ONE / 10).initialHaircut(ONE / 5));
        fixture.reviewAndRollOut();
        fixture.book().messages().balance(1, COIN, -17);
        assertEquals(List.of(List.of(2L, -17L, -17L, -18L, 3L, -24L, 130_000_000L)), fixture.collateral(1));
        assertEquals(-2_400, fixture.book().report(1).available());
        fixture.book().messages().balance(1, COIN, 17);
        assertEquals(List.of(List.of(2L, 17L, 17L, 16L, 3L, 10L, 130_000_000L)), fixture.collateral(1));
        define(collateral -> collateral.initialHaircut(900_000_000));
        assertEquals(0, fixture.book().report(1).available());
    }

    /**
     * A hundredth of the root of 400 coins is 0.2: 1.1 / 1.2 is 0.91666, of 400 366.66. 100 coins count whole, 1.1 /
     * 1.1; 0.9 of them with an initial haircut of 0.1. It is the balance's root, not that of what is free.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountLessOfALargeBalance(final Implementation implementation) {
        begin(implementation);
        final Consumer<DefineCollateralEncoder> root =
            collateral -> collateral.rootRate(10_000_000_000L).rootNumerator(1_100_000_000);
        define(root);
        fixture.book().messages().balance(1, COIN, 400);
        assertEquals(36_600, fixture.book().report(1).available());
        fixture.book().messages().balance(1, COIN, 100);
        assertEquals(10_000, fixture.book().report(1).available());
        define(root.andThen(collateral -> collateral.initialHaircut(ONE / 10)));
        assertEquals(9_000, fixture.book().report(1).available());
        define(root);
        fixture.book().messages().position(1, OTHER, 10, 0);
        fixture.book().messages().mark(OTHER, 1_000);
        fixture.book().messages().balance(1, COIN, -10);
        assertEquals(799_000, fixture.book().report(1).available());
    }

    /** All deposits are worth 50,000, a limit of 40,000 leaves 0.8, of 0.9 0.72; at 40,000 nothing is taken. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountLessOfWhatAllHaveDeposited(final Implementation implementation) {
        begin(implementation);
        define(collateral -> collateral.depositLimit(40_000).initialHaircut(ONE / 10));
        fixture.book().messages().balance(1, COIN, 100);
        assertEquals(9_000, fixture.book().report(1).available());
        fixture.collateral().totals(COIN, 500);
        assertEquals(7_200, fixture.book().report(1).available());
        fixture.collateral().totals(COIN, 400);
        assertEquals(9_000, fixture.book().report(1).available());
        fixture.book().messages().mark(PERPETUAL, 200);
        assertEquals(9_000, fixture.book().report(1).available());
        define(collateral -> { });
        assertEquals(20_000, fixture.book().report(1).available());
    }

    /** What is priced by a stale mark is not available, whether or not its collateral was defined; a debt stays. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountNothingOfAStalePrice(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().balance(1, COIN, 100);
        fixture.book().messages().balance(1, DOLLAR, 7);
        new FeedMessages(fixture.book().messages()).heartbeat(PERPETUAL, 10, 0, 0);
        fixture.book().messages().clock(TimeUnit.SECONDS.toNanos(11));
        assertEquals(7, fixture.book().report(1).available());
        assertEquals(10_007, fixture.book().report(1).equity());
        define(collateral -> { });
        assertEquals(7, fixture.book().report(1).available());
        fixture.book().messages().balance(1, COIN, -1);
        assertEquals(-93, fixture.book().report(1).available());
    }
}
