package io.plimsoll.engine;

import static io.plimsoll.engine.CollateralMarket.ACCOUNT;
import static io.plimsoll.engine.CollateralMarket.COIN;
import static io.plimsoll.engine.CollateralMarket.COMBINED;
import static io.plimsoll.engine.CollateralMarket.MONEY;
import static io.plimsoll.engine.CollateralMarket.ONE;
import static io.plimsoll.engine.CollateralMarket.OTHER_SOURCE;
import static io.plimsoll.engine.CollateralMarket.PERCENT;
import static io.plimsoll.engine.CollateralMarket.PERPETUAL;
import static io.plimsoll.engine.CollateralMarket.SECOND_NS;
import static io.plimsoll.engine.CollateralMarket.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.FeedStatusDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks that are the lowest of others': which, when, and that accounts see all of them at once (rules, 11.9). */
class CombinedPriceTest {
    private static final int LOW = 1;
    private static final int COARSE = 13;
    private static final int FINE = 14;
    private static final int NEW = 15;

    private final CollateralMarket market = new CollateralMarket();

    @Test
    void shouldBeTheLowestOfItsMembers() {
        assertEquals(100, market.mark(COMBINED));
        market.messages.mark(SOURCE, 99);
        assertEquals(99, market.mark(COMBINED));
        market.messages.mark(OTHER_SOURCE, 98);
        assertEquals(98, market.mark(COMBINED));
        market.messages.mark(SOURCE, 101);
        assertEquals(98, market.mark(COMBINED));
        market.messages.mark(OTHER_SOURCE, 102);
        assertEquals(101, market.mark(COMBINED));
    }

    /** A tick of 0.03 makes 7 of the coarse source's, 0.35, 11 ticks; 0.0199 makes none, which counts as 1. */
    @ParameterizedTest
    @CsvSource({"7,9999,11", "7,3299,10", "7,3300,11", "7,199,1", "60,9999,33", "1000,29999,99", "1000,30500,100"})
    void shouldRoundDownToItsOwnTicksWithinItsBounds(final long coarse, final long fine, final long expected) {
        market.spot(COARSE, 5, -2, 1_000, InstrumentState.TRADING);
        market.spot(FINE, 1, -4, 40_000, InstrumentState.TRADING);
        market.spot(NEW, 3, -2, 100, InstrumentState.ANNOUNCED);
        market.messages.mark(COARSE, coarse * 5);
        market.messages.mark(FINE, fine);
        market.collateral.combine(NEW, FINE, COARSE);
        assertEquals(expected, market.mark(NEW));
    }

    @Test
    void shouldTakeMarksOfFillsAndSettlements() {
        market.spot(COARSE, 1, -2, 1_000, InstrumentState.TRADING);
        market.messages.mark(SOURCE, 150);
        market.messages.mark(OTHER_SOURCE, 150);
        market.messages.account(ACCOUNT, MONEY);
        market.messages.collateral(ACCOUNT, MONEY, 10_000);
        market.messages.fill(ACCOUNT, COARSE, 1, 120, 0);
        market.spot(NEW, 1, -2, 1_000, InstrumentState.ANNOUNCED);
        market.collateral.combine(NEW, COARSE, PERPETUAL);
        assertEquals(120, market.mark(NEW));
        market.messages.fill(ACCOUNT, COARSE, 1, 119, 0);
        assertEquals(119, market.mark(NEW));
        market.messages.mark(COARSE, 1_000);
        market.messages.settle(PERPETUAL, 3);
        assertEquals(300, market.mark(NEW));
        assertEquals(List.of(), market.reasons());
    }

    @Test
    void shouldLeaveOutMembersThatAreStaleUnlessAllAre() {
        market.heartbeat(SOURCE, 10);
        market.heartbeat(OTHER_SOURCE, 20);
        market.messages.mark(SOURCE, 90);
        market.messages.clock(10 * SECOND_NS);
        assertEquals(90, market.mark(COMBINED));
        market.messages.clock(1);
        assertEquals(100, market.mark(COMBINED), "the other one alone");
        market.messages.mark(SOURCE, 80);
        assertEquals(100, market.mark(COMBINED), "fresh at the next Clock only");
        market.messages.clock(1);
        assertEquals(80, market.mark(COMBINED));
        market.messages.clock(11 * SECOND_NS);
        assertEquals(80, market.mark(COMBINED), "all are stale");
        market.messages.mark(OTHER_SOURCE, 70);
        market.messages.clock(0);
        assertEquals(70, market.mark(COMBINED));
    }

    @Test
    void shouldHaveTheGreatestDoubtOfTheMembersThatCount() {
        tick(SOURCE, 100, 500);
        tick(OTHER_SOURCE, 110, 700);
        assertEquals(700, market.doubt(COMBINED));
        tick(OTHER_SOURCE, 110, 400);
        assertEquals(500, market.doubt(COMBINED));
        market.heartbeat(SOURCE, 1);
        market.messages.clock(2 * SECOND_NS);
        assertEquals(400, market.doubt(COMBINED));
        assertEquals(110, market.mark(COMBINED));
        tick(SOURCE, 120, 900);
        market.messages.clock(0);
        assertEquals(900, market.doubt(COMBINED), "though its mark is the same");
    }

    private void tick(final int id, final long mark, final int doubt) {
        market.messages.writer().tick().instrumentId(id).mark(mark).doubt(doubt);
        market.messages.send();
    }

    /** A short of the coin's own future against the coin: what one loses the other gains. */
    @Test
    void shouldSetAllMarksBeforeItLooksAtAnybody() {
        hedge();
        market.messages.mark(SOURCE, 150);
        market.messages.mark(OTHER_SOURCE, 150);
        market.recorder.clear();
        market.messages.mark(COARSE, 300);
        market.messages.mark(COARSE, 100);
        assertEquals(List.of(), market.calls());
    }

    /** 1,000 of a third asset and a short of as many at 1.00; the asset's price is combined from the short's alone. */
    private void hedge() {
        market.messages.perpetual(COARSE, MONEY, 1_000).tickSize().mantissa(1).exponent((byte) -2);
        market.messages.send();
        market.messages.tiers(COARSE, 0, PERCENT, 0, PERCENT);
        market.messages.mark(COARSE, 100);
        market.spot(NEW, 1, -2, 1_000, InstrumentState.ANNOUNCED);
        market.collateral.combine(NEW, COARSE);
        market.messages.asset(3, 0);
        market.messages.pricedAsset(3, 0, NEW);
        market.messages.account(ACCOUNT, MONEY);
        market.messages.collateral(ACCOUNT, 3, 1_000);
        market.messages.collateral(ACCOUNT, MONEY, 100);
        market.messages.fill(ACCOUNT, COARSE, -1_000, 100, 0);
        assertEquals(List.of(), market.reasons());
    }

    @Test
    void shouldLookAtWhomACombinedMarkMattersTo() {
        owe();
        market.recorder.clear();
        // 2,000 coins at 0.74 are 1,480 less 900: 580 of 600, where 1.2 times 500 is called for
        market.messages.mark(OTHER_SOURCE, 74);
        final MarginCallDecoder call = market.calls().get(0);
        assertEquals(Level.MARGIN_CALL, call.levelTo());
        assertEquals(580, call.equity());
        assertEquals(OTHER_SOURCE, call.priceInstrumentId());
        assertEquals(74, call.mark());
        assertEquals(1, market.calls().size());
        market.recorder.clear();
        market.heartbeat(OTHER_SOURCE, 1);
        market.messages.clock(2 * SECOND_NS);
        final MarginCallDecoder cure = market.calls().get(0);
        assertEquals(Level.HEALTHY, cure.levelTo());
        assertEquals(MarginCallDecoder.priceInstrumentIdNullValue(), cure.priceInstrumentId());
        assertEquals(MarginCallDecoder.markNullValue(), cure.mark());
    }

    /** 2,000 coins, 900 owed, and 50 lots that need 500. */
    private void owe() {
        market.messages.account(ACCOUNT, MONEY);
        market.messages.collateral(ACCOUNT, COIN, 2_000);
        market.messages.fill(ACCOUNT, PERPETUAL, 50, 1_000, 900);
        assertEquals(List.of(), market.reasons());
    }

    @Test
    void shouldHearTicksOfItsMembers() {
        market.heartbeat(COMBINED, 5);
        market.messages.clock(100 * SECOND_NS);
        assertEquals(0, market.recorder.ofKind(FeedStatusDecoder.TEMPLATE_ID).size(), "never ticked since it is one");
        market.messages.mark(SOURCE, 120);
        final long tickNs = market.messages.feed().timeNs();
        market.messages.clock(5 * SECOND_NS + 1);
        final FeedStatusDecoder status = new FeedStatusDecoder().wrapAndApplyHeader(
            market.recorder.ofKind(FeedStatusDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(COMBINED, status.instrumentId());
        assertEquals(tickNs, status.lastMessageNs());
    }

    /** From 1.00 to 0.50 is a return of 2/3, all of which counts with a half-life of a sample, by half. */
    @Test
    void shouldBeSampledWithTicksOfItsMembers() {
        market.scales.volatility(COMBINED);
        market.messages.send();
        market.scales.scale(PERPETUAL, COMBINED);
        market.messages.send();
        market.messages.clock(SECOND_NS);
        assertEquals(List.of(), market.steps(), "no sample yet, so nothing falls");
        market.messages.mark(SOURCE, 150);
        market.messages.feed().pass(86_400 * SECOND_NS);
        market.messages.mark(OTHER_SOURCE, 50);
        market.messages.clock(60 * SECOND_NS);
        final double deviation = 2.0 / 3 * Math.sqrt(365 / 2.0);
        assertEquals(deviation, market.steps().get(0).volatility() / (double) ONE, 1e-5);
    }

    @Test
    void shouldRefuseTicksAndChangesOfState() {
        market.messages.mark(COMBINED, -1);
        assertEquals(COMBINED, market.rejection().instrumentId());
        assertEquals(List.of(ReasonCode.COMBINED_PRICE), market.reasons());
        market.messages.writer().instrumentStateChange().instrumentId(COMBINED).state(InstrumentState.TRADING);
        market.messages.send();
        assertEquals(List.of(ReasonCode.COMBINED_PRICE), market.reasons());
        market.messages.settle(COMBINED, 100);
        market.messages.account(ACCOUNT, MONEY);
        market.messages.fill(ACCOUNT, COMBINED, 1, 100, 0);
        market.messages.funding(COMBINED, 1);
        assertEquals(
            List.of(ReasonCode.NOT_MARGINED, ReasonCode.INSTRUMENT_NOT_TRADING, ReasonCode.NOT_PERPETUAL),
            market.reasons());
        assertEquals(100, market.mark(COMBINED));
    }

    @Test
    void shouldRefuseDefinitionsInOrder() {
        market.spot(NEW, 1, -2, 200, InstrumentState.ANNOUNCED);
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, 99);
        assertRefused(ReasonCode.UNKNOWN_INSTRUMENT, COMBINED, SOURCE, 99);
        assertRefused(ReasonCode.ALREADY_DEFINED, COMBINED, COMBINED);
        assertRefused(ReasonCode.INVALID_DEFINITION, NEW);
        assertRefused(ReasonCode.INVALID_DEFINITION, NEW, SOURCE, SOURCE);
        assertRefused(ReasonCode.INVALID_DEFINITION, NEW, SOURCE, NEW);
        assertRefused(ReasonCode.INVALID_DEFINITION, NEW, COMBINED);
        assertRefused(ReasonCode.INVALID_DEFINITION, PERPETUAL, SOURCE);
        assertRefused(ReasonCode.INVALID_DEFINITION, SOURCE, OTHER_SOURCE);
        market.spot(COARSE, 1, -2, 200, InstrumentState.TRADING);
        assertRefused(ReasonCode.INVALID_DEFINITION, COARSE, SOURCE);
        assertRefused(ReasonCode.NO_PRICE, NEW, SOURCE, COARSE);
        assertEquals(0, market.mark(NEW));
        market.messages.mark(NEW, 100);
        assertRefused(ReasonCode.INVALID_DEFINITION, NEW, SOURCE);
    }

    @Test
    void shouldRefuseMembersThatAreNoPricesInTheReferenceAsset() {
        market.spot(NEW, 1, -2, 200, InstrumentState.ANNOUNCED);
        market.messages.perpetual(COARSE, COIN, 1_000);
        market.messages.send();
        market.messages.mark(COARSE, 10);
        assertRefused(ReasonCode.INVALID_DEFINITION, NEW, COARSE);
        market.messages.perpetual(FINE, MONEY, 1_000).inverse(BooleanType.TRUE);
        market.messages.send();
        market.messages.mark(FINE, 10);
        assertRefused(ReasonCode.INVALID_DEFINITION, NEW, FINE);
        market.spot(30, 3, -18, 1_000_000_000_000_000_000L, InstrumentState.TRADING);
        market.messages.mark(30, 3);
        market.spot(31, 7, 0, 1, InstrumentState.ANNOUNCED);
        market.spot(32, 7, 2, 1, InstrumentState.ANNOUNCED);
        assertEquals(List.of(), market.reasons());
        assertRefused(ReasonCode.INVALID_DEFINITION, 31, 30);
        assertRefused(ReasonCode.INVALID_DEFINITION, 32, 30);
        market.spot(33, 3, 0, 1, InstrumentState.ANNOUNCED);
        market.collateral.combine(33, 30);
        assertEquals(List.of(), market.reasons());
        assertEquals(1, market.mark(33));
    }

    @Test
    void shouldTakeEightMembersAndNotNine() {
        market.spot(NEW, 1, -2, 200, InstrumentState.ANNOUNCED);
        final int[] nine = new int[9];
        for (int i = 0; i < nine.length; i++) {
            nine[i] = 30 + (i * 5) % 9;
            market.spot(nine[i], 1, -2, 200, InstrumentState.TRADING);
            market.messages.mark(nine[i], 100 + i);
        }
        assertEquals(List.of(), market.reasons());
        assertRefused(ReasonCode.INVALID_DEFINITION, NEW, nine);
        market.collateral.combine(NEW, Arrays.copyOf(nine, 8));
        market.messages.mark(nine[7], LOW);
        assertEquals(LOW, market.mark(NEW));
        assertEquals(List.of(), market.reasons());
    }

    private void assertRefused(final ReasonCode expected, final int id, final int... members) {
        market.recorder.clear();
        market.collateral.combine(id, members);
        assertEquals(id, market.rejection().instrumentId());
        assertEquals(List.of(expected), market.reasons());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldNotBeKnownToEarlierVersions(final int rulesVersion) {
        final CollateralMarket earlier = new CollateralMarket(rulesVersion, null);
        earlier.messages.mark(SOURCE, 100);
        earlier.collateral.combine(COMBINED, SOURCE);
        assertEquals(List.of(ReasonCode.UNKNOWN_MESSAGE), earlier.reasons());
        earlier.messages.writer().sequence(earlier.messages.writer().nextSequence() - 1);
        earlier.messages.mark(COMBINED, 90);
        earlier.messages.account(ACCOUNT, MONEY);
        assertEquals(List.of(), earlier.reasons());
        assertEquals(InstrumentType.SPOT, StateFields.stateOf(earlier.engine).book().instruments().get(0).type());
    }
}
