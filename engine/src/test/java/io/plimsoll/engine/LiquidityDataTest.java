package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.MONEY;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static io.plimsoll.engine.SizedMarket.NOT_TOLD;
import static io.plimsoll.engine.SizedMarket.NO_END;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Depth and MarketTotals refuse, and in which order. */
class LiquidityDataTest {
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

    @Test
    void shouldRefuseDepthInThisOrder() {
        market.sizes.depth(NOBODY, -1, -1);
        assertEquals(ReasonCode.UNKNOWN_INSTRUMENT, market.send());
        market.sizes.depth(SETTLED, -1, -1).exchangeTimeNs(Long.MAX_VALUE);
        assertEquals(ReasonCode.INSTRUMENT_NOT_TRADING, market.send());
        market.sizes.depth(PERPETUAL, -1, -1).exchangeTimeNs(Long.MAX_VALUE);
        assertEquals(ReasonCode.TIME_AHEAD, market.send());
        market.sizes.definition(PERPETUAL, 5, 0, 9, 0, NO_END, 0);
        market.send();
        market.sizes.depth(PERPETUAL, 1, 1, 2, 2).exchangeTimeNs(5);
        assertEquals(ReasonCode.NULL_VAL, market.send());
        market.sizes.depth(PERPETUAL, -1, -1).exchangeTimeNs(4);
        assertEquals(ReasonCode.TIME_BACKWARDS, market.send());
        market.sizes.depth(PERPETUAL, -1, 0, 1, 1).exchangeTimeNs(6);
        assertEquals(ReasonCode.INVALID_DEFINITION, market.send());
        // a time that was refused is not remembered
        market.sizes.depth(PERPETUAL, 1, 1, 2, 2).exchangeTimeNs(5);
        assertEquals(ReasonCode.NULL_VAL, market.send());
    }

    @Test
    void shouldRefuseDepthThatIsNotOfTheBands() {
        assertDepth(ReasonCode.INVALID_DEFINITION);
        assertDepth(ReasonCode.INVALID_DEFINITION, 1, 1);
        market.sizes.definition(PERPETUAL, NO_END, 0);
        market.send();
        assertDepth(ReasonCode.INVALID_DEFINITION);
        assertDepth(ReasonCode.INVALID_DEFINITION, 1, 1);
        market.sizes.definition(PERPETUAL, 5, 0, 9, 0, NO_END, 0);
        market.send();
        assertDepth(ReasonCode.INVALID_DEFINITION);
        assertDepth(ReasonCode.INVALID_DEFINITION, 1, 1);
        assertDepth(ReasonCode.INVALID_DEFINITION, 1, 1, 2, 2, 3, 3);
        assertDepth(ReasonCode.NULL_VAL, 1, 1, 2, 2);
    }

    @Test
    void shouldRefuseDepthThatMakesNoSense() {
        market.sizes.definition(PERPETUAL, 5, 0, 9, 0, NO_END, 0);
        market.send();
        assertDepth(ReasonCode.INVALID_DEFINITION, -1, 1, 2, 2);
        assertDepth(ReasonCode.INVALID_DEFINITION, 1, -1, 2, 2);
        assertDepth(ReasonCode.INVALID_DEFINITION, 3, 1, 2, 2);
        assertDepth(ReasonCode.INVALID_DEFINITION, 1, 3, 2, 2);
        assertDepth(ReasonCode.INVALID_DEFINITION, 1, 1, MOST_LOTS + 1, 2);
        assertDepth(ReasonCode.INVALID_DEFINITION, 1, 1, 2, MOST_LOTS + 1);
        assertDepth(ReasonCode.NULL_VAL, 0, 0, MOST_LOTS, MOST_LOTS);
        assertDepth(ReasonCode.NULL_VAL, 3, 3, 3, 3);
    }

    private void assertDepth(final ReasonCode expected, final long... lots) {
        market.sizes.depth(PERPETUAL, lots);
        assertEquals(expected, market.send());
    }

    @Test
    void shouldRefuseTotalsInThisOrder() {
        market.sizes.totals(NOBODY, -1, -1);
        assertEquals(ReasonCode.UNKNOWN_INSTRUMENT, market.send());
        market.sizes.totals(SPOT, -1, -1);
        assertEquals(ReasonCode.NOT_MARGINED, market.send());
        market.sizes.totals(OPTION, -1, -1);
        assertEquals(ReasonCode.NOT_MARGINED, market.send());
        market.sizes.totals(SETTLED, -1, -1).exchangeTimeNs(Long.MAX_VALUE);
        assertEquals(ReasonCode.INSTRUMENT_NOT_TRADING, market.send());
        market.sizes.totals(PERPETUAL, -1, -1).exchangeTimeNs(Long.MAX_VALUE);
        assertEquals(ReasonCode.TIME_AHEAD, market.send());
        market.sizes.totals(PERPETUAL, 0, 0).exchangeTimeNs(5);
        assertEquals(ReasonCode.NULL_VAL, market.send());
        market.sizes.totals(PERPETUAL, -1, -1).exchangeTimeNs(4);
        assertEquals(ReasonCode.TIME_BACKWARDS, market.send());
        assertTotals(ReasonCode.INVALID_DEFINITION, -1, MOST_LOTS + 1);
        assertTotals(ReasonCode.INVALID_DEFINITION, MOST_LOTS + 1, -1);
        // at the worst price a lot is worth 10^6
        assertTotals(ReasonCode.OVERFLOW, (1L << 62) / 1_000_000 + 1, 0);
        assertTotals(ReasonCode.NULL_VAL, (1L << 62) / 1_000_000, 0);
        assertTotals(ReasonCode.OVERFLOW, 0, MOST_LOTS + 1);
        assertTotals(ReasonCode.NULL_VAL, 0, MOST_LOTS);
        assertTotals(ReasonCode.NULL_VAL, NOT_TOLD, NOT_TOLD);
    }

    private void assertTotals(final ReasonCode expected, final long openInterestLots, final long volumeLots) {
        market.sizes.totals(PERPETUAL, openInterestLots, volumeLots);
        assertEquals(expected, market.send());
    }

    @Test
    void shouldBoundOpenInterestByLotsWhereTheyAreWorthLittle() {
        final int tiny = 30;
        messages.perpetual(tiny, MONEY, 1).lotSize().mantissa(1).exponent((byte) -6);
        messages.send();
        market.sizes.totals(tiny, MOST_LOTS + 1, 0);
        assertEquals(ReasonCode.OVERFLOW, market.send());
        market.sizes.totals(tiny, MOST_LOTS, 0);
        assertEquals(ReasonCode.NULL_VAL, market.send());
    }
}
