package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.BalancesDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.PositionsDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What must hold for any account, for the twin and for the engine. */
class MarginPropertyTest {
    private static final int USD = 1;
    private static final int COIN = 2;
    private static final int UNPRICED = 3;
    private static final int FIRST_CONTRACT = 10;
    private static final int CONTRACTS = 5;
    private static final int INVERSE = 14;
    private static final int COIN_PRICE = 20;
    private static final long ACCOUNT = 7;
    private static final MathContext PRECISE = new MathContext(60);

    /**
     * A fill of one of the contracts; the last of them is inverse.
     *
     * @param contract 0 to 4
     * @param lots     not 0
     * @param price    in ticks
     */
    record Trade(int contract, int lots, int price) {
    }

    @Property(tries = 100)
    void shouldNotDependOnTheOrderInWhichPositionsWereAdded(
        @ForAll final Implementation implementation,
        @ForAll("oneTradePerContract") final List<Trade> trades,
        @ForAll final Random random) {
        final List<Trade> shuffled = new ArrayList<>(trades);
        Collections.shuffle(shuffled, random);

        assertArrayEquals(reportAfter(implementation, trades), reportAfter(implementation, shuffled));
    }

    @Property(tries = 100)
    void shouldNotLowerARequirementWhenATickHasNoMark(
        @ForAll final Implementation implementation,
        @ForAll("trades") @Size(min = 1, max = 6) final List<Trade> trades,
        @ForAll @IntRange(min = 1, max = 1_000) final int price) {
        final Fixture fixture = fixture(implementation);
        trades.forEach(trade -> fill(fixture.messages(), trade));
        final AccountReportDecoder before = fixture.report(ACCOUNT);
        final List<Long> figures = figures(before);

        for (int contract = 0; contract < CONTRACTS; contract++) {
            fixture.messages().writer().tick().instrumentId(FIRST_CONTRACT + contract).bid(price).last(price);
            fixture.messages().send();
        }

        assertEquals(figures, figures(fixture.report(ACCOUNT)));
    }

    @Property(tries = 50)
    void shouldNotCountCollateralThatNeverHadAPrice(
        @ForAll final Implementation implementation, @ForAll @IntRange(min = 1) final int amount) {
        final Fixture fixture = fixture(implementation);
        final List<Long> figures = figures(fixture.report(ACCOUNT));
        fixture.recorder().clear();
        fixture.messages().collateral(ACCOUNT, UNPRICED, amount);
        assertEquals(List.of(ReasonCode.NO_PRICE), fixture.reasons());
        assertEquals(figures, figures(fixture.report(ACCOUNT)));
    }

    @Property(tries = 100)
    void shouldLeaveTheAccountAsItWasWhenAMessageIsRefused(
        @ForAll final Implementation implementation,
        @ForAll("trades") @Size(min = 1, max = 6) final List<Trade> trades,
        @ForAll @IntRange(min = 0, max = 7) final int kind) {
        final Fixture fixture = fixture(implementation);
        trades.forEach(trade -> fill(fixture.messages(), trade));
        final List<Long> figures = figures(fixture.report(ACCOUNT));
        fixture.recorder().clear();

        refused(fixture.messages(), kind);

        assertEquals(1, fixture.reasons().size(), fixture.recorder()::toString);
        assertEquals(figures, figures(fixture.report(ACCOUNT)));
    }

    /**
     * Each fill rounds its cost up by less than one minor unit, and so does what is unrealised at the end; releasing
     * cost loses nothing. So the account has at most that much less than an exact one, and never more.
     */
    @Property(tries = 100)
    void shouldConserveMoneyThroughFillsWithinTheStatedRounding(
        @ForAll final Implementation implementation,
        @ForAll("trades") @Size(min = 1, max = 30) final List<Trade> trades,
        @ForAll @IntRange(min = 1, max = 1_000) final int mark) {
        final Fixture fixture = fixture(implementation);
        BigDecimal exactUsd = BigDecimal.ZERO;
        BigDecimal exactCoin = BigDecimal.ZERO;
        for (final Trade trade : trades) {
            fill(fixture.messages(), trade);
            final BigDecimal profit = value(trade, mark).subtract(value(trade, trade.price()));
            if (isInverse(trade)) {
                exactCoin = exactCoin.add(profit);
            } else {
                exactUsd = exactUsd.add(profit);
            }
        }
        for (int contract = 0; contract < CONTRACTS; contract++) {
            fixture.messages().mark(FIRST_CONTRACT + contract, mark);
        }

        final List<Long> profits = profits(fixture.report(ACCOUNT));

        final double mostLost = 2 * trades.size() + CONTRACTS;
        assertWithin(exactUsd, profits.get(0), mostLost);
        assertWithin(exactCoin, profits.get(1), mostLost);
    }

    private static void assertWithin(final BigDecimal exact, final long actual, final double mostLost) {
        final double lost = exact.subtract(BigDecimal.valueOf(actual)).doubleValue();
        assertTrue(lost >= -1e-9 && lost < mostLost, "exact " + exact + " actual " + actual);
    }

    @Provide
    Arbitrary<List<Trade>> trades() {
        return trade(Arbitraries.integers().between(0, CONTRACTS - 1)).list();
    }

    @Provide
    Arbitrary<List<Trade>> oneTradePerContract() {
        return trade(Arbitraries.integers().between(0, CONTRACTS - 1)).list()
            .ofMinSize(2)
            .ofMaxSize(CONTRACTS)
            .uniqueElements(Trade::contract);
    }

    private static Arbitrary<Trade> trade(final Arbitrary<Integer> contracts) {
        return Combinators.combine(
            contracts,
            Arbitraries.integers().between(-50, 50).filter(lots -> lots != 0),
            Arbitraries.integers().between(1, 1_000)).as(Trade::new);
    }

    /** Ten thousand dollars and coins, four linear contracts of odd sizes, an inverse one, all with marks. */
    private static Fixture fixture(final Implementation implementation) {
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = fixture.messages();
        messages.asset(USD, 0);
        messages.asset(COIN, 0, 0, 100_000_000);
        messages.asset(UNPRICED, 0);
        messages.perpetual(COIN_PRICE, USD, 1_000);
        messages.send();
        messages.mark(COIN_PRICE, 17);
        messages.pricedAsset(COIN, 0, COIN_PRICE, 0, 100_000_000);
        for (int contract = 0; contract < CONTRACTS; contract++) {
            final int id = FIRST_CONTRACT + contract;
            final var instrument = messages.perpetual(id, id == INVERSE ? COIN : USD, 1_000)
                .inverse(id == INVERSE ? BooleanType.TRUE : BooleanType.FALSE);
            instrument.lotSize().mantissa(lot(id)).exponent((byte) (id == INVERSE ? 0 : -1));
            messages.send();
            messages.tiers(id, 0, 33_333_333, 0, 66_666_667, 100, 100_000_000, 6, 200_000_000);
            messages.mark(id, 100 + contract);
        }
        messages.account(ACCOUNT, USD);
        messages.collateral(ACCOUNT, USD, 10_000);
        messages.collateral(ACCOUNT, COIN, 10_000);
        assertEquals(List.of(), fixture.reasons());
        return fixture;
    }

    private static int lot(final int instrumentId) {
        return instrumentId == INVERSE ? 500 : instrumentId - FIRST_CONTRACT + 3;
    }

    private static boolean isInverse(final Trade trade) {
        return FIRST_CONTRACT + trade.contract() == INVERSE;
    }

    private static BigDecimal value(final Trade trade, final int price) {
        final BigDecimal size =
            BigDecimal.valueOf(trade.lots()).multiply(BigDecimal.valueOf(lot(FIRST_CONTRACT + trade.contract())));
        return isInverse(trade)
            ? size.negate().divide(BigDecimal.valueOf(price), PRECISE)
            : size.movePointLeft(1).multiply(BigDecimal.valueOf(price));
    }

    private static void fill(final Messages messages, final Trade trade) {
        messages.fill(ACCOUNT, FIRST_CONTRACT + trade.contract(), trade.lots(), trade.price(), 0);
    }

    private static void refused(final Messages messages, final int kind) {
        switch (kind) {
            case 0 -> messages.fill(ACCOUNT, FIRST_CONTRACT, 0, 1, 0);
            case 1 -> messages.fill(ACCOUNT, FIRST_CONTRACT, Long.MAX_VALUE, 1, 0);
            case 2 -> messages.fill(ACCOUNT, FIRST_CONTRACT, 1, 1_001, 0);
            case 3 -> messages.collateral(ACCOUNT, USD, Long.MAX_VALUE);
            case 4 -> messages.mark(FIRST_CONTRACT, 1_001);
            case 5 -> messages.tiers(FIRST_CONTRACT, 0, 0, 0, 0, 10, 500_000_000, 3, 500_000_000);
            case 6 -> messages.position(ACCOUNT, FIRST_CONTRACT, 0, 1);
            default -> messages.asset(USD, -1);
        }
    }

    /** The bytes of the account's report after trades. */
    private static byte[] reportAfter(final Implementation implementation, final List<Trade> trades) {
        final Fixture fixture = fixture(implementation);
        trades.forEach(trade -> fill(fixture.messages(), trade));
        fixture.report(ACCOUNT);
        return fixture.recorder().outputs().get(0);
    }

    /** Everything an account is worth and needs. */
    private static List<Long> figures(final AccountReportDecoder report) {
        final List<Long> figures = new ArrayList<>(List.of(
            report.equity(),
            report.equityWithoutHaircuts(),
            report.initialRequirement(),
            report.maintenanceRequirement(),
            (long) report.level().value()));
        for (final PositionsDecoder position : report.positions()) {
            Collections.addAll(
                figures,
                (long) position.instrumentId(),
                position.lots(),
                position.entryCost(),
                position.mark(),
                position.unrealisedProfit(),
                position.initialRequirement(),
                position.maintenanceRequirement(),
                position.liquidationPrice());
        }
        for (final BalancesDecoder balance : report.balances()) {
            Collections.addAll(
                figures, (long) balance.assetId(), balance.amount(), balance.realisedProfit(), balance.value());
        }
        return figures;
    }

    /** Realised and unrealised profit in dollars and in coins. */
    private static List<Long> profits(final AccountReportDecoder report) {
        long usd = 0;
        long coin = 0;
        for (final PositionsDecoder position : report.positions()) {
            if (position.instrumentId() == INVERSE) {
                coin += position.unrealisedProfit();
            } else {
                usd += position.unrealisedProfit();
            }
        }
        for (final BalancesDecoder balance : report.balances()) {
            assertEquals(10_000 + balance.realisedProfit(), balance.amount());
            if (balance.assetId() == COIN) {
                coin += balance.realisedProfit();
            } else {
                usd += balance.realisedProfit();
            }
        }
        return List.of(usd, coin);
    }
}
