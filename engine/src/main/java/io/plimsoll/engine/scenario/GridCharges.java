package io.plimsoll.engine.scenario;

/** What a grid charges for sizes, haircuts and doubtful prices, beside its scenarios. */
final class GridCharges {
    private final GridModel model;
    private final GridPortfolio portfolio;

    GridCharges(final GridModel model, final GridPortfolio portfolio) {
        this.model = model;
        this.portfolio = portfolio;
    }

    double maintenance() {
        double sum = linearNotional() * model.linear().maintenance()
            + nakedShortNotional() * model.nakedShort().maintenance();
        for (final CollateralHolding holding : portfolio.collateral()) {
            sum += portfolio.value(holding) * holding.maintenanceHaircut();
        }
        return sum;
    }

    double initial() {
        double sum = linearNotional() * model.linear().initial()
            + nakedShortNotional() * model.nakedShort().initial() + doubt();
        for (final CollateralHolding holding : portfolio.collateral()) {
            sum += portfolio.value(holding) * holding.initialHaircut();
        }
        return sum;
    }

    private double linearNotional() {
        double amount = 0;
        for (final LinearHolding holding : portfolio.linear()) {
            amount += Math.abs(holding.amount());
        }
        return amount * portfolio.spot();
    }

    private double nakedShortNotional() {
        double amount = 0;
        for (final ExpiryHolding expiry : portfolio.expiries()) {
            amount += expiry.nakedShorts();
        }
        return amount * portfolio.spot();
    }

    private double doubt() {
        double sum = 0;
        for (final LinearHolding holding : portfolio.linear()) {
            sum += doubt(holding.confidence()) * Math.abs(holding.amount()) * portfolio.spot();
        }
        for (final ExpiryHolding expiry : portfolio.expiries()) {
            sum += doubt(expiry.confidence()) * expiry.grossAmount() * portfolio.spot();
        }
        for (final CollateralHolding holding : portfolio.collateral()) {
            sum += doubt(holding.confidence()) * portfolio.value(holding);
        }
        return sum;
    }

    /** The share that is charged: the lower of this confidence and that in the underlying's price counts. */
    private double doubt(final double confidence) {
        final double lowest = Math.min(confidence, portfolio.spotConfidence());
        return lowest < model.confidenceThreshold() ? (1 - lowest) * model.confidenceFactor() : 0;
    }
}
