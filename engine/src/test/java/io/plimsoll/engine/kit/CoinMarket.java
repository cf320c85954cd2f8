package io.plimsoll.engine.kit;

import io.plimsoll.engine.kit.PortfolioMarket.Underlying;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.ArrayList;
import java.util.List;

/**
 * What is listed in coins on the first underlying of a market: a perpetual of ten units of money a lot, and options of
 * a hundredth of a coin a lot with premiums in 0.0005 coins. And what prices the stable coin in which all is quoted.
 */
final class CoinMarket {
    static final int STABLE = 50;
    static final int PERPETUAL = 103;
    private static final long PREMIUM_TICK = 5;
    private static final int FIRST_OPTION = 20_000;
    private static final int[] AWAY = {-60, -15, -2, 2, 15, 150};
    private static final long STABLE_AT_ITS_PEG = 10_000;
    private static final long HIGHEST_PREMIUM = 100_000;

    private static final long PERCENT_OF_A_COIN = 1_000_000L;

    private final Dice dice;
    private final Messages messages;
    private final PortfolioMarket market;
    private final Underlying underlying;
    private final List<Integer> options = new ArrayList<>();

    /** Defines it all. */
    CoinMarket(final Dice dice, final Messages messages, final PortfolioMarket market) {
        this.dice = dice;
        this.messages = messages;
        this.market = market;
        underlying = market.underlyings().get(0);
        defineStable();
        definePerpetual();
        for (int expiry = 0; expiry < PortfolioMarket.EXPIRIES; expiry++) {
            for (final int away : AWAY) {
                for (final InstrumentType type : List.of(InstrumentType.CALL, InstrumentType.PUT)) {
                    defineOption(type, underlying.expiries().get(expiry), away);
                }
            }
            market.surface(underlying, underlying.expiries().get(expiry), 700_000_000L, 0);
        }
    }

    private void defineStable() {
        messages.perpetual(STABLE, PortfolioMarket.MONEY, 1_000_000).tickSize().exponent((byte) -4);
        messages.send();
        messages.mark(STABLE, STABLE_AT_ITS_PEG);
    }

    private void definePerpetual() {
        final DefineInstrumentEncoder message = messages
            .perpetual(PERPETUAL, PortfolioMarket.COIN, 100_000_000).inverse(BooleanType.TRUE);
        message.tickSize().exponent((byte) -2);
        message.lotSize().mantissa(10);
        messages.send();
        market.messages().underlying(PERPETUAL, underlying.spot());
        messages.mark(PERPETUAL, underlying.price());
    }

    private void defineOption(final InstrumentType type, final long expiryNs, final int away) {
        final int id = FIRST_OPTION + options.size();
        final DefineOptionEncoder message = market.messages().inverseOption(
            id, underlying.spot(), PortfolioMarket.COIN, type, underlying.price() / 100 * (100 + away), expiryNs,
            HIGHEST_PREMIUM);
        message.tickSize().mantissa(PREMIUM_TICK).exponent((byte) -4);
        message.lotSize().exponent((byte) -2);
        messages.send();
        options.add(id);
    }

    /** Defines an account with some coins. */
    void account(final long accountId) {
        market.messages().account(accountId, PortfolioMarket.CLASS, PortfolioMarket.COIN);
        messages.balance(accountId, PortfolioMarket.COIN, dice.between(0, 300) * PERCENT_OF_A_COIN);
    }

    /** Sets what an account has. */
    void cash(final long accountId) {
        messages.balance(accountId, PortfolioMarket.COIN, dice.between(-100, 400) * PERCENT_OF_A_COIN);
    }

    /** An option, or as much of the perpetual as a few of them are at a price. */
    void fill(final long accountId, final long price) {
        final long fee = dice.between(-2, 20);
        if (dice.chance(35)) {
            messages.fill(accountId, PERPETUAL, dice.between(1, 3_000) * dice.sign(), price, fee);
        } else {
            messages.fill(
                accountId, anyOption(), dice.between(1, dice.chance(10) ? 400 : 60) * dice.sign(),
                dice.between(1, 400) * PREMIUM_TICK, fee);
        }
    }

    /** Mostly near the peg. */
    void tickStable() {
        messages.mark(STABLE, dice.chance(90) ? dice.between(9_600, 10_100) : dice.between(1, 20_000));
    }

    int anyOption() {
        return dice.pick(options);
    }
}
