package io.plimsoll.engine.kit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Sequencing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A random book of options: one or two underlyings, perpetuals that move with them and one that does not, options of a
 * few expiries, two grids, and accounts of every mode. Sent as it is made.
 */
public final class RandomPortfolioBook {
    /** Sends market data, and may have holes; of its rejections some are only counted. */
    static final int TICKS = 2;
    static final int CASH = 1;
    static final int COIN = 2;
    static final int[] GRIDS = {4, 9};
    private static final long TICKS_AND_FUNDING = 0b110;
    private static final int CLASSES = 2;
    private static final int FIRST_DERIVATIVE = 20;
    private static final int FIRST_OPTION = 100;
    private static final int OPTIONS = 24;
    private static final int ACCOUNTS = 8;
    private static final int COIN_ACCOUNTS = 3;

    final Dice dice;
    final Messages messages;
    final PortfolioMessages portfolio;
    final boolean isMarket;
    final List<PortfolioUnderlying> underlyings = new ArrayList<>();
    final List<PortfolioUnderlying> derivatives = new ArrayList<>();
    final List<PortfolioOption> options = new ArrayList<>();
    final List<Long> expiries = new ArrayList<>();
    final List<Long> accounts = new ArrayList<>();
    final RandomCoins coins;
    /** Minor units of cash that a usual position is worth. */
    final long usualCash;
    private int nextOption = FIRST_OPTION;

    /**
     * Makes a book and sends it.
     *
     * @param dice     that decide
     * @param isMarket prices and sizes as real venues have them; else whole units, where most is a rounding
     * @param messages to send with
     */
    public RandomPortfolioBook(final Dice dice, final boolean isMarket, final Messages messages) {
        this.dice = dice;
        this.messages = messages;
        this.isMarket = isMarket;
        portfolio = new PortfolioMessages(messages);
        coins = new RandomCoins(this);
        final int cashExponent = isMarket ? -dice.between(2, 4) : 0;
        usualCash = isMarket ? 5_000 * (long) Math.pow(10, -cashExponent) : 20_000;
        messages.writer().defineSource().sourceId(TICKS).sequencing(Sequencing.LOSSY).rejectionsPerSecond(2);
        messages.permissions(TICKS_AND_FUNDING);
        messages.send();
        messages.asset(CASH, cashExponent);
        messages.asset(COIN, isMarket ? -8 : 0);
        defineUnderlyings();
        messages.pricedAsset(
            COIN, isMarket ? -8 : 0, dice.chance(50) ? underlyings.get(0).id : derivatives.get(0).id,
            0, 50_000_000);
        coins.defineDerivatives();
        derivatives.addAll(coins.derivatives);
        coins.defineStable();
        derivatives.add(coins.stable);
        defineGrids();
        for (int i = 0; i < dice.between(2, 4); i++) {
            expiries.add(nextExpiry());
        }
        for (int i = 0; i < OPTIONS; i++) {
            defineOption();
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            defineAccount(i);
        }
        for (int i = 0; i < COIN_ACCOUNTS; i++) {
            coins.defineAccount(dice.between(0, CLASSES - 1));
        }
    }

    /**
     * Capacities that leave a little room.
     *
     * @param dice that decide how little
     * @return the configuration
     */
    public static EngineConfiguration configuration(final Dice dice) {
        return new EngineConfiguration(
            EngineConfiguration.RULES_VERSION, 4, 4, OPTIONS * 2 + 12, 6, CLASSES + 2,
            ACCOUNTS + COIN_ACCOUNTS + 2,
            (ACCOUNTS + COIN_ACCOUNTS) * dice.between(4, 12), ACCOUNTS * 3 + COIN_ACCOUNTS, dice.between(4, 16));
    }

    private void defineUnderlyings() {
        underlyings.add(isMarket
            ? new PortfolioUnderlying(10, 1, -2, 5_000_000, -3, 50)
            : new PortfolioUnderlying(10, dice.of(1, 2, 5), 0, dice.of(100, 400, 900, 3_000), -dice.between(0, 1), 5));
        if (dice.chance(60)) {
            underlyings.add(isMarket
                ? new PortfolioUnderlying(11, 25, -2, 8_000, -2, 200)
                : new PortfolioUnderlying(11, 1, 0, dice.of(50, 600), 0, 4));
        }
        for (final PortfolioUnderlying underlying : underlyings) {
            define(underlying, dice.chance(50));
            final PortfolioUnderlying derivative = underlying.like(FIRST_DERIVATIVE + underlying.id);
            derivatives.add(derivative);
            define(derivative, false);
            portfolio.underlying(derivative.id, underlying.id);
        }
        final PortfolioUnderlying alone = underlyings.get(0).like(FIRST_DERIVATIVE);
        derivatives.add(alone);
        define(alone, false);
    }

    /** A spot, which only a coin can be bought with, or a perpetual, with a mark. */
    private void define(final PortfolioUnderlying terms, final boolean isSpot) {
        final var definition =
            messages.perpetual(terms.id, CASH, terms.maximumTicks * terms.tickMantissa);
        if (isSpot) {
            definition.instrumentType(InstrumentType.SPOT).baseAssetId(COIN);
        }
        definition.tickSize().mantissa(terms.tickMantissa).exponent((byte) terms.tickExponent);
        definition.lotSize().exponent((byte) (isSpot && !isMarket ? 0 : terms.lotExponent));
        messages.send();
        if (!isSpot) {
            messages.tiers(terms.id, 0, 20_000_000, 0, 50_000_000);
            derivatives.add(terms);
        }
        messages.mark(terms.id, terms.price(terms.ticks));
    }

    private void defineGrids() {
        messages.writer().defineAccountClass().classId(1)
            .warningRatio(1_400_000_000L).warningCure(1_500_000_000L)
            .marginCallRatio(1_100_000_000L).marginCallCure(1_200_000_000L)
            .liquidationRatio(900_000_000L).liquidationCure(1_000_000_000L);
        messages.send();
        for (int i = 0; i < CLASSES; i++) {
            defineGrid(GRIDS[i], i == 0);
            assignGrid(i, GRIDS[i]);
        }
    }

    /** One of two grids, that may doubt prices and watch the stable coin. */
    void defineGrid(final int gridId, final boolean hasManyScenarios) {
        GridTerms terms = hasManyScenarios ? GridTerms.thirtyThree() : GridTerms.sixteen();
        if (dice.chance(70)) {
            terms = terms.doubting(dice.of(1_000, 990, 900, 0) / 1_000.0, dice.between(1, 2_000) / 1_000.0);
        }
        if (dice.chance(70)) {
            terms = terms.pegged(coins.stable.id, dice.of(1_000, 990, 10_000) / 1_000.0, dice.between(0, 50) / 10.0);
        }
        portfolio.grid(gridId, terms);
    }

    /** Half of the time with a shadow grid. */
    void assignGrid(final int classId, final int gridId) {
        if (dice.chance(50)) {
            portfolio.assignGrid(classId, gridId, GRIDS[dice.between(0, 1)]);
        } else {
            portfolio.assignGrid(classId, gridId);
        }
    }

    /** Whether an account is valued in the coin. */
    boolean isCoinAccount(final long accountId) {
        return coins.accounts.contains(accountId);
    }

    /** An option that an account can hold, but for one in ten. */
    PortfolioOption optionFor(final long accountId) {
        final List<PortfolioOption> fitting =
            options.stream().filter(option -> option.isInverse() == isCoinAccount(accountId)).toList();
        return dice.pick(dice.chance(10) || fitting.isEmpty() ? options : fitting);
    }

    /** A perpetual or future alike. */
    PortfolioUnderlying linearFor(final long accountId) {
        return dice.pick(isCoinAccount(accountId) && dice.chance(90) ? coins.derivatives : derivatives);
    }

    /** From minutes to months away. */
    long nextExpiry() {
        final long seconds = dice.of(
            dice.between(100L, 3_000L), dice.between(3_000L, 100_000L), dice.between(100_000L, 20_000_000L));
        return messages.feed().timeNs() + TimeUnit.SECONDS.toNanos(seconds) + dice.between(0L, 3L);
    }

    /** One more option, its volatility mostly known. */
    void defineOption() {
        final PortfolioUnderlying underlying = dice.pick(underlyings);
        final PortfolioOption option = new PortfolioOption(
            nextOption++,
            underlying,
            dice.chance(50),
            underlying == underlyings.get(0) && dice.chance(40),
            underlying.anchorTicks * (dice.chance(80) ? dice.between(14, 26) : dice.between(1, 80)) / 20,
            dice.pick(expiries));
        if (option.isInverse()) {
            coins.define(option);
        } else {
            define(option);
        }
        options.add(option);
        if (dice.chance(95)) {
            portfolio.volatility(option.id(), dice.between(200_000_000L, 1_500_000_000L));
        }
    }

    private void define(final PortfolioOption option) {
        final PortfolioUnderlying underlying = option.underlying();
        final var definition = portfolio.option(
            option.id(), underlying.id, option.isCall() ? InstrumentType.CALL : InstrumentType.PUT,
            option.strikeTicks() * underlying.tickMantissa, option.expiryTimeNs(),
            underlying.maximumTicks * underlying.tickMantissa);
        definition.tickSize().exponent((byte) underlying.tickExponent);
        definition.lotSize().exponent((byte) underlying.lotExponent);
        messages.send();
    }

    private void defineAccount(final int number) {
        final long id = dice.between(0L, 100_000L);
        final boolean hasGrid = number < ACCOUNTS - 3;
        final AccountMode mode = hasGrid
            ? AccountMode.PORTFOLIO : dice.chance(50) ? AccountMode.CROSS : AccountMode.ISOLATED;
        final var account = messages.writer().defineAccount()
            .accountId(id).owner(id).classId(dice.between(0, CLASSES - 1)).valuationAssetId(CASH).mode(mode);
        if (dice.chance(20)) {
            account.grossNotionalLimit(usualCash * dice.between(2, 40));
        }
        messages.send();
        accounts.add(id);
        messages.collateral(id, CASH, dice.between(1, usualCash * 3));
    }
}
