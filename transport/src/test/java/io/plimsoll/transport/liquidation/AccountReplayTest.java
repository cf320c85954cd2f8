package io.plimsoll.transport.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.Level;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay says of histories whose outcome was worked out by hand. */
class AccountReplayTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final BigDecimal RATE = new BigDecimal("0.01");

    @TempDir
    private Path directory;

    @Test
    void shouldTellHowLongBeforeTradePricesCalledIt() throws IOException {
        final ReplayedCase each = ofAccount(1, run(MadeUpHistory.ofFiveLiquidations()));
        assertCase(each, Rebuilt.AS_RECORDED, Called.BEFORE, 2100, 1100, 100);
        assertMoney("9", each.byTrades().equity());
        assertMoney("9.79", each.byTrades().maintenance());
        assertMoney("979", each.byTrades().notional());
        assertEquals(100 * SECOND, each.oldestPriceNs());
        assertMoney("9", each.atVenueMarks().equity());
        assertMoney("0", each.gap());
    }

    @Test
    void shouldCallAtTheVenuesMarkWhatTradePricesDidNotTell() throws IOException {
        final ReplayedCase each = ofAccount(2, run(MadeUpHistory.ofFiveLiquidations()));
        assertCase(each, Rebuilt.AS_RECORDED, Called.AT, 0, 0, 0);
        assertEquals(Level.HEALTHY, each.byTrades().level());
        assertMoney("30", each.byTrades().equity());
        assertEquals(4000 * SECOND, each.oldestPriceNs());
        assertEquals(Level.LIQUIDATION, each.atVenueMarks().level());
        assertMoney("979", each.atVenueMarks().notional());
    }

    @Test
    void shouldNotCallAnAccountThatTheRecordMakesRicher() throws IOException {
        final ReplayedCase each = ofAccount(3, run(MadeUpHistory.ofFiveLiquidations()));
        assertCase(each, Rebuilt.RICHER, Called.NOT, -1, -1, -1);
        assertMoney("20", each.gap());
        assertNull(each.episode());
    }

    @Test
    void shouldSayThatAnEarlyCallIsOfAnAccountThatTheRecordMakesPoorer() throws IOException {
        final ReplayedCase each = ofAccount(4, run(MadeUpHistory.ofFiveLiquidations()));
        assertCase(each, Rebuilt.POORER, Called.BEFORE, 4000, 4000, 4000);
        assertMoney("-15", each.gap());
    }

    @Test
    void shouldSetIsolatedPositionsApart() throws IOException {
        final ReplayedCase each = ofAccount(5, run(MadeUpHistory.ofFiveLiquidations()));
        assertCase(each, Rebuilt.ISOLATED, Called.NOT, -1, -1, -1);
        assertMoney("109", each.atVenueMarks().equity());
    }

    @Test
    void shouldTakeNoTakeoverForAMarketPrice() throws IOException {
        final ReplayResult result = run(MadeUpHistory.ofFiveLiquidations());
        assertEquals(Map.of(), result.refused());
        assertEquals(10, result.takeovers());
        assertEquals(0, result.episodes().stream().filter(episode -> episode.accountId() == 21).count());
        assertEquals(4, result.episodes().size());
        assertEquals(3, result.count(Fate.LIQUIDATED));
        final CallEpisode liquidator = result.never().findAny().orElseThrow();
        assertEquals(MadeUpHistory.LIQUIDATOR, liquidator.accountId());
        assertEquals(EnumSet.of(Contradiction.TOOK_OVER, Contradiction.NO_DEPOSIT), liquidator.contradictions());
    }

    @Test
    void shouldSayWhatBecameOfCallsThatNeverBecameALiquidation() throws IOException {
        final ReplayResult result = run(ofCalls());
        assertEpisode(result, 11, 2000, 60, Cause.PRICE, Set.of());
        assertEpisode(result, 12, 2000, 300, Cause.DEPOSIT, Set.of());
        assertEpisode(result, 13, 2000, 9000 - 2000, null, Set.of(Contradiction.PAID_OUT));
        assertEpisode(result, 14, 1000, 500, Cause.TRADE, Set.of(Contradiction.NO_DEPOSIT, Contradiction.ADDED));
        assertEpisode(result, 16, 2000, 200, Cause.PRICE, Set.of(Contradiction.ADDED));
        assertEpisode(result, 17, 2000, 100, Cause.TRADE, Set.of());
        assertEpisode(result, 18, 2000, 200, Cause.PRICE, Set.of());
    }

    @Test
    void shouldCountALiquidationThatFollowsSoonEnough() throws IOException {
        final List<CallEpisode> episodes = run(ofCalls()).episodes().stream()
            .filter(episode -> episode.accountId() == 15).toList();
        assertEquals(2, episodes.size());
        assertEquals(Fate.LIQUIDATED_LATER, episodes.get(0).fate());
        assertEquals(10 * SECOND, episodes.get(0).durationNs(Long.MAX_VALUE));
        assertEquals(Fate.LIQUIDATED, episodes.get(1).fate());
        final ReplayResult strict = AccountReplay.run(
            AccountHistory.read(ofCalls().write(directory)), RATE, HOUR - 1, null);
        assertEquals(1, strict.never().filter(episode -> episode.accountId() == 15).count());
        assertEquals(0, strict.count(Fate.LIQUIDATED_LATER));
    }

    @Test
    void shouldTakeEveryCallInTheSecondOfALiquidationForThatLiquidation() throws IOException {
        final ReplayResult result = run(new MadeUpHistory()
            .cash(100, 31, "29.9").buy(1000, 31, "P", "10", "100").buy(1000, 31, "Q", "10", "100")
            .price(2000, "P", "98.9")
            .liquidate(3000, 31, "Cross", "9.9", "1980", "P", "10", "101.49")
            .takeOver(3000, 31, "Q", "10", "95.52"));
        final List<CallEpisode> episodes =
            result.episodes().stream().filter(episode -> episode.accountId() == 31).toList();
        assertEquals(List.of(Fate.LIQUIDATED, Fate.LIQUIDATED), episodes.stream().map(CallEpisode::fate).toList());
        final ReplayedCase each = ofAccount(31, result);
        assertCase(each, Rebuilt.AS_RECORDED, Called.BEFORE, 2000, 1000, 1000);
        assertEquals(episodes.get(0), each.episode());
        assertMoney("9.9", each.atVenueMarks().equity());
    }

    @Test
    void shouldFindTheVenuesMarkOfAShortPositionToo() throws IOException {
        final ReplayedCase each = ofAccount(41, run(new MadeUpHistory()
            .cash(100, 41, "30").sell(1000, 41, "S", "10", "100")
            .liquidate(3000, 41, "Cross", "10", "1020", "S", "-10", "103")));
        assertMoney("10", each.atVenueMarks().equity());
        assertMoney("1020", each.atVenueMarks().notional());
        assertCase(each, Rebuilt.AS_RECORDED, Called.AT, 0, 0, 0);
    }

    @Test
    void shouldDrawTheLineAtHalfAPercentOfTheNotional() throws IOException {
        final ReplayResult result = run(new MadeUpHistory()
            .cash(100, 51, "30").buy(1000, 51, "T", "10", "100")
            .liquidate(3000, 51, "Cross", "4.105", "979", "T", "10", "97.4895")
            .cash(100, 52, "30").buy(1000, 52, "U", "10", "100")
            .liquidate(3000, 52, "Cross", "4.104", "979", "U", "10", "97.4896"));
        assertMoney("4.895", ofAccount(51, result).gap());
        assertEquals(Rebuilt.AS_RECORDED, ofAccount(51, result).rebuilt());
        assertMoney("4.896", ofAccount(52, result).gap());
        assertEquals(Rebuilt.RICHER, ofAccount(52, result).rebuilt());
    }

    @Test
    void shouldCallEarlierAtAHigherRate() throws IOException {
        final ReplayResult result = AccountReplay.run(
            AccountHistory.read(MadeUpHistory.ofFiveLiquidations().write(directory)), new BigDecimal("0.02"), 0, null);
        assertEquals(2100 * SECOND, ofAccount(1, result).early().liquidationNs());
        assertMoney("19.58", ofAccount(1, result).byTrades().maintenance());
        assertEquals(Called.NOT, ofAccount(3, result).called());
    }

    /** Ten coins each, bought at 100 with 30 paid in: called at 97.90, cured at 99. */
    private static MadeUpHistory ofCalls() {
        final MadeUpHistory history = new MadeUpHistory();
        for (final int account : new int[] {11, 12, 13, 15, 16, 17}) {
            final String coin = "COIN" + account;
            history.cash(100, account, "30").buy(1000, account, coin, "10", "100").price(2000, coin, "97.9");
        }
        return history
            .price(2060, "COIN11", "99")
            .cash(2300, 12, "50")
            .cash(2500, 13, "-1")
            .buy(1000, 14, "COIN14", "10", "100").sell(1500, 14, "COIN14", "10", "100")
            .price(2010, "COIN15", "99").liquidate(5610, 15, "Cross", "9", "979", "COIN15", "10", "97")
            .buy(2100, 16, "COIN16", "1", "97.9").price(2200, "COIN16", "120")
            .sell(2100, 17, "COIN17", "5", "97.9")
            .cash(100, 18, "30").buy(1000, 18, "COIN18", "10", "100").price(2000, "COIN18", "97.5")
            .sell(2100, 18, "COIN18", "1", "97.5").price(2200, "COIN18", "120")
            .price(9000, "NOISE", "1");
    }

    private ReplayResult run(final MadeUpHistory history) throws IOException {
        return AccountReplay.run(AccountHistory.read(history.write(directory)), RATE, HOUR, null);
    }

    private static ReplayedCase ofAccount(final long account, final ReplayResult result) {
        final List<ReplayedCase> cases =
            result.cases().stream().filter(each -> each.recorded().accountId() == account).toList();
        assertEquals(1, cases.size());
        return cases.get(0);
    }

    private static void assertCase(final ReplayedCase each, final Rebuilt rebuilt, final Called called,
        final long warningS, final long marginCallS, final long liquidationS) {
        assertEquals(rebuilt, each.rebuilt());
        assertEquals(called, each.called());
        assertEquals(new EarlyTimes(ns(warningS), ns(marginCallS), ns(liquidationS)), each.early());
    }

    private static long ns(final long seconds) {
        return seconds < 0 ? EarlyTimes.NOT : seconds * SECOND;
    }

    private static void assertEpisode(final ReplayResult result, final long account, final long startS,
        final long seconds, final Cause cause, final Set<Contradiction> contradictions) {
        final List<CallEpisode> episodes =
            result.never().filter(episode -> episode.accountId() == account).toList();
        assertEquals(1, episodes.size(), "account " + account);
        assertEquals(startS * SECOND, episodes.get(0).startNs());
        assertEquals(seconds * SECOND, episodes.get(0).durationNs(result.lastNs()));
        assertEquals(cause, episodes.get(0).endCause());
        assertEquals(contradictions, episodes.get(0).contradictions());
    }

    private static void assertMoney(final String expected, final BigDecimal actual) {
        assertTrue(new BigDecimal(expected).compareTo(actual) == 0, expected + " expected, was " + actual);
    }
}
