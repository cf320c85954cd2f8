package io.plimsoll.perf.portfolio;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.DefineGridEncoder.ScenariosEncoder;
import io.plimsoll.engine.wire.VolatilityMove;

/**
 * The numbers of a grid of 33 scenarios as a market for crypto options has it: prices to +-18 % with three moves of
 * volatility, eight far moves that count in part, and two skews.
 */
final class PortfolioGrid {
    static final int SCENARIOS = 33;

    private static final double[] NEAR = {0.865, 0.91, 0.955, 1, 1.045, 1.09, 1.135};
    private static final double[] FAR = {0.34, 0.67, 1.5, 2, 3, 4, 5, 6};
    private static final double[] FAR_WEIGHT = {0.21, 0.42, 0.2772, 0.1386, 0.0693, 0.0462, 0.03465, 0.02772};
    private static final double SCALE = 1e9;

    private PortfolioGrid() {
    }

    static void writeTo(final DefineGridEncoder grid) {
        grid.volatilityUp(wire(0.5)).volatilityDown(wire(0.3)).leastVolatilityUp(wire(0.4))
            .shortPower(wire(0.3)).longPower(wire(0.13)).leastDays(wire(1))
            .linearSkewCap(wire(0.25)).linearSkewSlope(wire(-0.1))
            .absoluteSkewCap(wire(0.25)).absoluteSkewSlope(wire(-0.1))
            .skewLeastMoneyness(wire(0.01)).skewWidth(wire(4)).skewVolatility(wire(0.6)).skewVolatilitySlope(0)
            .ownedRateMultiple(wire(1)).ownedRateAddition(wire(0.05)).ownedFactor(wire(1))
            .owedRateMultiple(wire(0.5)).owedRateAddition(wire(0.05)).owedFactor(wire(1))
            .basisUp(wire(1.045)).basisDown(wire(0.955)).basisFactor(wire(0.5)).basisFactorByYear(wire(2))
            .maintenanceFactor(wire(0.8)).initialFactor(wire(1))
            .linearMaintenance(wire(0.03)).linearInitial(wire(0.01))
            .nakedShortMaintenance(wire(0.003)).nakedShortInitial(wire(0.002)).leastShort(0)
            .confidenceThreshold(0).confidenceFactor(0).pegThreshold(0).pegFactor(0)
            .pegInstrumentId(DefineGridEncoder.pegInstrumentIdNullValue())
            .lookAheadDays(0).averagedSeconds(wire(1_800)).absoluteVolatility(BooleanType.FALSE);
        writeScenarios(grid.scenariosCount(SCENARIOS));
    }

    private static void writeScenarios(final ScenariosEncoder scenarios) {
        write(scenarios, 0.82, 1, VolatilityMove.UP);
        write(scenarios, 1.18, 1, VolatilityMove.UP);
        for (final double factor : NEAR) {
            write(scenarios, factor, 1, VolatilityMove.UP);
            write(scenarios, factor, 1, VolatilityMove.NONE);
            write(scenarios, factor, 1, VolatilityMove.DOWN);
        }
        for (int i = 0; i < FAR.length; i++) {
            write(scenarios, FAR[i], FAR_WEIGHT[i], VolatilityMove.UP);
        }
        write(scenarios, 1, 1, VolatilityMove.LINEAR_SKEW);
        write(scenarios, 1, 1, VolatilityMove.ABSOLUTE_SKEW);
    }

    private static void write(
        final ScenariosEncoder scenarios, final double priceFactor, final double weight, final VolatilityMove move) {
        scenarios.next().priceFactor(wire(priceFactor)).weight(wire(weight)).volatilityMove(move);
    }

    private static long wire(final double fraction) {
        return Math.round(fraction * SCALE);
    }
}
