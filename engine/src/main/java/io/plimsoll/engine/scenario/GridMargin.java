package io.plimsoll.engine.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The margin of a portfolio by the worst of a grid of scenarios, computed in full.
 *
 * @param scenarioProfits        in the model's order, weighted
 * @param leastScenario          index of the least of them, the first of several
 * @param basisCharge            0 or less: one more candidate for the worst
 * @param worst                  outcome, 0 or less
 * @param parts                  of the least scenario's profit
 * @param optionValue            now
 * @param collateralValue        now, before haircuts
 * @param unrealised             profit of perpetuals and futures
 * @param equity                 all that is held with the cash, before haircuts
 * @param charges                contingencies, haircuts and doubt
 * @param minimum                that both requirements are at least
 * @param maintenanceRequirement maintenance margin
 * @param initialRequirement     initial margin
 */
public record GridMargin(
    double[] scenarioProfits,
    int leastScenario,
    double basisCharge,
    double worst,
    ProfitParts parts,
    double optionValue,
    double collateralValue,
    double unrealised,
    double equity,
    GridCharges charges,
    double minimum,
    double maintenanceRequirement,
    double initialRequirement) {

    /**
     * Of a portfolio.
     *
     * @param model     the grid, of one scenario or more
     * @param portfolio what is held
     * @return its margin
     */
    public static GridMargin of(final GridModel model, final GridPortfolio portfolio) {
        final List<ExpiryScenarios> expiries = new ArrayList<>();
        double basis = 0;
        double options = 0;
        for (final ExpiryHolding holding : portfolio.expiries()) {
            final ExpiryScenarios expiry = new ExpiryScenarios(model, portfolio, holding);
            expiries.add(expiry);
            basis += expiry.basisCharge();
            options += expiry.value();
        }
        final double[] profits = new double[model.scenarios().size()];
        int least = 0;
        for (int i = 0; i < profits.length; i++) {
            profits[i] = profit(portfolio, expiries, model.scenarios().get(i), i);
            least = profits[i] < profits[least] ? i : least;
        }
        final double worst = Math.min(basis, profits[least]);
        final double collateral = portfolio.collateralValue();
        final double unrealised = portfolio.unrealised();
        final GridCharges charges = GridCharges.of(model, portfolio);
        final double minimum = model.minimum().of(portfolio);
        final double initialFactor = model.initialFactor()
            + Math.max(0, model.pegThreshold() - portfolio.stablePrice()) * model.pegFactor();
        return new GridMargin(profits, least, basis, worst,
            ProfitParts.of(portfolio, expiries, model.scenarios().get(least), profits[least]),
            options, collateral, unrealised, options + collateral + portfolio.cash() + unrealised, charges, minimum,
            Math.max(minimum, charges.maintenance() - worst * model.maintenanceFactor()),
            Math.max(minimum, charges.maintenance() + charges.initial() - worst * initialFactor));
    }

    /**
     * What is left above the maintenance requirement, or missing.
     *
     * @return below 0 if it is missing
     */
    public double maintenanceExcess() {
        return equity - maintenanceRequirement;
    }

    /**
     * What is left above the initial requirement, or missing.
     *
     * @return below 0 if it is missing
     */
    public double initialExcess() {
        return equity - initialRequirement;
    }

    private static double profit(
        final GridPortfolio portfolio, final List<ExpiryScenarios> expiries, final Scenario scenario, final int index) {
        double sum = portfolio.linearProfit(scenario);
        for (final ExpiryScenarios expiry : expiries) {
            sum += expiry.profit(scenario);
        }
        for (final ArrayHolding holding : portfolio.arrays()) {
            sum += holding.profit(index);
        }
        return sum;
    }
}
