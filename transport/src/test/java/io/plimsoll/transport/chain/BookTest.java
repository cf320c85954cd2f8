package io.plimsoll.transport.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What accounts of different character hold, on a generated chain. */
class BookTest {
    @TempDir
    private Path directory;

    private List<ChainSnapshot> snapshots;
    private MarketView market;

    @BeforeEach
    void generate() throws IOException {
        snapshots = ChainReader.read(GeneratedChain.write(directory.resolve("chain.csv.gz"), 7, 10)).snapshots();
        market = new MarketView(snapshots.get(0));
    }

    @Test
    void shouldSellAStrangleOutOfTheMoney() {
        final List<Leg> legs = new Strangle(14, 0.25, -100).legs(market);
        final ChainSnapshot snapshot = snapshots.get(0);
        assertEquals(List.of(-100L, -100L), legs.stream().map(Leg::lots).toList());
        final OptionContract call = legs.get(0).contract();
        final OptionContract put = legs.get(1).contract();
        final BigDecimal forward = snapshot.forward(call.expiryTimeNs());
        assertTrue(call.isCall() && call.strike().compareTo(forward) > 0, call.toString());
        assertTrue(!put.isCall() && put.strike().compareTo(forward) < 0, put.toString());
        assertEquals(14, (call.expiryTimeNs() - snapshot.timeNs()) / 86_400e9, 0.2);
        assertEquals(0.25, market.indexDelta(snapshot.byContract().get(call)), 0.06);
    }

    @Test
    void shouldSellTheMoneyAndBuyTheWingsOfAnIronButterfly() {
        final List<Leg> legs = new IronButterfly(14, 0.1, 100).legs(market);
        assertEquals(List.of(100L, -100L, -100L, 100L), legs.stream().map(Leg::lots).toList());
        assertEquals(List.of(false, false, true, true), legs.stream().map(leg -> leg.contract().isCall()).toList());
        final double body = legs.get(1).contract().strike().doubleValue();
        assertEquals(body, legs.get(2).contract().strike().doubleValue());
        assertEquals(0.9, legs.get(0).contract().strike().doubleValue() / body, 0.03);
        assertEquals(1.1, legs.get(3).contract().strike().doubleValue() / body, 0.03);
    }

    @Test
    void shouldOpenNoIronButterflyWithoutWings() {
        assertEquals(List.of(), new IronButterfly(14, 0.001, 100).legs(market));
    }

    @Test
    void shouldSellTheNearAndBuyTheFarCallOfACalendarSpread() {
        final List<Leg> legs = new CalendarSpread(7, 35, 100).legs(market);
        assertEquals(List.of(-100L, 100L), legs.stream().map(Leg::lots).toList());
        assertTrue(legs.get(0).contract().expiryTimeNs() < legs.get(1).contract().expiryTimeNs());
        assertEquals(legs.get(0).contract().strike(), legs.get(1).contract().strike());
    }

    @Test
    void shouldHoldAStructureUntilItsFirstLegIsGoneAndThenOpenANewOne() {
        final Strategy strategy = new HeldStructure(new CalendarSpread(4, 35, 100));
        final Map<OptionContract, Long> first = strategy.target(market, Map.of());
        assertEquals(first, strategy.target(new MarketView(snapshots.get(2)), first));
        final Map<OptionContract, Long> left = new HashMap<>(first);
        left.keySet().removeIf(contract -> contract.expiryTimeNs() <= snapshots.get(5).timeNs());
        assertEquals(1, left.size());
        final Map<OptionContract, Long> next = strategy.target(new MarketView(snapshots.get(5)), left);
        assertEquals(2, next.size());
        assertNotEquals(first, next);
    }

    @Test
    void shouldGiveTheMarketMakerAsManyOptionsBothWaysAndReplaceThoseThatAreGone() {
        final Strategy strategy = new MarketMaker(50, 500, new Random(3));
        final Map<OptionContract, Long> first = strategy.target(market, Map.of());
        assertEquals(50, first.size());
        assertTrue(first.values().stream().anyMatch(lots -> lots > 0));
        assertTrue(first.values().stream().anyMatch(lots -> lots < 0));
        assertTrue(first.keySet().stream().allMatch(
            contract -> snapshots.get(0).byContract().get(contract).isTwoSided()));
        final Map<OptionContract, Long> left = new HashMap<>(first);
        left.remove(first.keySet().iterator().next());
        final Map<OptionContract, Long> next = strategy.target(market, left);
        assertEquals(50, next.size());
        assertTrue(next.entrySet().containsAll(left.entrySet()));
    }

    @Test
    void shouldNeverOpenWhatHasNoBidOrNoAsk() {
        final ChainSnapshot snapshot = snapshots.get(0);
        final List<OptionQuote> bidless = new ArrayList<>();
        snapshot.quotes().forEach(quote -> bidless.add(
            new OptionQuote(quote.contract(), quote.underlying(), quote.volatility(), null, quote.ask())));
        final MarketView nothing = new MarketView(new ChainSnapshot(snapshot.timeNs(), bidless));
        for (final AccountPlan plan : Book.of(1, 20)) {
            assertEquals(Map.of(), plan.strategy().target(nothing, Map.of()), plan.name());
        }
    }

    @Test
    void shouldDrawTheSameBookFromTheSameSeed() {
        assertEquals(targets(1), targets(1));
        assertNotEquals(targets(1), targets(2));
    }

    private List<Map<OptionContract, Long>> targets(final long seed) {
        return Book.of(seed, 40).stream().map(plan -> plan.strategy().target(market, Map.of())).toList();
    }
}
