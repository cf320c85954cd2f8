package io.plimsoll.engine.scenario;

import io.plimsoll.engine.option.Black76;
import io.plimsoll.engine.option.Greeks;
import java.util.List;

/** What the options of one expiry come to in the scenarios of a model. */
final class ExpiryScenarios {
    private final GridModel model;
    private final GridPortfolio portfolio;
    private final ExpiryHolding expiry;
    private final double years;
    private final double yearsAhead;
    private final double value;

    ExpiryScenarios(final GridModel model, final GridPortfolio portfolio, final ExpiryHolding expiry) {
        this.model = model;
        this.portfolio = portfolio;
        this.expiry = expiry;
        years = expiry.years();
        yearsAhead = model.yearsAhead(years);
        value = value(1, VolatilityShock.NONE, years);
    }

    /** What they are worth now. */
    double value() {
        return value;
    }

    /** What is held. */
    List<OptionLeg> legs() {
        return expiry.legs();
    }

    /** Now, of one of its options. */
    Greeks greeks(final OptionLeg leg) {
        return expiry.greeks(leg);
    }

    /** What the forward moves by in a scenario. */
    double move(final Scenario scenario) {
        return expiry.forwardAt(scenario.priceFactor(), model.averagedSeconds()) - expiry.forward();
    }

    /** Profit in a scenario, weighted; of a skew the loss, whichever way it goes. */
    double profit(final Scenario scenario) {
        final double shocked = shocked(scenario);
        final double profit = (shocked * discount(shocked) - value) * scenario.weight();
        return scenario.volatilityShock().isSkew() ? -Math.abs(profit) : profit;
    }

    /** What the discount of shocked values does to that, weighted. */
    double discountPart(final Scenario scenario) {
        final double shocked = shocked(scenario);
        return shocked * (discount(shocked) - 1) * scenario.weight();
    }

    private double discount(final double shocked) {
        return shocked > 0
            ? model.owned().ofOwned(yearsAhead, expiry.discountRate())
            : model.owed().ofOwed(yearsAhead, expiry.discountRate());
    }

    private double shocked(final Scenario scenario) {
        return value(scenario.priceFactor(), scenario.volatilityShock(), yearsAhead);
    }

    /** The charge for moving against other expiries, 0 or less. */
    double basisCharge() {
        return model.basis().of(
            value(model.basis().priceFactorUp(), VolatilityShock.NONE, years) - value,
            value(model.basis().priceFactorDown(), VolatilityShock.NONE, years) - value, years);
    }

    private double value(final double priceFactor, final VolatilityShock shock, final double yearsToExpiry) {
        final double squareRoot = Math.sqrt(yearsToExpiry);
        final double forward = expiry.forwardAt(priceFactor, model.averagedSeconds());
        double sum = 0;
        for (final OptionLeg leg : expiry.legs()) {
            sum += leg.amount() * Black76.value(
                leg.isCall(), forward, leg.strike(), volatility(leg, shock) * squareRoot);
        }
        return sum * StrictMath.exp(-expiry.discountRate() * yearsToExpiry) / portfolio.divisor(priceFactor);
    }

    /** Of one of its options in a scenario. */
    double volatility(final OptionLeg leg, final VolatilityShock shock) {
        return shock.isSkew()
            ? model.skewShocks().apply(
                shock, leg.volatility(), StrictMath.log(leg.strike() / expiry.forward()), years)
            : model.volatilityShocks().apply(shock, leg.volatility(), years);
    }
}
