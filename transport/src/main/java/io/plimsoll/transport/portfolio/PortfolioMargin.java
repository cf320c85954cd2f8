package io.plimsoll.transport.portfolio;

import io.plimsoll.engine.option.Greeks;
import io.plimsoll.engine.scenario.CollateralHolding;
import io.plimsoll.engine.scenario.ExpiryHolding;
import io.plimsoll.engine.scenario.GridMargin;
import io.plimsoll.engine.scenario.GridPortfolio;
import io.plimsoll.engine.scenario.LinearHolding;
import io.plimsoll.engine.scenario.OptionLeg;
import io.plimsoll.transport.scenario.ScenarioException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a portfolio needs: underlyings add up.
 *
 * @param portfolio   what is held
 * @param underlyings one for each of the portfolio's, in its order
 */
public record PortfolioMargin(Portfolio portfolio, List<UnderlyingMargin> underlyings) {

    /**
     * Of a portfolio.
     *
     * @param portfolio to evaluate
     * @return its margin
     * @throws ScenarioException if numbers are so large that there is none
     */
    public static PortfolioMargin of(final Portfolio portfolio) {
        return new PortfolioMargin(
            portfolio, portfolio.underlyings().stream().map(held -> underlying(portfolio, held)).toList());
    }

    private static UnderlyingMargin underlying(final Portfolio portfolio, final Portfolio.Underlying held) {
        final GridMargin margin = GridMargin.of(held.model(), held.holding());
        final Greeks greeks = greeks(held.holding());
        final double all = Arrays.stream(margin.scenarioProfits()).sum() + margin.equity() + margin.basisCharge()
            + margin.parts().remainder() + margin.maintenanceRequirement() + margin.initialRequirement()
            + greeks.delta() + greeks.gamma() + greeks.vega() + greeks.theta();
        if (!Double.isFinite(all)) {
            throw new ScenarioException("portfolio " + portfolio.name() + ", underlying " + held.name()
                + ": its margin is not a number; look for a price, rate, volatility or quantity that is far too large");
        }
        return new UnderlyingMargin(held, margin, greeks);
    }

    private static Greeks greeks(final GridPortfolio held) {
        double delta = 0;
        double gamma = 0;
        double vega = 0;
        double theta = 0;
        double value = 0;
        for (final ExpiryHolding expiry : held.expiries()) {
            for (final OptionLeg leg : expiry.legs()) {
                final Greeks one = expiry.greeks(leg);
                value += leg.amount() * one.value();
                delta += leg.amount() * one.delta();
                gamma += leg.amount() * one.gamma();
                vega += leg.amount() * one.vega();
                theta += leg.amount() * one.theta();
            }
        }
        for (final LinearHolding holding : held.linear()) {
            delta += held.isInverse()
                ? holding.amount() / holding.price()
                : holding.amount() * holding.price() / held.spot();
        }
        for (final CollateralHolding holding : held.collateral()) {
            delta += holding.isUnderlying() ? holding.amount() * holding.price() / held.spot() : 0;
        }
        return new Greeks(value, delta, gamma, vega, theta);
    }

    /** The sum of a figure over all underlyings. */
    double sum(final ToDoubleFunction<GridMargin> figure) {
        return underlyings.stream().mapToDouble(underlying -> figure.applyAsDouble(underlying.margin())).sum();
    }

    /**
     * What is held on one underlying needs.
     *
     * @param underlying what is held
     * @param margin     by the grid
     * @param greeks     of all that is held: value of options, the others of everything; in money, inverse or not
     */
    public record UnderlyingMargin(Portfolio.Underlying underlying, GridMargin margin, Greeks greeks) {
    }
}
