package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rule 11.8 by hand for portfolio accounts: a coin at 100 dollars with an extra haircut of 0.13, and an eighth up or
 * down as what may happen.
 */
class PortfolioCollateralTest {
    private static final int COIN = 2;

    private SizeFixture fixture;
    private PortfolioMessages portfolio;

    private void begin(final Implementation implementation) {
        fixture = new SizeFixture(implementation);
        portfolio = new PortfolioMessages(fixture.book().messages());
        fixture.book().messages().pricedAsset(COIN, 0, PERPETUAL, 0, ONE / 5);
        portfolio.grid(0, GridTerms.plain(PortfolioFixture.upAndDown(), PortfolioFixture.NO_CHARGES));
        portfolio.assignGrid(0, 0);
    }

    private void haircut() {
        fixture.book().charge(1_300_000_000);
        fixture.collateral().collateral(COIN, collateral -> collateral
            .volatilityInstrumentId(PERPETUAL).volatilityFactor(ONE / 10).initialHaircut(ONE / 10));
        fixture.reviewAndRollOut();
    }

    /**
     * 100 coins are 80 by their tier, less 0.13 69.6, so 69. Short 10 at 90 lost 100. The coins and the lots together
     * lose an eighth of 9,000: 1,125. Of 80 coins 0.77 are available: 61.6, less the loss and the requirement.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldTakeItOffOtherAssets(final Implementation implementation) {
        begin(implementation);
        portfolio.account(1, 0, DOLLAR);
        fixture.book().messages().collateral(1, COIN, 100);
        fixture.book().messages().fill(1, PERPETUAL, -10, 90, 0);
        haircut();
        final AccountReportDecoder report = fixture.book().report(1);
        assertEquals(6_900 - 100, report.equity());
        assertEquals(9_900, report.equityWithoutHaircuts());
        assertEquals(1_125, report.initialRequirement());
        assertEquals(6_100 - 100 - 1_125, report.available());
        assertEquals(List.of(
            List.of(1L, 0L, -100L, -100L, 0L, -100L, 0L),
            List.of(2L, 100L, 100L, 80L, 11L, 61L, 130_000_000L)), fixture.collateral(1));
        assertEquals(List.of(), fixture.components(1));
    }

    /** Its own asset counts in full: no haircut, extra or not, and no initial one; profit of 200 coins, too. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldTakeNothingOffTheValuationAsset(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().perpetual(OTHER, COIN, 1_000);
        fixture.book().messages().send();
        fixture.book().messages().mark(OTHER, 80);
        portfolio.account(1, 0, COIN);
        fixture.book().messages().collateral(1, COIN, 500);
        fixture.book().messages().fill(1, OTHER, 10, 60, 0);
        haircut();
        final AccountReportDecoder report = fixture.book().report(1);
        assertEquals(700, report.equity());
        assertEquals(100, report.initialRequirement());
        assertEquals(600, report.available());
        assertEquals(List.of(List.of(2L, 500L, 700L, 700L, 0L, 700L, 0L)), fixture.collateral(1));
        fixture.book().messages().mark(OTHER, 1);
        assertEquals(List.of(List.of(2L, 500L, -90L, -90L, 0L, -90L, 0L)), fixture.collateral(1));
    }
}
