package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.Scenario;

/** What the scenarios of a grid multiply profits with, laid out for the loops over them. */
final class ScenarioFactors {
    final int count;
    final boolean[] skew;
    final long[] weight;
    final double[] weightDouble;

    /** Of the worth of what grows with the price. */
    final LinearFactors linear;

    /** Of the worth of what is inverse to it. */
    final LinearFactors inverse;

    ScenarioFactors(final GridModel model) {
        count = model.scenarios().size();
        skew = new boolean[count];
        weight = new long[count];
        weightDouble = new double[count];
        linear = new LinearFactors(count);
        inverse = new LinearFactors(count);
        for (int s = 0; s < count; s++) {
            final Scenario scenario = model.scenarios().get(s);
            skew[s] = scenario.volatilityShock().isSkew();
            weight[s] = FixedPoint.of(scenario.weight());
            weightDouble[s] = FixedPoint.toDouble(weight[s]);
            linear.set(s, scenario.weight() * (scenario.priceFactor() - 1));
            inverse.set(s, scenario.weight() * (1 / scenario.priceFactor() - 1));
        }
    }

    /** Of the worth of perpetuals and futures, whichever way they go with the price. */
    LinearFactors linear(final boolean isInverse) {
        return isInverse ? inverse : linear;
    }

    /** What each scenario gives or takes of the worth of perpetuals and futures. */
    static final class LinearFactors {
        final long[] exact;
        final double[] rounded;

        /** Most that a scenario gives or takes. */
        double range;

        private LinearFactors(final int count) {
            exact = new long[count];
            rounded = new double[count];
        }

        private void set(final int scenario, final double factor) {
            exact[scenario] = FixedPoint.of(factor);
            rounded[scenario] = FixedPoint.toDouble(exact[scenario]);
            range = Math.max(range, Math.abs(rounded[scenario]));
        }
    }
}
