package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.scenario.BasisCharge;
import io.plimsoll.engine.scenario.Contingency;
import io.plimsoll.engine.scenario.ExpiryHolding;
import io.plimsoll.engine.scenario.GridMargin;
import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.GridPortfolio;
import io.plimsoll.engine.scenario.LinearHolding;
import io.plimsoll.engine.scenario.OptionLeg;
import io.plimsoll.engine.scenario.MinimumCharge;
import io.plimsoll.engine.scenario.Scenario;
import io.plimsoll.engine.scenario.ShockedDiscount;
import io.plimsoll.engine.scenario.SkewShock;
import io.plimsoll.engine.scenario.SkewShocks;
import io.plimsoll.engine.scenario.VolatilityShock;
import io.plimsoll.engine.scenario.VolatilityShocks;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A random portfolio on one underlying, in money or in coins, told to the twin, and beside it the same as doubles for
 * the full evaluation. A lot is worth ten minor units for each tick, an inverse option a thousandth of a coin, an
 * inverse perpetual one unit of money; expiries have seconds left that are not rounded.
 */
final class RandomPortfolio {
    private static final long UNIT = 10;
    private static final long COIN_UNIT = 100_000;
    private static final long MONEY_IN_TICKS_AND_COIN_UNITS = 10_000_000_000L;
    private static final int MONEY = 1;
    private static final int COIN = 2;
    private static final int PERPETUAL = 10;
    private static final int INVERSE_PERPETUAL = 11;
    private static final int FIRST_OPTION = 20;
    private static final int ACCOUNT = 7;
    private static final long HIGHEST_PRICE = 10_000_000;
    private static final long ONE = 1_000_000_000L;
    private static final GridTerms TERMS = GridTerms.thirtyThree();

    private final Dice dice;
    private final Fixture fixture = new Fixture(Implementation.TWIN, new EngineConfiguration(
        EngineConfiguration.RULES_VERSION, 4, 4, 32, 4, 4, 8, 64, 64, 32));
    private final Messages messages = fixture.messages();
    private final PortfolioMessages portfolio = new PortfolioMessages(messages);
    private final long ticks;
    private final boolean isInverse;
    private final List<ExpiryHolding> expiries = new ArrayList<>();
    private long lotsOfOptions;
    private long lotsOfPerpetuals;
    private int options;

    /**
     * Tells it.
     *
     * @param dice  that decide
     * @param ticks mark of the underlying
     * @param isInverse whether it is in coins
     */
    RandomPortfolio(final Dice dice, final long ticks, final boolean isInverse) {
        this.dice = dice;
        this.isInverse = isInverse;
        this.ticks = ticks;
        messages.asset(MONEY, -6);
        final var perpetual = messages.perpetual(PERPETUAL, MONEY, HIGHEST_PRICE);
        perpetual.tickSize().exponent((byte) -2);
        perpetual.lotSize().exponent((byte) -3);
        messages.send();
        messages.mark(PERPETUAL, ticks);
        portfolio.grid(0, TERMS);
        portfolio.assignGrid(0, 0);
        messages.pricedAsset(COIN, -8, PERPETUAL);
        portfolio.account(ACCOUNT, 0, isInverse ? COIN : MONEY);
        messages.balance(ACCOUNT, isInverse ? COIN : MONEY, 1L << 50);
        if (dice.chance(70)) {
            lotsOfPerpetuals = dice.between(-2_000L, 2_000L);
            holdPerpetuals();
        }
        for (int i = dice.between(1, 3); i > 0; i--) {
            holdExpiry();
        }
    }

    private void holdPerpetuals() {
        if (isInverse) {
            final var perpetual = messages.perpetual(INVERSE_PERPETUAL, COIN, HIGHEST_PRICE).inverse(BooleanType.TRUE);
            perpetual.tickSize().exponent((byte) -2);
            messages.send();
            messages.mark(INVERSE_PERPETUAL, ticks);
            portfolio.underlying(INVERSE_PERPETUAL, PERPETUAL);
        }
        messages.position(ACCOUNT, isInverse ? INVERSE_PERPETUAL : PERPETUAL, lotsOfPerpetuals, 0);
    }

    private void holdExpiry() {
        final long seconds = dice.between(256L, 511L) << dice.between(0, 15);
        final long expiryTimeNs = messages.feed().timeNs() + TimeUnit.SECONDS.toNanos(seconds);
        final List<OptionLeg> legs = new ArrayList<>();
        for (int i = dice.between(1, 5); i > 0; i--) {
            legs.add(holdOption(expiryTimeNs));
        }
        final long forward = dice.around(ticks, 2);
        final long rate = dice.between(-ONE / 50, ONE / 10);
        portfolio.forward(PERPETUAL, expiryTimeNs, forward, rate);
        expiries.add(new ExpiryHolding(seconds, ticks * ((double) forward / ticks), rate / 1e9, 1, legs));
    }

    private OptionLeg holdOption(final long expiryTimeNs) {
        final int id = FIRST_OPTION + options++;
        final boolean isCall = dice.chance(50);
        final long strike = dice.around(ticks, 30);
        final long volatility = dice.between(ONE / 5, 2 * ONE);
        final long lots = dice.sign() * dice.between(1L, isInverse ? 100L : 2_000L);
        final InstrumentType type = isCall ? InstrumentType.CALL : InstrumentType.PUT;
        final var option = isInverse
            ? portfolio.inverseOption(id, PERPETUAL, COIN, type, strike, expiryTimeNs, HIGHEST_PRICE)
            : portfolio.option(id, PERPETUAL, type, strike, expiryTimeNs, HIGHEST_PRICE);
        option.tickSize().exponent((byte) (isInverse ? -4 : -2));
        option.lotSize().exponent((byte) -3);
        messages.send();
        portfolio.volatility(id, volatility);
        messages.position(ACCOUNT, id, lots, 0);
        lotsOfOptions += Math.abs(lots);
        return new OptionLeg(isCall, strike, (double) lots * unit(), volatility / 1e9);
    }

    /** What the twin says. */
    AccountReportDecoder report() {
        return fixture.report(ACCOUNT);
    }

    /** The same in full. */
    GridMargin inFull() {
        return GridMargin.of(model(), new GridPortfolio(
            ticks, 1, 1, 0,
            List.of(new LinearHolding(
                (double) lotsOfPerpetuals * (isInverse ? MONEY_IN_TICKS_AND_COIN_UNITS : UNIT), ticks, 0, 1)),
            expiries, List.of(), List.of(), isInverse));
    }

    /** Minor units that all options and perpetuals together are on. */
    double gross() {
        final double perpetuals = Math.abs((double) lotsOfPerpetuals);
        return optionUnits() * ticks
            + perpetuals * (isInverse ? (double) MONEY_IN_TICKS_AND_COIN_UNITS / ticks : (double) UNIT * ticks);
    }

    /** Minor units for each tick, of all options together. */
    double optionUnits() {
        return (double) lotsOfOptions * unit() / (isInverse ? ticks : 1);
    }

    private long unit() {
        return isInverse ? COIN_UNIT : UNIT;
    }

    int optionCount() {
        return options;
    }

    private static GridModel model() {
        final GridTerms.Volatilities volatilities = TERMS.volatilities();
        final GridTerms.Skews skews = TERMS.skews();
        final GridTerms.Charges charges = TERMS.charges();
        return new GridModel(
            TERMS.scenarios().stream().map(point -> new Scenario(
                point.priceFactor(), VolatilityShock.valueOf(point.move().name()), point.weight())).toList(),
            new VolatilityShocks(
                volatilities.isAbsolute(), volatilities.up(), volatilities.down(), volatilities.leastUp(),
                volatilities.shortPower(), volatilities.longPower(), volatilities.leastDays()),
            new SkewShocks(
                new SkewShock(skews.linearCap(), skews.linearSlope()),
                new SkewShock(skews.absoluteCap(), skews.absoluteSlope()),
                skews.leastMoneyness(), skews.width(), skews.volatility(), skews.volatilitySlope()),
            discount(TERMS.owned()),
            discount(TERMS.owed()),
            new BasisCharge(
                TERMS.basis().up(), TERMS.basis().down(), TERMS.basis().factor(), TERMS.basis().factorByYear()),
            charges.maintenanceFactor(), charges.initialFactor(), 0, 0, 0, 0,
            new Contingency(charges.linearMaintenance(), charges.linearInitial()),
            new Contingency(charges.nakedShortMaintenance(), charges.nakedShortInitial()),
            TERMS.time().lookAheadDays(), TERMS.time().averagedSeconds(), new MinimumCharge(0, 0));
    }

    private static ShockedDiscount discount(final GridTerms.Discount terms) {
        return new ShockedDiscount(terms.rateMultiple(), terms.rateAddition(), terms.factor());
    }
}
