package io.plimsoll.journal.audit;

import io.plimsoll.engine.scenario.BasisCharge;
import io.plimsoll.engine.scenario.Contingency;
import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.MinimumCharge;
import io.plimsoll.engine.scenario.Scenario;
import io.plimsoll.engine.scenario.ShockedDiscount;
import io.plimsoll.engine.scenario.SkewShock;
import io.plimsoll.engine.scenario.SkewShocks;
import io.plimsoll.engine.scenario.VolatilityShock;
import io.plimsoll.engine.scenario.VolatilityShocks;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Rule 10.1, DefineGrid: a grid as values of options are computed with, and what it charges, exact.
 *
 * @param model       of values, in doubles
 * @param terms       of values, exact
 * @param maintenance charges of the maintenance requirement
 * @param initial     charges of the initial requirement while the peg holds
 * @param leastShort  least requirement for options sold, share of size
 * @param confidence  from which doubt on there is a charge
 * @param peg         of the stable coin; null for none
 */
record Grid(
    GridModel model,
    ValueTerms terms,
    PortfolioCharges maintenance,
    PortfolioCharges initial,
    BigDecimal leastShort,
    Confidence confidence,
    Peg peg) {
    private static final double SCALE = 1e9;

    /** One scenario as the wire carries it. */
    record Point(long priceFactor, long weight, int volatilityMove) {

        private Scenario scenario() {
            final VolatilityShock shock = switch (volatilityMove) {
                case 1 -> VolatilityShock.UP;
                case 2 -> VolatilityShock.DOWN;
                case 3 -> VolatilityShock.LINEAR_SKEW;
                case 4 -> VolatilityShock.ABSOLUTE_SKEW;
                default -> VolatilityShock.NONE;
            };
            return new Scenario(priceFactor / SCALE, shock, weight / SCALE);
        }
    }

    /** The scenarios of a definition, which are read once, after all else. */
    static List<Point> points(final DefineGridDecoder definition) {
        final List<Point> points = new ArrayList<>();
        definition.scenarios().forEach(scenario -> points.add(
            new Point(scenario.priceFactor(), scenario.weight(), scenario.volatilityMoveRaw())));
        return points;
    }

    static Grid of(final DefineGridDecoder grid, final List<Point> points) {
        return new Grid(
            model(grid, points),
            ValueTerms.of(grid, points),
            new PortfolioCharges(
                Input.billionths(grid.maintenanceFactor()),
                Input.billionths(grid.linearMaintenance()),
                Input.billionths(grid.nakedShortMaintenance())),
            new PortfolioCharges(
                Input.billionths(grid.initialFactor()),
                Input.billionths(grid.linearMaintenance() + grid.linearInitial()),
                Input.billionths(grid.nakedShortMaintenance() + grid.nakedShortInitial())),
            Input.billionths(grid.leastShort()),
            new Confidence(
                Input.billionths(grid.confidenceThreshold()), Input.billionths(grid.confidenceFactor())),
            peg(grid));
    }

    private static Peg peg(final DefineGridDecoder grid) {
        return hasPeg(grid)
            ? new Peg(
                grid.pegInstrumentId(), Input.billionths(grid.pegThreshold()), Input.billionths(grid.pegFactor()))
            : null;
    }

    /** Whether a definition names a peg instrument. */
    static boolean hasPeg(final DefineGridDecoder grid) {
        return grid.pegInstrumentId() != DefineGridDecoder.pegInstrumentIdNullValue();
    }

    BigDecimal priceFactor(final int scenario) {
        return BigDecimal.valueOf(model.scenarios().get(scenario).priceFactor());
    }

    BigDecimal plainWeight(final int scenario) {
        return BigDecimal.valueOf(model.scenarios().get(scenario).weight());
    }

    /** Rule 10.4, step 3: what multiplies the profit of options. */
    Factor weight(final int scenario) {
        return Factor.of(model.scenarios().get(scenario).weight());
    }

    /** Rule 10.4, step 3: what multiplies the worth of that which is linear, or inverse. */
    Factor move(final int scenario, final boolean isInverse) {
        final Scenario its = model.scenarios().get(scenario);
        final double priceFactor = isInverse ? 1 / its.priceFactor() : its.priceFactor();
        return Factor.of(its.weight() * (priceFactor - 1));
    }

    /** The model with one scenario alone. */
    GridModel only(final int scenario) {
        return new GridModel(
            List.of(model.scenarios().get(scenario)), model.volatilityShocks(), model.skewShocks(), model.owned(),
            model.owed(), model.basis(), 0, 0, 0, 0, 0, 0, model.linear(), model.nakedShort(),
            model.lookAheadDays(), model.averagedSeconds(), model.minimum());
    }

    /** What a grid of the wire does not have is 0 in the model, and charges are exact and not taken from there. */
    private static GridModel model(final DefineGridDecoder grid, final List<Point> points) {
        return new GridModel(
            points.stream().map(Point::scenario).toList(),
            new VolatilityShocks(
                grid.absoluteVolatility() == BooleanType.TRUE,
                grid.volatilityUp() / SCALE, grid.volatilityDown() / SCALE, grid.leastVolatilityUp() / SCALE,
                grid.shortPower() / SCALE, grid.longPower() / SCALE, grid.leastDays() / SCALE),
            new SkewShocks(
                new SkewShock(grid.linearSkewCap() / SCALE, grid.linearSkewSlope() / SCALE),
                new SkewShock(grid.absoluteSkewCap() / SCALE, grid.absoluteSkewSlope() / SCALE),
                grid.skewLeastMoneyness() / SCALE, grid.skewWidth() / SCALE,
                grid.skewVolatility() / SCALE, grid.skewVolatilitySlope() / SCALE),
            new ShockedDiscount(
                grid.ownedRateMultiple() / SCALE, grid.ownedRateAddition() / SCALE, grid.ownedFactor() / SCALE),
            new ShockedDiscount(
                grid.owedRateMultiple() / SCALE, grid.owedRateAddition() / SCALE, grid.owedFactor() / SCALE),
            new BasisCharge(
                grid.basisUp() / SCALE, grid.basisDown() / SCALE,
                grid.basisFactor() / SCALE, grid.basisFactorByYear() / SCALE),
            0, 0, 0, 0, 0, 0, new Contingency(0, 0), new Contingency(0, 0),
            grid.lookAheadDays() / SCALE, grid.averagedSeconds() / SCALE, new MinimumCharge(0, 0));
    }
}
