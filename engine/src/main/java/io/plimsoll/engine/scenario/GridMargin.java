package io.plimsoll.engine.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The margin of a portfolio by the worst of a grid of scenarios, computed in full.
 *
 * @param scenarioProfits   in the model's order, weighted
 * @param basisCharge       0 or less: one more candidate for the worst
 * @param worst             outcome, 0 or less unless everything gains
 * @param optionValue       now
 * @param collateralValue   now, before haircuts
 * @param maintenanceCharge contingencies and haircuts that both requirements hold, 0 or more
 * @param initialCharge     those that the initial requirement holds beside them, 0 or more
 * @param maintenanceExcess what is left above the maintenance requirement, or missing
 * @param initialExcess     what is left above the initial requirement, or missing
 */
public record GridMargin(
    double[] scenarioProfits,
    double basisCharge,
    double worst,
    double optionValue,
    double collateralValue,
    double maintenanceCharge,
    double initialCharge,
    double maintenanceExcess,
    double initialExcess) {

    /**
     * Of a portfolio.
     *
     * @param model     the grid
     * @param portfolio what is held
     * @return its margin
     */
    public static GridMargin of(final GridModel model, final GridPortfolio portfolio) {
        final List<ExpiryScenarios> expiries = new ArrayList<>();
        double basis = 0;
        double options = 0;
        for (final ExpiryHolding holding : portfolio.expiries()) {
            final ExpiryScenarios expiry = new ExpiryScenarios(model, holding);
            expiries.add(expiry);
            basis += expiry.basisCharge();
            options += expiry.value();
        }
        final double[] profits = new double[model.scenarios().size()];
        double worst = basis;
        for (int i = 0; i < profits.length; i++) {
            profits[i] = profit(portfolio, expiries, model.scenarios().get(i));
            worst = Math.min(worst, profits[i]);
        }
        final double collateral = portfolio.collateralValue();
        final double net = options + collateral + portfolio.cash() + portfolio.unrealised();
        final GridCharges charges = new GridCharges(model, portfolio);
        final double maintenance = charges.maintenance();
        final double initial = charges.initial();
        final double initialFactor = model.initialFactor()
            + Math.max(0, model.pegThreshold() - portfolio.stablePrice()) * model.pegFactor();
        return new GridMargin(profits, basis, worst, options, collateral, maintenance, initial,
            net + worst * model.maintenanceFactor() - maintenance,
            net + worst * initialFactor - maintenance - initial);
    }

    private static double profit(
        final GridPortfolio portfolio, final List<ExpiryScenarios> expiries, final Scenario scenario) {
        final double move = (scenario.priceFactor() - 1) * scenario.weight();
        double sum = 0;
        for (final ExpiryScenarios expiry : expiries) {
            sum += expiry.profit(scenario);
        }
        for (final LinearHolding holding : portfolio.linear()) {
            sum += holding.amount() * holding.price() * move;
        }
        for (final CollateralHolding holding : portfolio.collateral()) {
            sum += holding.isUnderlying() ? portfolio.value(holding) * move : 0;
        }
        return sum;
    }
}
