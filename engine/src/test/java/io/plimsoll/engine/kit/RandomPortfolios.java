package io.plimsoll.engine.kit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.PortfolioMarket.Option;
import io.plimsoll.engine.kit.PortfolioMarket.Underlying;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * Messages about portfolio accounts, at random from a seed: prices that walk and jump, fills of options and of what is
 * linear, collateral that keeps accounts near their lines, volatilities, forwards, time, settlements and other grids.
 * The last quarter of the accounts is valued in the first coin and trades what is inverse.
 */
public final class RandomPortfolios implements OutputListener {
    private static final int FIRST_ACCOUNT = 1_000;
    private static final long MONEY_UNIT = 1_000_000L;
    private static final long NOBODY = -1;
    private static final int ONE = 1_000_000_000;

    private final Dice dice;
    private final Messages messages;
    private final PortfolioMarket market;
    private final CoinMarket coins;
    private final int accounts;
    private final long[] price;
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long atTheMoney = 700_000_000L;
    private long reported = NOBODY;
    private int reportedIn;
    private long headroom;

    /**
     * Defines a market and accounts.
     *
     * @param dice     to choose with
     * @param messages to send with
     * @param accounts how many
     */
    public RandomPortfolios(final Dice dice, final Messages messages, final int accounts) {
        this.dice = dice;
        this.messages = messages;
        this.accounts = accounts;
        market = new PortfolioMarket(messages, dice.between(1, 2));
        price = new long[market.underlyings().size()];
        for (int u = 0; u < price.length; u++) {
            price[u] = market.underlyings().get(u).price();
        }
        coins = new CoinMarket(dice, messages, market);
        for (long account = FIRST_ACCOUNT; account < FIRST_ACCOUNT + accounts; account++) {
            if (isOfCoins(account)) {
                coins.account(account);
            } else {
                market.account(account);
                messages.balance(account, PortfolioMarket.MONEY, dice.between(0, 60_000) * MONEY_UNIT);
            }
        }
    }

    private boolean isOfCoins(final long account) {
        return account - FIRST_ACCOUNT >= accounts - accounts / 4;
    }

    /**
     * Capacities for such a stream.
     *
     * @param accounts how many
     * @return a configuration
     */
    public static EngineConfiguration configuration(final int accounts) {
        return new EngineConfiguration(
            EngineConfiguration.RULES_VERSION, 8, 8, 256, 4, 8, accounts, accounts * 40, accounts * 4, 32);
    }

    /** Hears of an account that was asked for, to set it on its line next. */
    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        if (header.templateId() == AccountReportDecoder.TEMPLATE_ID) {
            report.wrapAndApplyHeader(buffer, offset, header);
            reported = report.accountId();
            reportedIn = report.valuationAssetId();
            headroom = report.equity() - report.maintenanceRequirement() / 2 * 3;
        }
    }

    /** Leaves an account, wherever it is, a little above the line of its warning, or on it. */
    private void setOnItsLine() {
        final long left = dice.of(0, 1, dice.between(0, 1_000), dice.between(0, 100) * MONEY_UNIT);
        if (headroom != left) {
            messages.collateral(reported, reportedIn, left - headroom);
        }
        reported = NOBODY;
    }

    /** Sends one message, sometimes a few. */
    public void send() {
        if (reported != NOBODY) {
            setOnItsLine();
            return;
        }
        final int what = dice.between(0, 99);
        if (what < 45) {
            tick();
        } else if (what < 54) {
            fill();
        } else if (what < 58) {
            structure();
        } else if (what < 64) {
            messages.query(account(), messages.feed().sequence());
        } else if (what < 68) {
            cash();
        } else if (what < 84) {
            volatility();
        } else if (what < 90) {
            forward();
        } else if (what < 98) {
            time();
        } else {
            rare();
        }
    }

    private void tick() {
        final int u = dice.between(0, price.length - 1);
        final Underlying underlying = market.underlyings().get(u);
        final long range = dice.chance(4) ? price[u] / 12 : price[u] / 700 + 1;
        price[u] = Math.min(90_000_000, Math.max(200, price[u] + dice.between(-range, range)));
        final long apart = price[u] / 400;
        market.messages().doubtfulMark(underlying.spot(), price[u], doubt());
        if (dice.chance(60)) {
            messages.mark(underlying.perpetual(), price[u] + dice.between(-apart, apart));
        }
        if (dice.chance(20)) {
            messages.mark(underlying.future(), price[u] + dice.between(0, apart));
        }
        if (u == 0 && dice.chance(50)) {
            market.messages().doubtfulMark(CoinMarket.PERPETUAL, price[u] + dice.between(-apart, apart), doubt());
        }
        if (dice.chance(5)) {
            coins.tickStable();
        }
        if (dice.chance(3)) {
            messages.funding(underlying.perpetual(), dice.between(-2_000_000L, 2_000_000L) * 1_000);
        }
    }

    /** Mostly none, sometimes of a few per cent, seldom of all. */
    private int doubt() {
        if (dice.chance(85)) {
            return 0;
        }
        return dice.chance(95) ? dice.between(0, ONE / 10) : ONE;
    }

    private long account() {
        return FIRST_ACCOUNT + dice.between(0, accounts - 1);
    }

    private void fill() {
        final long account = account();
        if (isOfCoins(account)) {
            coins.fill(account, price[0]);
        } else {
            fill(account);
        }
    }

    private void fill(final long account) {
        final Underlying underlying = dice.pick(market.underlyings());
        final long lots = dice.between(1, dice.chance(10) ? 400 : 60) * dice.sign();
        if (dice.chance(25)) {
            messages.fill(
                account, dice.chance(70) ? underlying.perpetual() : underlying.future(), lots, price(underlying), 0);
        } else {
            final Option option = dice.pick(market.options());
            messages.fill(account, option.id(), lots, dice.between(1, 4_000) * 5, 0);
        }
    }

    /** A butterfly, a calendar, a box, or something far out of the money sold, to one account. */
    private void structure() {
        final Underlying underlying = dice.pick(market.underlyings());
        final int expiry = dice.between(0, PortfolioMarket.EXPIRIES - 1);
        final int later = dice.between(0, PortfolioMarket.EXPIRIES - 1);
        final int strike = dice.between(1, PortfolioMarket.STRIKES_OF_AN_EXPIRY - 2);
        final long account = FIRST_ACCOUNT + dice.between(0, accounts - accounts / 4 - 1);
        final long lots = dice.between(1, 300) * dice.sign();
        switch (dice.between(0, 3)) {
            case 0 -> {
                leg(account, market.option(underlying, expiry, strike - 1, true), lots);
                leg(account, market.option(underlying, expiry, strike, true), -2 * lots);
                leg(account, market.option(underlying, expiry, strike + 1, true), lots);
            }
            case 1 -> {
                leg(account, market.option(underlying, expiry, strike, true), lots);
                leg(account, market.option(underlying, later, strike, true), -lots);
            }
            case 2 -> {
                leg(account, market.option(underlying, expiry, strike, true), lots);
                leg(account, market.option(underlying, expiry, strike, false), -lots);
                leg(account, market.option(underlying, expiry, strike + 1, true), -lots);
                leg(account, market.option(underlying, expiry, strike + 1, false), lots);
            }
            default -> leg(
                account, market.option(underlying, expiry, PortfolioMarket.STRIKES_OF_AN_EXPIRY - 1, true),
                -5 * Math.abs(lots));
        }
    }

    private void leg(final long account, final Option option, final long lots) {
        messages.fill(account, option.id(), lots, dice.between(1, 400) * 5, 0);
    }

    private long price(final Underlying underlying) {
        return price[market.underlyings().indexOf(underlying)];
    }

    /** Half of the time just enough to be near some line. */
    private void cash() {
        final long account = account();
        if (isOfCoins(account)) {
            coins.cash(account);
        } else if (dice.chance(30)) {
            messages.collateral(
                account, PortfolioMarket.COIN + dice.between(0, price.length - 1),
                dice.between(1, 40_000_000) * dice.sign());
        } else {
            messages.balance(account, PortfolioMarket.MONEY, dice.between(-20_000, 80_000) * MONEY_UNIT);
        }
    }

    private void volatility() {
        final Option option = dice.pick(market.options());
        if (dice.chance(75)) {
            atTheMoney += dice.between(-15_000_000L, 15_000_000L);
            atTheMoney = Math.max(300_000_000L, Math.min(1_500_000_000L, atTheMoney));
            market.surface(
                option.underlying(), option.expiryNs(), atTheMoney, dice.between(-20_000_000L, 20_000_000L));
        } else if (dice.chance(50)) {
            market.messages().doubtfulVolatility(
                dice.chance(50) ? option.id() : coins.anyOption(),
                dice.between(100_000_000L, 3_000_000_000L), doubt());
        } else {
            market.surface(
                option.underlying(), option.expiryNs(), dice.between(300_000_000L, 1_500_000_000L),
                dice.between(-200_000_000L, 200_000_000L));
        }
    }

    private void forward() {
        final Option option = dice.pick(market.options());
        final long spot = price(option.underlying());
        market.messages().doubtfulForward(
            option.underlying().spot(), option.expiryNs(),
            spot + (dice.chance(80)
                ? dice.between(-spot / 2_000, spot / 1_000)
                : dice.between(-spot / 30, spot / 20)),
            dice.chance(80) ? 50_000_000L : dice.between(-50_000_000L, 250_000_000L), doubt());
    }

    private void time() {
        final long longest = dice.chance(5) ? TimeUnit.DAYS.toNanos(3) : TimeUnit.SECONDS.toNanos(100);
        messages.clock(dice.between(1, longest));
    }

    private void rare() {
        if (dice.chance(10)) {
            messages.settle(coins.anyOption(), price[0]);
        } else if (dice.chance(40)) {
            final List<Option> options = market.options();
            final Option option = options.get(dice.between(0, options.size() - 1));
            if (option.expiryNs() < messages.feed().timeNs()) {
                messages.settle(option.id(), price(option.underlying()));
            }
        } else if (dice.chance(50)) {
            assignGrid();
        } else {
            final GridTerms terms = dice.chance(30) ? GridTerms.sixteen()
                : PortfolioMarket.grid(
                    dice.between(0, 3), dice.between(80, 120) / 100.0, dice.between(80, 120) / 100.0);
            market.messages().grid(
                PortfolioMarket.OTHER_GRID,
                terms.doubting(dice.between(90, 100) / 100.0, dice.between(0, 20) / 10.0)
                    .pegged(CoinMarket.STABLE, dice.between(98, 100) / 100.0, dice.between(0, 100) / 10.0));
        }
    }

    private void assignGrid() {
        final int grid = dice.chance(50) ? PortfolioMarket.GRID : PortfolioMarket.OTHER_GRID;
        if (dice.chance(60)) {
            market.messages().assignGrid(
                PortfolioMarket.CLASS, grid, PortfolioMarket.GRID + PortfolioMarket.OTHER_GRID - grid);
        } else {
            market.assignGrid(grid);
        }
    }
}
