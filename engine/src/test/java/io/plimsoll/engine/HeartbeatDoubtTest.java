package io.plimsoll.engine;

import static io.plimsoll.engine.QuotedMarket.ACCOUNT;
import static io.plimsoll.engine.QuotedMarket.CALL;
import static io.plimsoll.engine.QuotedMarket.COIN;
import static io.plimsoll.engine.QuotedMarket.FAR;
import static io.plimsoll.engine.QuotedMarket.NEAR;
import static io.plimsoll.engine.QuotedMarket.ONE;
import static io.plimsoll.engine.QuotedMarket.OTHER_CALL;
import static io.plimsoll.engine.QuotedMarket.PERPETUAL;
import static io.plimsoll.engine.QuotedMarket.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is stale is charged as wholly doubtful: half of its size here, initially (rules, 10.4 step 7 and 11.6). */
class HeartbeatDoubtTest {
    private static final int FOLLOWER = 11;
    private static final int TENTH = 100_000_000;

    private final QuotedMarket market = new QuotedMarket();

    /** 4 perpetuals worth 4,000 and 2 coins worth 2,000; by their own doubt of a tenth a tenth of that is charged. */
    @Test
    void shouldDoubtASilentMarkWhollyAndMaintenanceNotAtAll() {
        market.messages.pricedAsset(COIN, 0, PERPETUAL);
        market.messages.collateral(ACCOUNT, COIN, 2);
        market.messages.fill(ACCOUNT, PERPETUAL, 4, 1_000, 0);
        market.portfolio.doubtfulMark(PERPETUAL, 1_000, TENTH);
        market.heartbeat(PERPETUAL, 5, 0, 0);
        assertEquals(200 + 100, market.initial());
        market.clockAfter(5 * SECOND_NS);
        assertEquals(200 + 100, market.initial());
        market.messages.feed().pass(SECOND_NS);
        assertEquals(200 + 100, market.initial(), "until a Clock says so");
        market.clockAfter(0);
        assertEquals(2_000 + 1_000, market.initial());
        assertEquals(0, market.report().maintenanceRequirement());
        market.messages.mark(PERPETUAL, 1_000);
        assertEquals(2_000 + 1_000, market.initial(), "until the next Clock");
        market.clockAfter(0);
        assertEquals(0, market.initial());
    }

    /** 4 of a perpetual that moves with the other one. */
    @Test
    void shouldDoubtBothItsOwnMarkAndItsUnderlyings() {
        market.perpetual(FOLLOWER);
        market.portfolio.underlying(FOLLOWER, PERPETUAL);
        market.messages.mark(FOLLOWER, 1_000);
        market.messages.fill(ACCOUNT, FOLLOWER, 4, 1_000, 0);
        market.heartbeat(PERPETUAL, 5, 0, 0);
        market.clockAfter(6 * SECOND_NS);
        assertEquals(2_000, market.initial());
        market.heartbeat(PERPETUAL, 0, 0, 0);
        market.clockAfter(0);
        assertEquals(0, market.initial());
        market.heartbeat(FOLLOWER, 5, 0, 0);
        market.clockAfter(0);
        assertEquals(2_000, market.initial());
    }

    /** 10 calls of each expiry, 10,000 large. */
    @Test
    void shouldDoubtWhatOptionsAreValuedByOfTheExpiryThatIsSilent() {
        calls();
        market.portfolio.doubtfulVolatility(CALL, 1, TENTH);
        assertEquals(500, market.initial());
        market.heartbeat(PERPETUAL, 0, 5, 0);
        market.clockAfter(4 * SECOND_NS);
        market.portfolio.volatility(OTHER_CALL, 1);
        market.clockAfter(2 * SECOND_NS);
        assertEquals(5_000, market.initial(), "volatilities of the near expiry");
        market.portfolio.surface(PERPETUAL, NEAR, 1_000, 1);
        market.clockAfter(0);
        assertEquals(0, market.initial());

        market.portfolio.forward(PERPETUAL, FAR, 1_000, 0);
        market.heartbeat(PERPETUAL, 0, 0, 5);
        market.clockAfter(6 * SECOND_NS);
        assertEquals(5_000, market.initial(), "the forward of the far expiry; the near one never had any");
        market.portfolio.forward(PERPETUAL, FAR, 1_000, 0);
        market.clockAfter(0);
        assertEquals(0, market.initial());

        market.heartbeat(PERPETUAL, 5, 0, 0);
        market.clockAfter(0);
        assertEquals(10_000, market.initial(), "the underlying of both");
    }

    private void calls() {
        market.call(CALL, NEAR);
        market.call(OTHER_CALL, FAR);
        market.portfolio.volatility(CALL, 1);
        market.portfolio.volatility(OTHER_CALL, 1);
        market.messages.position(ACCOUNT, CALL, -10, 0);
        market.messages.position(ACCOUNT, OTHER_CALL, -10, 0);
        assertEquals(0, market.initial());
    }

    /** Their prices have an end, not a silence. */
    @Test
    void shouldDoubtNothingOfAnUnderlyingThatIsSettled() {
        for (int feed = 0; feed < 3; feed++) {
            final QuotedMarket other = new QuotedMarket();
            other.call(CALL, NEAR);
            other.portfolio.volatility(CALL, ONE);
            other.portfolio.forward(PERPETUAL, NEAR, 1_000, 0);
            other.messages.position(ACCOUNT, CALL, 10, 0);
            other.heartbeat(PERPETUAL, feed == 0 ? 1 : 0, feed == 1 ? 1 : 0, feed == 2 ? 1 : 0);
            other.clockAfter(2 * SECOND_NS);
            assertEquals(5_000, other.initial());
            other.messages.settle(PERPETUAL, 1_000);
            assertEquals(0, other.initial());
        }
    }
}
