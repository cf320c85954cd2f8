package io.plimsoll.engine.scenario;

import io.plimsoll.engine.kit.Dice;
import java.util.ArrayList;
import java.util.List;

/** Grids of every kind, for bounds that must hold under each. */
final class RandomModels {
    private final Dice dice;

    RandomModels(final Dice dice) {
        this.dice = dice;
    }

    double part(final double least, final double most) {
        return least + (most - least) * dice.between(0, 1_000_000) / 1e6;
    }

    GridModel grid() {
        final List<Scenario> scenarios = new ArrayList<>();
        for (final VolatilityShock shock : VolatilityShock.values()) {
            scenarios.add(new Scenario(shock.isSkew() ? 1 : part(0.3, 3), shock, part(0.1, 0.6)));
        }
        final SkewShock skew = new SkewShock(part(0, 0.5), part(-0.5, 0.5));
        return new GridModel(
            scenarios,
            new VolatilityShocks(dice.chance(20), part(0, 1), part(0, 1), part(0, 0.6), part(0, 0.4), part(0, 0.4),
                part(0.1, 3)),
            new SkewShocks(skew, skew, part(0.01, 0.2), part(0, 5), part(0, 1), part(-0.5, 0.5)),
            new ShockedDiscount(part(0, 2), part(0, 0.2), part(0.5, 1.5)),
            new ShockedDiscount(part(0, 2), part(0, 0.2), part(0.5, 1.5)),
            new BasisCharge(part(1, 1.5), part(0.5, 1), part(0, 1), part(0, 2)),
            1, 1, 0, 0, 0, 0, new Contingency(0, 0), new Contingency(0, 0),
            dice.chance(50) ? 0 : part(0, 3), dice.chance(50) ? 0 : 1_800, new MinimumCharge(0, 0));
    }
}
