package io.plimsoll.transport.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.option.Black76;
import io.plimsoll.transport.chain.AccountPlan;
import io.plimsoll.transport.chain.ChainSnapshot;
import io.plimsoll.transport.chain.Leg;
import io.plimsoll.transport.chain.MarketView;
import io.plimsoll.transport.chain.OptionChain;
import io.plimsoll.transport.chain.OptionContract;
import io.plimsoll.transport.chain.OptionQuote;
import io.plimsoll.transport.chain.Strategy;
import io.plimsoll.transport.portfolio.GridDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What accounts lose, against what the options they hold are worth. */
class BacktestTest {
    private static final long DAY = TimeUnit.DAYS.toNanos(1);
    private static final long START = 20_000 * DAY;
    private static final long EXPIRY = START + 10 * DAY;
    private static final OptionContract CALL = new OptionContract("C", true, BigDecimal.valueOf(100), EXPIRY);
    private static final OptionContract OTHER = new OptionContract("P", false, BigDecimal.valueOf(80), EXPIRY + DAY);
    private static final long LOTS = 1_000;
    private static final double COINS = 10;
    private static final double OF_THE_LATTICE = 0.01;

    @Test
    void shouldLoseWhatASoldCallGains() {
        final MarginDay day = days(plan(CALL, -LOTS, false, 0), at(0, 100, 0.5), at(1, 110, 0.6)).get(0);
        final double gain = COINS * (value(110, 9, 0.6) - value(100, 10, 0.5));
        assertEquals(gain, day.loss(), gain * OF_THE_LATTICE);
        assertTrue(day.maintenance() > 0 && day.initial() > day.maintenance(), day.toString());
    }

    @Test
    void shouldGainAsMuchIfItIsBought() {
        final MarginDay day = days(plan(CALL, LOTS, false, 0), at(0, 100, 0.5), at(1, 110, 0.6)).get(0);
        final double gain = COINS * (value(110, 9, 0.6) - value(100, 10, 0.5));
        assertEquals(-gain, day.loss(), gain * OF_THE_LATTICE);
        assertEquals(0, day.shareUsed());
    }

    @Test
    void shouldSettleAtTheLastIndexBeforeTheExpiry() {
        final List<MarginDay> days =
            days(plan(CALL, -LOTS, false, 0), at(0, 100, 0.5), at(9.9, 130, 0.5), at(10.9, 150, 0.5));
        final double intrinsic = 30;
        assertEquals(COINS * (intrinsic - value(130, 0.1, 0.5)), days.get(1).loss(), 1);
        assertEquals(COINS * (intrinsic - value(100, 10, 0.5)), days.get(0).loss() + days.get(1).loss(), 1);
    }

    @Test
    void shouldCountTheCoinsOfACoveredCall() {
        final MarginDay day = days(plan(CALL, -LOTS, false, 10), at(0, 100, 0.5), at(1, 90, 0.5)).get(0);
        final double expected = 10 * 10 + COINS * (value(90, 9, 0.5) - value(100, 10, 0.5));
        assertEquals(expected, day.loss(), expected * OF_THE_LATTICE);
    }

    @Test
    void shouldLoseByCurvatureAloneIfHedged() {
        final MarginDay naked = days(plan(CALL, -LOTS, false, 0), at(0, 100, 0.5), at(1, 102, 0.5)).get(0);
        final MarginDay hedged = days(plan(CALL, -LOTS, true, 0), at(0, 100, 0.5), at(1, 102, 0.5)).get(0);
        final double perpetual = 2 * Math.round(LOTS * new MarketView(at(0, 100, 0.5))
            .indexDelta(at(0, 100, 0.5).quotes().get(0))) / 100.0;
        assertEquals(naked.loss() - perpetual, hedged.loss(), 0.001);
        assertTrue(Math.abs(hedged.loss()) < naked.loss() / 2, hedged.toString());
    }

    @Test
    void shouldTellAnUnusableSurfaceOptionByOptionAndCountIt() {
        final List<OptionQuote> quotes = new ArrayList<>(at(0, 100, 0.5).quotes());
        quotes.add(quote(new OptionContract("D", true, BigDecimal.valueOf(101), EXPIRY), 100, 3));
        quotes.add(quote(new OptionContract("E", true, BigDecimal.valueOf(102), EXPIRY), 100, 0.1));
        final BacktestResult result = run(plan(CALL, -LOTS, false, 0),
            new ChainSnapshot(START, quotes), at(1, 110, 0.6));
        assertEquals(Map.of("VolatilitySurface VOLATILITY_ARBITRAGE", 1L), result.refused());
        assertTrue(result.isComplete());
        final double gain = COINS * (value(110, 9, 0.6) - value(100, 10, 0.5));
        assertEquals(gain, result.accounts().get(0).days().get(0).loss(), gain * OF_THE_LATTICE);
    }

    @Test
    void shouldNotCallItCompleteIfAnythingElseIsRefused() {
        final OptionQuote far = new OptionQuote(
            CALL, BigDecimal.valueOf(300), BigDecimal.valueOf(0.5), BigDecimal.ONE, BigDecimal.ONE);
        final OptionQuote near = quote(new OptionContract("N", true, BigDecimal.valueOf(100), START + DAY), 100, 0.5);
        final BacktestResult result =
            run(plan(CALL, -LOTS, false, 0), new ChainSnapshot(START, List.of(far, near)), at(1, 100, 0.5));
        assertEquals(Map.of("Forward FORWARD_OUT_OF_RANGE", 1L), result.refused());
        assertFalse(result.isComplete());
    }

    private static List<MarginDay> days(final AccountPlan plan, final ChainSnapshot... snapshots) {
        final BacktestResult result = run(plan, snapshots);
        assertEquals(Map.of(), result.refused());
        assertEquals(snapshots.length - 1, result.accounts().get(0).days().size());
        return result.accounts().get(0).days();
    }

    private static BacktestResult run(final AccountPlan plan, final ChainSnapshot... snapshots) {
        return Backtest.run(new OptionChain("made up", List.of(snapshots), 0, 0, Map.of()), List.of(plan),
            GridDefinition.preset("grid", "crypto33"));
    }

    private static AccountPlan plan(
        final OptionContract contract, final long lots, final boolean isHedged, final long coins) {
        return new AccountPlan("account", new HeldOnce(new Leg(contract, lots)), isHedged, coins);
    }

    private static ChainSnapshot at(final double day, final double price, final double volatility) {
        final List<OptionQuote> quotes = new ArrayList<>();
        if (day < 10) {
            quotes.add(quote(CALL, price, volatility));
        }
        quotes.add(quote(OTHER, price, volatility));
        return new ChainSnapshot(START + (long) (day * DAY), quotes);
    }

    private static OptionQuote quote(final OptionContract contract, final double price, final double volatility) {
        return new OptionQuote(contract, BigDecimal.valueOf(price), BigDecimal.valueOf(volatility), BigDecimal.ONE,
            BigDecimal.ONE);
    }

    private static double value(final double price, final double days, final double volatility) {
        return Black76.value(true, price, 100, volatility * Math.sqrt(days / 365));
    }

    /** Holds one leg until it expires, and nothing after that. */
    private record HeldOnce(Leg leg) implements Strategy {

        @Override
        public Map<OptionContract, Long> target(final MarketView market, final Map<OptionContract, Long> held) {
            return market.tradable(0).stream().map(OptionQuote::contract).anyMatch(leg.contract()::equals)
                ? Map.of(leg.contract(), leg.lots()) : Map.of();
        }
    }
}
