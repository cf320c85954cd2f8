package io.plimsoll.engine.scenario;

import io.plimsoll.engine.option.Greeks;
import java.util.List;

/**
 * Where a scenario's profit comes from, as far as the derivatives of now explain it. All are weighted and add up to it.
 *
 * @param delta     of perpetuals, futures, collateral and options, times the move; of inverse options with what the
 *                  coins that they are worth now make of it
 * @param gamma     of options, times half the move's square
 * @param vega      of options, times what volatilities change by
 * @param discount  of shocked values
 * @param remainder higher derivatives, time, arrays that were given, and gains that a skew takes for losses
 */
public record ProfitParts(double delta, double gamma, double vega, double discount, double remainder) {

    static ProfitParts of(
        final GridPortfolio portfolio,
        final List<ExpiryScenarios> expiries,
        final Scenario scenario,
        final double profit) {
        double delta = portfolio.linearProfit(scenario);
        double gamma = 0;
        double vega = 0;
        double discount = 0;
        for (final ExpiryScenarios expiry : expiries) {
            final double move = expiry.move(scenario);
            final double divisor = portfolio.divisor(scenario.priceFactor());
            final double ofWorth = 1 / divisor - 1 / portfolio.divisor(1);
            discount += expiry.discountPart(scenario);
            for (final OptionLeg leg : expiry.legs()) {
                final Greeks greeks = expiry.greeks(leg);
                final double amount = leg.amount() * scenario.weight();
                delta += amount * (greeks.delta() * move / divisor + greeks.value() * ofWorth);
                gamma += amount * greeks.gamma() * move * move / 2 / divisor;
                vega += amount * greeks.vega() / divisor
                    * (expiry.volatility(leg, scenario.volatilityShock()) - leg.volatility());
            }
        }
        return new ProfitParts(delta, gamma, vega, discount, profit - delta - gamma - vega - discount);
    }

    /**
     * Of two portfolios.
     *
     * @param other parts
     * @return the sums
     */
    public ProfitParts plus(final ProfitParts other) {
        return new ProfitParts(delta + other.delta, gamma + other.gamma, vega + other.vega, discount + other.discount,
            remainder + other.remainder);
    }
}
