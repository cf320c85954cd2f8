package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.FeedMessages;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.FeedStatusDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rule 11.9 by hand: a coin whose price is the lowest of two perpetuals' marks, both 100 at first; account 1 has ten of
 * it, so its equity is ten times the price.
 */
class CombinedAnswersTest {
    private static final int COIN = 2;
    private static final int COMBINED = 30;
    private static final int THIRD = 12;
    private static final long LATE_NS = TimeUnit.SECONDS.toNanos(11);

    private SizeFixture fixture;
    private FeedMessages feeds;

    private void begin(final Implementation implementation) {
        begin(implementation, instrument -> { });
        combine(PERPETUAL, OTHER);
    }

    /** Without members yet. */
    private void begin(final Implementation implementation, final Consumer<DefineInstrumentEncoder> change) {
        fixture = new SizeFixture(implementation);
        feeds = new FeedMessages(fixture.book().messages());
        fixture.book().perpetual(OTHER);
        fixture.book().messages().asset(COIN, 0);
        final DefineInstrumentEncoder instrument = fixture.book().messages().perpetual(COMBINED, DOLLAR, 900)
            .instrumentType(InstrumentType.SPOT).baseAssetId(COIN).state(InstrumentState.ANNOUNCED);
        change.accept(instrument);
        fixture.book().messages().send();
        fixture.book().messages().pricedAsset(COIN, 0, COMBINED);
        fixture.book().messages().account(1, DOLLAR);
    }

    private void combine(final int... members) {
        fixture.collateral().combined(COMBINED, members);
        fixture.book().messages().collateral(1, COIN, 10);
        assertEquals(List.of(), fixture.book().plain().reasons());
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBeTheLowestOfItsMembers(final Implementation implementation) {
        begin(implementation);
        requireEquity(1_000);
        fixture.book().messages().mark(OTHER, 90);
        requireEquity(900);
        fixture.book().messages().mark(PERPETUAL, 95);
        requireEquity(900);
        fixture.book().messages().mark(OTHER, 120);
        requireEquity(950);
    }

    /** With ticks of 3 a price of 100 is 99, one of 1 still a tick, and a maximum of 90 the most. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBeAPriceOfItsOwn(final Implementation implementation) {
        begin(implementation, instrument -> instrument.tickSize().mantissa(3));
        combine(PERPETUAL);
        requireEquity(990);
        fixture.book().messages().mark(PERPETUAL, 2);
        requireEquity(30);
        begin(implementation, instrument -> instrument.maximumPrice(90));
        combine(PERPETUAL);
        requireEquity(900);
        begin(implementation, instrument -> instrument.maximumPrice(1_000_000).tickSize().exponent((byte) -3));
        combine(PERPETUAL);
        requireEquity(1_000);
        fixture.book().messages().mark(PERPETUAL, 101);
        requireEquity(1_010);
    }

    /**
     * Both perpetuals' account and the coin's are called for the mark that the Tick set, with all marks as they are
     * afterwards: a coin's debt of 950 dollars at 94 is more than its worth, and so is one beside 10 lots.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCallByTheMembersMark(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().collateral(1, DOLLAR, -950);
        fixture.book().messages().account(2, DOLLAR);
        fixture.book().messages().collateral(2, COIN, 10);
        fixture.book().messages().collateral(2, DOLLAR, 1_000);
        fixture.book().messages().fill(2, OTHER, 40, 100, 0);
        fixture.book().recorder().clear();
        fixture.book().messages().mark(OTHER, 60);
        final List<MarginCallDecoder> calls = fixture.book().plain().calls();
        assertEquals(List.of(1L, 2L), calls.stream().map(MarginCallDecoder::accountId).toList());
        assertEquals(List.of(-350L, 0L), calls.stream().map(MarginCallDecoder::equity).toList());
        assertEquals(List.of(OTHER, OTHER), calls.stream().map(MarginCallDecoder::priceInstrumentId).toList());
        assertEquals(List.of(60L, 60L), calls.stream().map(MarginCallDecoder::mark).toList());
    }

    /**
     * A member that fell silent does not count from the Clock that finds it so to the Clock behind its next message;
     * calls of a Clock have no price source, and come behind feeds and before acknowledgements.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldLeaveSilentMembersOut(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().collateral(1, DOLLAR, -950);
        fixture.book().messages().mark(OTHER, 90);
        feeds.heartbeat(OTHER, 10, 0, 0);
        fixture.book().recorder().clear();
        fixture.book().messages().clock(LATE_NS);
        assertEquals(
            List.of(FeedStatusDecoder.TEMPLATE_ID, MarginCallDecoder.TEMPLATE_ID, SourceAckDecoder.TEMPLATE_ID),
            fixture.book().recorder().templateIds());
        final MarginCallDecoder call = fixture.book().plain().calls().get(0);
        assertEquals(Level.HEALTHY, call.levelTo());
        assertEquals(50, call.equity());
        assertEquals(MarginCallDecoder.priceInstrumentIdNullValue(), call.priceInstrumentId());
        assertEquals(MarginCallDecoder.markNullValue(), call.mark());
        fixture.book().messages().mark(OTHER, 80);
        requireEquity(50);
        fixture.book().recorder().clear();
        fixture.book().messages().clock(0);
        assertEquals(List.of(Level.BANKRUPT), fixture.book().plain().levelsCalled());
        requireEquity(-150);
    }

    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountAllIfAllAreSilent(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().mark(OTHER, 90);
        feeds.heartbeat(OTHER, 10, 0, 0);
        feeds.heartbeat(PERPETUAL, 20, 0, 0);
        fixture.book().messages().clock(LATE_NS);
        requireEquity(1_000);
        fixture.book().messages().clock(LATE_NS);
        requireEquity(900);
        fixture.book().messages().mark(PERPETUAL, 200);
        requireEquity(900);
        fixture.book().messages().clock(0);
        requireEquity(2_000);
    }

    /** A settled member is not stale: at once its settlement price counts, and from then on. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountWhatIsSettled(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().collateral(1, DOLLAR, -950);
        feeds.heartbeat(OTHER, 10, 0, 0);
        fixture.book().messages().clock(LATE_NS);
        fixture.book().recorder().clear();
        fixture.book().messages().settle(OTHER, 70);
        final MarginCallDecoder call = fixture.book().plain().calls().get(0);
        assertEquals(-250, call.equity());
        assertEquals(OTHER, call.priceInstrumentId());
        assertEquals(70, call.mark());
        fixture.book().messages().clock(LATE_NS);
        requireEquity(-250);
    }

    /** Where a mark is a fill's, the fill sets the combined mark, too. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldFollowFills(final Implementation implementation) {
        begin(implementation, instrument -> { });
        fixture.book().messages().perpetual(THIRD, DOLLAR, 1_000);
        fixture.book().messages().send();
        fixture.book().messages().tiers(THIRD, 0, ONE / 10, 0, ONE / 5);
        fixture.book().messages().account(2, DOLLAR);
        fixture.book().messages().collateral(2, DOLLAR, 10_000);
        fixture.book().messages().fill(2, THIRD, 1, 80, 0);
        combine(PERPETUAL, THIRD);
        requireEquity(800);
        fixture.book().messages().collateral(1, DOLLAR, -750);
        fixture.book().recorder().clear();
        fixture.book().messages().fill(2, THIRD, 1, 70, 0);
        final MarginCallDecoder call = fixture.book().plain().calls().get(0);
        assertEquals(-50, call.equity());
        assertEquals(THIRD, call.priceInstrumentId());
    }

    /**
     * A combined mark is a sample at each Tick of a member, the first of its day: 100, not the 300 to which it rises
     * later that day. A day later 300: V = 5 x 10^17 as of that day, a year 13.509256087.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBeSampled(final Implementation implementation) {
        begin(implementation);
        fixture.book().scales().volatility(COMBINED);
        fixture.book().messages().send();
        fixture.book().scales().scale(PERPETUAL, COMBINED).leastScale(ONE);
        fixture.book().messages().send();
        fixture.book().messages().mark(PERPETUAL, 100);
        fixture.book().messages().mark(PERPETUAL, 300);
        fixture.book().messages().mark(OTHER, 300);
        requireEquity(3_000);
        fixture.book().messages().feed().pass(TimeUnit.DAYS.toNanos(1));
        fixture.book().messages().mark(OTHER, 310);
        fixture.book().messages().mark(PERPETUAL, 310);
        fixture.book().review();
        assertEquals(13_509_256_087L, fixture.book().steps().get(0).volatility());
    }

    /** Defined at 100 and a day later 300, which is then the first sample: nothing moved, a fall from 1 to 0.9. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldNotBeSampledByItsDefinition(final Implementation implementation) {
        begin(implementation, instrument -> { });
        fixture.book().scales().volatility(COMBINED);
        fixture.book().messages().send();
        fixture.book().scales().scale(PERPETUAL, COMBINED);
        fixture.book().messages().send();
        combine(PERPETUAL);
        fixture.book().messages().feed().pass(TimeUnit.DAYS.toNanos(1));
        fixture.book().messages().mark(PERPETUAL, 300);
        fixture.book().review();
        assertEquals(0, fixture.book().steps().get(0).volatility());
        fixture.requireSteps("SCALE 10: 1000000000 900000000 500000000");
    }

    /** Its own heartbeat hears the Ticks of members, and neither fills nor Clocks, nor its definition. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBeHeardWithItsMembers(final Implementation implementation) {
        begin(implementation);
        feeds.heartbeat(COMBINED, 10, 0, 0);
        feeds.heartbeat(OTHER, 5, 0, 0);
        assertEquals(List.of("11 TRUE"), statusesAtClock());
        fixture.book().messages().mark(OTHER, 100);
        assertEquals(List.of("11 TRUE", "30 TRUE"), statusesAfter(LATE_NS, List.of("11 FALSE")));
        fixture.book().messages().mark(PERPETUAL, 100);
        assertEquals(List.of("30 FALSE"), statusesAtClock(0));
    }

    /** A Clock that leaves a member out sets a mark, but it is none that was heard. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldNotBeHeardWithAClock(final Implementation implementation) {
        begin(implementation);
        fixture.book().messages().mark(OTHER, 90);
        feeds.heartbeat(COMBINED, 20, 0, 0);
        feeds.heartbeat(OTHER, 5, 0, 0);
        assertEquals(List.of("11 TRUE"), statusesAtClock());
        requireEquity(1_000);
        assertEquals(List.of("30 TRUE"), statusesAtClock());
    }

    private List<String> statusesAfter(final long nanoseconds, final List<String> atOnce) {
        assertEquals(atOnce, statusesAtClock(0));
        return statusesAtClock(nanoseconds);
    }

    private List<String> statusesAtClock() {
        return statusesAtClock(LATE_NS);
    }

    private List<String> statusesAtClock(final long nanoseconds) {
        fixture.book().recorder().clear();
        fixture.book().messages().clock(nanoseconds);
        return fixture.book().recorder().ofKind(FeedStatusDecoder.TEMPLATE_ID).stream()
            .map(status -> new FeedStatusDecoder().wrapAndApplyHeader(status, 0, new MessageHeaderDecoder()))
            .map(status -> status.instrumentId() + " " + status.stale())
            .toList();
    }

    /**
     * Half of what is doubted by more than 3 % is charged, of 10 coins at 100 that is 500 times the doubt: the greatest
     * of the members', whichever is the lowest, and of those that count.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBeDoubtedAsItsMostDoubtfulMember(final Implementation implementation) {
        begin(implementation);
        final PortfolioMessages portfolio = new PortfolioMessages(fixture.book().messages());
        portfolio.grid(0, GridTerms.plain(PortfolioFixture.nothing(), PortfolioFixture.NO_CHARGES).doubting(0.97, 0.5));
        portfolio.assignGrid(0, 0);
        portfolio.account(7, 0, DOLLAR);
        fixture.book().messages().collateral(7, COIN, 10);
        fixture.book().messages().perpetual(THIRD, DOLLAR, 900);
        fixture.book().messages().send();
        fixture.book().messages().mark(THIRD, 100);
        portfolio.underlying(THIRD, COMBINED);
        fixture.book().messages().fill(7, THIRD, 1, 100, 0);
        requireDoubtCharge(0);
        portfolio.doubtfulMark(OTHER, 200, 100_000_000);
        requireDoubtCharge(50 + 5);
        portfolio.doubtfulMark(PERPETUAL, 100, 200_000_000);
        requireDoubtCharge(100 + 10);
        feeds.heartbeat(PERPETUAL, 10, 0, 0);
        fixture.book().messages().feed().pass(LATE_NS);
        portfolio.doubtfulMark(OTHER, 100, 100_000_000);
        fixture.book().messages().clock(0);
        requireDoubtCharge(50 + 5);
    }

    private void requireDoubtCharge(final long charge) {
        final var report = fixture.book().report(7);
        report.positions().forEach(position -> { });
        report.balances().forEach(balance -> { });
        assertEquals(charge, report.underlyings().next().doubtCharge());
        assertEquals(charge, report.initialRequirement());
        assertEquals(-report.initialRequirement() + report.equity(), report.available());
    }

    private void requireEquity(final long equity) {
        assertEquals(equity, fixture.book().report(1).equity());
    }
}
