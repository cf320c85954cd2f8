package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much a portfolio account can hold, computed by hand (rule 10.2, Bounds); both implementations. */
class PortfolioBoundsTest {
    private static final int OPTION = 20;
    private static final long STRIKE = 1_000;
    private static final long LOT = 999_999_999_999_999_989L;

    private PortfolioFixture book;

    private void begin(final Implementation implementation) {
        book = new PortfolioFixture(implementation, GridTerms.sixteen());
    }

    private void accept(final Runnable message) {
        book.fixture().recorder().clear();
        message.run();
        assertEquals(List.of(), book.fixture().reasons());
    }

    /**
     * A coin of collateral may be worth 100,000 and counts eight times: with 10,000 in cash there is room within 2^59
     * for 720,575,940,379 coins, less a part in 10^9 that bounds allow for.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldBoundCollateralByWhatScenariosMakeOfIt(final Implementation implementation) {
        begin(implementation);
        book.messages().pricedAsset(PortfolioFixture.COIN, 0, PortfolioFixture.PERPETUAL);
        book.assertRefused(ReasonCode.OVERFLOW,
            () -> book.messages().balance(PortfolioFixture.ACCOUNT, PortfolioFixture.COIN, 720_575_940_380L));
        accept(() -> book.messages().balance(PortfolioFixture.ACCOUNT, PortfolioFixture.COIN, 720_575_930_000L));
    }

    /**
     * The unit of an option in premiums of 10^9 is a fraction with a small numerator for what it is worth; that by the
     * underlying's ticks is not: 2^125 / (999,999,999,999,999,989 x 100,000 x 10^9) are 425,352 lots.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldBoundLotsByWhatTheirSizeIsMultipliedBy(final Implementation implementation) {
        begin(implementation);
        final DefineOptionEncoder option = book.portfolio().option(
            OPTION, PortfolioFixture.PERPETUAL, InstrumentType.CALL, STRIKE, PortfolioFixture.NEAR, 1_000_000_000);
        option.tickSize().mantissa(1_000_000_000).exponent((byte) 0);
        option.lotSize().mantissa(LOT).exponent((byte) -18);
        book.messages().send();
        book.portfolio().volatility(OPTION, 1);
        book.assertRefused(ReasonCode.QUANTITY_BEYOND_MAXIMUM,
            () -> book.messages().position(PortfolioFixture.ACCOUNT, OPTION, 425_353, 0));
        accept(() -> book.messages().position(PortfolioFixture.ACCOUNT, OPTION, 425_352, 0));
    }
}
