package io.plimsoll.engine.scenario;

/**
 * What a grid charges for sizes, haircuts and doubtful prices, beside its scenarios.
 *
 * @param linear     for perpetuals and futures
 * @param nakedShort for short options that nothing of their strike covers
 * @param haircut    of collateral
 * @param confidence for what is held at doubtful prices; initially only
 */
public record GridCharges(Charge linear, Charge nakedShort, Charge haircut, double confidence) {

    static GridCharges of(final GridModel model, final GridPortfolio portfolio) {
        double perpetuals = 0;
        for (final LinearHolding holding : portfolio.linear()) {
            perpetuals += portfolio.size(holding);
        }
        double nakedShorts = 0;
        for (final ExpiryHolding expiry : portfolio.expiries()) {
            nakedShorts += expiry.nakedShorts();
        }
        return new GridCharges(
            Charge.of(perpetuals, model.linear()),
            Charge.of(nakedShorts * portfolio.sizeOfOption(), model.nakedShort()),
            haircut(portfolio),
            doubt(model, portfolio));
    }

    /**
     * All that both requirements hold.
     *
     * @return 0 or more
     */
    public double maintenance() {
        return linear.maintenance() + nakedShort.maintenance() + haircut.maintenance();
    }

    /**
     * All that the initial requirement holds beside them.
     *
     * @return 0 or more
     */
    public double initial() {
        return linear.initial() + nakedShort.initial() + haircut.initial() + confidence;
    }

    private static Charge haircut(final GridPortfolio portfolio) {
        double maintenance = 0;
        double initial = 0;
        for (final CollateralHolding holding : portfolio.collateral()) {
            maintenance += portfolio.value(holding) * holding.maintenanceHaircut();
            initial += portfolio.value(holding) * holding.initialHaircut();
        }
        return new Charge(maintenance, initial);
    }

    private static double doubt(final GridModel model, final GridPortfolio portfolio) {
        double sum = 0;
        for (final LinearHolding holding : portfolio.linear()) {
            sum += share(model, portfolio, holding.confidence()) * portfolio.size(holding);
        }
        for (final ExpiryHolding expiry : portfolio.expiries()) {
            sum += share(model, portfolio, expiry.confidence()) * expiry.grossAmount()
                * portfolio.sizeOfOption();
        }
        for (final CollateralHolding holding : portfolio.collateral()) {
            sum += share(model, portfolio, holding.confidence()) * portfolio.value(holding);
        }
        return sum;
    }

    /** The share that is charged: the lower of this confidence and that in the underlying's price counts. */
    private static double share(final GridModel model, final GridPortfolio portfolio, final double confidence) {
        final double lowest = Math.min(confidence, portfolio.spotConfidence());
        return lowest < model.confidenceThreshold() ? (1 - lowest) * model.confidenceFactor() : 0;
    }
}
