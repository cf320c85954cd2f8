package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A market for portfolio accounts: money, bitcoin and ether quoted in it and both good as collateral, a perpetual and a
 * future on each, options from minutes to months ahead. Prices in money of 0.01 or 0.5.
 */
public final class PortfolioMarket {
    /** Money: a minor unit is a millionth. */
    public static final int MONEY = 1;
    /** The asset that the first underlying prices. */
    public static final int COIN = 2;
    /** Portfolio accounts' class, whose grid is the first. */
    public static final int CLASS = 5;
    /** The grid of {@link #CLASS} at first. */
    public static final int GRID = 3;
    /** Another grid. */
    public static final int OTHER_GRID = 9;

    private static final long[] SECONDS = {900, 4_000, 86_400 * 2, 86_400 * 29, 86_400 * 180};
    /** Expiries of an underlying. */
    public static final int EXPIRIES = SECONDS.length;

    private static final int[] STRIKES = {-30, -15, -6, -2, 0, 2, 6, 15, 30};

    /** Strikes of an expiry, from the lowest; a call and a put each. */
    public static final int STRIKES_OF_AN_EXPIRY = STRIKES.length;

    private final Messages messages;
    private final PortfolioMessages portfolios;
    private final List<Underlying> underlyings = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();

    /**
     * An underlying with what is listed on it.
     *
     * @param spot       instrument id of its price
     * @param perpetual  instrument id
     * @param future     instrument id
     * @param price      at first, in ticks of a cent
     * @param expiries   nanoseconds since 1970
     */
    public record Underlying(int spot, int perpetual, int future, long price, List<Long> expiries) {
    }

    /**
     * An option.
     *
     * @param id         instrument id
     * @param underlying of it
     * @param expiryNs   nanoseconds since 1970
     */
    public record Option(int id, Underlying underlying, long expiryNs) {
    }

    /**
     * Defines everything but accounts.
     *
     * @param messages    to send with
     * @param howMany     underlyings, 1 or 2
     */
    public PortfolioMarket(final Messages messages, final int howMany) {
        this.messages = messages;
        messages.asset(MONEY, -6);
        portfolios = new PortfolioMessages(messages);
        portfolios.grid(GRID, grid(0, 1.05, 0.95));
        portfolios.grid(OTHER_GRID, GridTerms.sixteen());
        accountClass();
        for (int i = 0; i < howMany; i++) {
            defineUnderlying(i);
        }
    }

    private void accountClass() {
        messages.writer().defineAccountClass().classId(CLASS)
            .warningRatio(1_500_000_000).warningCure(1_600_000_000)
            .marginCallRatio(1_200_000_000).marginCallCure(1_250_000_000)
            .liquidationRatio(1_000_000_000).liquidationCure(1_000_000_000);
        messages.send();
        assignGrid(GRID);
    }

    /**
     * Thirty-three scenarios with other discounts.
     *
     * @param lookAheadDays that scenarios let pass
     * @param ownedFactor of what is worth something after a shock
     * @param owedFactor  of what costs something
     * @return the grid
     */
    public static GridTerms grid(final double lookAheadDays, final double ownedFactor, final double owedFactor) {
        final GridTerms terms = GridTerms.thirtyThree();
        return new GridTerms(
            terms.volatilities(), terms.skews(), new GridTerms.Discount(1, 0.12, ownedFactor),
            new GridTerms.Discount(1, 0.12, owedFactor), terms.basis(), terms.charges(),
            new GridTerms.Time(lookAheadDays, 1_800),
            terms.scenarios());
    }

    /**
     * Gives portfolio accounts another grid.
     *
     * @param gridId of it
     */
    public void assignGrid(final int gridId) {
        portfolios.assignGrid(CLASS, gridId);
    }

    private void defineUnderlying(final int number) {
        final int asset = COIN + number;
        final int first = 100 * (number + 1);
        final List<Long> expiries = new ArrayList<>();
        for (final long seconds : SECONDS) {
            expiries.add(Feed.START_NS + TimeUnit.SECONDS.toNanos(seconds));
        }
        final Underlying underlying =
            new Underlying(first, first + 1, first + 2, number == 0 ? 6_012_345 : 301_777, expiries);
        messages.asset(asset, -8);
        instrument(first, InstrumentType.SPOT, asset);
        instrument(first + 1, InstrumentType.PERPETUAL, DefineInstrumentEncoder.baseAssetIdNullValue());
        instrument(first + 2, InstrumentType.FUTURE, DefineInstrumentEncoder.baseAssetIdNullValue());
        messages.pricedAsset(asset, -8, first, 0, 30_000_000L);
        for (int linear = first + 1; linear <= first + 2; linear++) {
            portfolios.underlying(linear, first);
        }
        for (int linear = first; linear <= first + 2; linear++) {
            messages.mark(linear, underlying.price());
        }
        underlyings.add(underlying);
        defineOptions(underlying);
    }

    private void instrument(final int id, final InstrumentType type, final int base) {
        final DefineInstrumentEncoder message = messages.writer().defineInstrument()
            .instrumentId(id).settlementAssetId(MONEY).baseAssetId(base)
            .maximumPrice(100_000_000).inverse(BooleanType.FALSE)
            .instrumentType(type).state(InstrumentState.TRADING)
            .expiryTimeNs(type == InstrumentType.FUTURE
                ? Feed.START_NS + TimeUnit.DAYS.toNanos(80) : DefineInstrumentEncoder.expiryTimeNsNullValue());
        message.tickSize().mantissa(1).exponent((byte) -2);
        message.lotSize().mantissa(1).exponent((byte) -2);
        message.multiplier().mantissa(1).exponent((byte) 0);
        messages.send();
    }

    private void defineOptions(final Underlying underlying) {
        int id = underlying.spot() + 10_000;
        for (final long expiryNs : underlying.expiries()) {
            for (final int away : STRIKES) {
                for (final InstrumentType type : List.of(InstrumentType.CALL, InstrumentType.PUT)) {
                    option(id, underlying, expiryNs, underlying.price() / 100 * (100 + away), type);
                    options.add(new Option(id, underlying, expiryNs));
                    id++;
                }
            }
            surface(underlying, expiryNs, 700_000_000L, 0);
        }
    }

    private void option(
        final int id,
        final Underlying underlying,
        final long expiryNs,
        final long strike,
        final InstrumentType type) {
        final DefineOptionEncoder message =
            portfolios.option(id, underlying.spot(), type, strike, expiryNs, 10_000_000);
        message.tickSize().mantissa(5).exponent((byte) -1);
        message.lotSize().mantissa(1).exponent((byte) -2);
        message.multiplier().mantissa(1).exponent((byte) 0);
        messages.send();
    }

    /**
     * Sends a surface that is a smile.
     *
     * @param underlying   of the expiry
     * @param expiryNs     the expiry
     * @param atTheMoney   volatility x 10^9
     * @param tilt         volatility x 10^9 from the lowest strike to the highest
     */
    public void surface(final Underlying underlying, final long expiryNs, final long atTheMoney, final long tilt) {
        final long price = underlying.price();
        portfolios.surface(
            underlying.spot(), expiryNs,
            price / 10 * 6, atTheMoney + 100_000_000L - tilt / 2,
            price, atTheMoney,
            price / 10 * 14, atTheMoney + 100_000_000L + tilt / 2);
    }

    /**
     * Defines a portfolio account.
     *
     * @param accountId of it
     */
    public void account(final long accountId) {
        portfolios.account(accountId, CLASS, MONEY);
    }

    /** {@return messages of options and portfolio accounts} */
    public PortfolioMessages messages() {
        return portfolios;
    }

    /** {@return all underlyings} */
    public List<Underlying> underlyings() {
        return underlyings;
    }

    /**
     * One option.
     *
     * @param underlying of it
     * @param expiry     from 0, the next one
     * @param strike     from 0, the lowest
     * @param isCall     or a put
     * @return the option
     */
    public Option option(final Underlying underlying, final int expiry, final int strike, final boolean isCall) {
        final int first = underlyings.indexOf(underlying) * EXPIRIES * STRIKES_OF_AN_EXPIRY * 2;
        return options.get(first + (expiry * STRIKES_OF_AN_EXPIRY + strike) * 2 + (isCall ? 0 : 1));
    }

    /** {@return all options} */
    public List<Option> options() {
        return options;
    }
}
