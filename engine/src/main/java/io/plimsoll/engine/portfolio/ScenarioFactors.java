package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.Scenario;

/** What the scenarios of a grid multiply profits with, laid out for the loops over them. */
final class ScenarioFactors {
    final int count;
    final boolean[] skew;
    final long[] weight;
    final long[] linear;
    final double[] weightDouble;
    final double[] linearDouble;

    /** Most that a scenario takes or gives of the worth of what is linear. */
    final double linearRange;

    ScenarioFactors(final GridModel model) {
        count = model.scenarios().size();
        skew = new boolean[count];
        weight = new long[count];
        linear = new long[count];
        weightDouble = new double[count];
        linearDouble = new double[count];
        double range = 0;
        for (int s = 0; s < count; s++) {
            final Scenario scenario = model.scenarios().get(s);
            skew[s] = scenario.volatilityShock().isSkew();
            weight[s] = FixedPoint.of(scenario.weight());
            linear[s] = FixedPoint.of(scenario.weight() * (scenario.priceFactor() - 1));
            weightDouble[s] = FixedPoint.toDouble(weight[s]);
            linearDouble[s] = FixedPoint.toDouble(linear[s]);
            range = Math.max(range, Math.abs(linearDouble[s]));
        }
        linearRange = range;
    }
}
