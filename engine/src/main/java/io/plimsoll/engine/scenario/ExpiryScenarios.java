package io.plimsoll.engine.scenario;

import io.plimsoll.engine.option.Black76;

/** What the options of one expiry come to in the scenarios of a model. */
final class ExpiryScenarios {
    private final GridModel model;
    private final ExpiryHolding expiry;
    private final double years;
    private final double squareRootOfYears;
    private final double discount;
    private final double value;

    ExpiryScenarios(final GridModel model, final ExpiryHolding expiry) {
        this.model = model;
        this.expiry = expiry;
        years = expiry.years();
        squareRootOfYears = Math.sqrt(years);
        discount = StrictMath.exp(-expiry.discountRate() * years);
        value = value(1, VolatilityShock.NONE);
    }

    /** What they are worth now. */
    double value() {
        return value;
    }

    /** Profit in a scenario, weighted; of a skew the loss, whichever way it goes. */
    double profit(final Scenario scenario) {
        final double shocked = value(scenario.priceFactor(), scenario.volatilityShock());
        final double discounted = shocked * (shocked > 0
            ? model.owned().ofOwned(years, expiry.discountRate())
            : model.owed().ofOwed(years, expiry.discountRate()));
        final double profit = (discounted - value) * scenario.weight();
        return scenario.volatilityShock().isSkew() ? -Math.abs(profit) : profit;
    }

    /** The charge for moving against other expiries, 0 or less. */
    double basisCharge() {
        return model.basis().of(
            value(model.basis().priceFactorUp(), VolatilityShock.NONE) - value,
            value(model.basis().priceFactorDown(), VolatilityShock.NONE) - value, years);
    }

    private double value(final double priceFactor, final VolatilityShock shock) {
        final double forward = expiry.forwardAt(priceFactor);
        double sum = 0;
        for (final OptionLeg leg : expiry.legs()) {
            sum += leg.amount() * Black76.value(
                leg.isCall(), forward, leg.strike(), volatility(leg, shock) * squareRootOfYears);
        }
        return sum * discount;
    }

    private double volatility(final OptionLeg leg, final VolatilityShock shock) {
        return shock.isSkew()
            ? model.skewShocks().apply(
                shock, leg.volatility(), StrictMath.log(leg.strike() / expiry.forward()), years)
            : model.volatilityShocks().apply(shock, leg.volatility(), years);
    }
}
