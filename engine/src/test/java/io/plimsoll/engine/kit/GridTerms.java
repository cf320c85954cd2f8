package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A grid to be defined.
 *
 * @param numbers   in the order of the message's fields
 * @param scenarios in their order
 */
public record GridTerms(double[] numbers, List<Point> scenarios) {
    private static final double SCALE = 1e9;

    /** Far moves of crypto33 and their weights. */
    private static final double[][] FAR = {
        {0.34, 0.21}, {0.67, 0.42}, {1.5, 0.2772}, {2, 0.1386}, {3, 0.0693}, {4, 0.0462}, {5, 0.03465}, {6, 0.02772},
    };

    /**
     * One scenario.
     *
     * @param priceFactor of the underlying
     * @param move        of volatilities
     * @param weight      of the outcome
     */
    public record Point(double priceFactor, VolatilityMove move, double weight) {
    }

    /** {@return the grid of 33 scenarios of shared/formulas.md, F1} */
    public static GridTerms crypto33() {
        final List<Point> points = new ArrayList<>();
        for (final double move : new double[] {-0.135, -0.09, -0.045, 0, 0.045, 0.09, 0.135}) {
            points.add(new Point(1 + move, VolatilityMove.UP, 1));
            points.add(new Point(1 + move, VolatilityMove.NONE, 1));
            points.add(new Point(1 + move, VolatilityMove.DOWN, 1));
        }
        points.add(new Point(0.82, VolatilityMove.UP, 1));
        points.add(new Point(1.18, VolatilityMove.UP, 1));
        for (final double[] far : FAR) {
            points.add(new Point(far[0], VolatilityMove.UP, far[1]));
        }
        points.add(new Point(1, VolatilityMove.LINEAR_SKEW, 1));
        points.add(new Point(1, VolatilityMove.ABSOLUTE_SKEW, 1));
        return new GridTerms(new double[] {
            0.5, 0.3, 0.4, 0.3, 0.13, 1,
            0.25, -0.1, 0.25, -0.1, 0.01, 4, 0.6, 0,
            1, 0.12, 1.05, 1, 0.12, 0.95,
            1.045, 0.955, 0.5, 2,
            0.8, 1, 0.03, 0.01, 0.003, 0.002, 0,
        }, points);
    }

    /** {@return a small grid of six scenarios, without discount, skew and basis} */
    public static GridTerms simple() {
        final List<Point> points = new ArrayList<>();
        for (final double factor : new double[] {0.85, 1, 1.15}) {
            points.add(new Point(factor, VolatilityMove.UP, 1));
            points.add(new Point(factor, VolatilityMove.DOWN, 1));
        }
        return new GridTerms(new double[] {
            0.3, 0.3, 0, 0.5, 0.5, 1,
            0, 0, 0, 0, 0.01, 4, 0.6, 0,
            0, 0, 1, 0, 0, 1,
            1, 1, 0, 0,
            1, 1.2, 0.01, 0.01, 0.01, 0.01, 0.02,
        }, points);
    }

    /**
     * The same grid with another number.
     *
     * @param index of the number
     * @param value of it
     * @return another grid
     */
    public GridTerms with(final int index, final double value) {
        final double[] changed = Arrays.copyOf(numbers, numbers.length);
        changed[index] = value;
        return new GridTerms(changed, scenarios);
    }

    /**
     * Writes the grid.
     *
     * @param message of a writer
     * @param gridId  of it
     */
    public void write(final DefineGridEncoder message, final int gridId) {
        int i = 0;
        message.gridId(gridId)
            .volatilityUp(scaled(i++)).volatilityDown(scaled(i++)).leastVolatilityUp(scaled(i++))
            .shortPower(scaled(i++)).longPower(scaled(i++)).leastDays(scaled(i++))
            .linearSkewCap(scaled(i++)).linearSkewSlope(scaled(i++))
            .absoluteSkewCap(scaled(i++)).absoluteSkewSlope(scaled(i++))
            .skewLeastMoneyness(scaled(i++)).skewWidth(scaled(i++))
            .skewVolatility(scaled(i++)).skewVolatilitySlope(scaled(i++))
            .ownedRateMultiple(scaled(i++)).ownedRateAddition(scaled(i++)).ownedFactor(scaled(i++))
            .owedRateMultiple(scaled(i++)).owedRateAddition(scaled(i++)).owedFactor(scaled(i++))
            .basisUp(scaled(i++)).basisDown(scaled(i++)).basisFactor(scaled(i++)).basisFactorByYear(scaled(i++))
            .maintenanceFactor(scaled(i++)).initialFactor(scaled(i++))
            .linearMaintenance(scaled(i++)).linearInitial(scaled(i++))
            .nakedShortMaintenance(scaled(i++)).nakedShortInitial(scaled(i++))
            .leastShort(scaled(i));
        final DefineGridEncoder.ScenariosEncoder group = message.scenariosCount(scenarios.size());
        for (final Point point : scenarios) {
            group.next()
                .priceFactor(Math.round(point.priceFactor() * SCALE))
                .weight(Math.round(point.weight() * SCALE))
                .volatilityMove(point.move());
        }
    }

    private long scaled(final int index) {
        return Math.round(numbers[index] * SCALE);
    }
}
