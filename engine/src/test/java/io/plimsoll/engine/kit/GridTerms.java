package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a scenario grid, plain fractions, as a DefineGrid carries them.
 *
 * @param volatilities how they rise and fall
 * @param skews        how smiles turn and bend
 * @param owned        discount of what is worth something after a shock
 * @param owed         discount of what costs something
 * @param basis        charge on expiries that move one against the other
 * @param charges      factors of the worst outcome and shares of sizes
 * @param time         that scenarios let pass, and of the settlement average
 * @param scenarios    in their order
 * @param confidence   from which doubt on there is a charge
 * @param peg          of a stable coin
 */
public record GridTerms(
    Volatilities volatilities,
    Skews skews,
    Discount owned,
    Discount owed,
    Basis basis,
    Charges charges,
    Time time,
    List<Point> scenarios,
    Confidence confidence,
    Peg peg) {
    private static final double SCALE = 1e9;

    /** Shares at 30 days, what a risen one is at least, and how shares grow towards the expiry. */
    public record Volatilities(
        boolean isAbsolute,
        double up, double down, double leastUp, double shortPower, double longPower, double leastDays) {
    }

    /** Caps with their slopes, and where these are reached. */
    public record Skews(
        double linearCap,
        double linearSlope,
        double absoluteCap,
        double absoluteSlope,
        double leastMoneyness,
        double width,
        double volatility,
        double volatilitySlope) {
    }

    /** Rate's multiple and addition, and a factor. */
    public record Discount(double rateMultiple, double rateAddition, double factor) {
    }

    /** Price factors, and the factor of the loss. */
    public record Basis(double up, double down, double factor, double factorByYear) {
    }

    /** Factors of the worst outcome, then shares of sizes. */
    public record Charges(
        double maintenanceFactor,
        double initialFactor,
        double linearMaintenance,
        double linearInitial,
        double nakedShortMaintenance,
        double nakedShortInitial,
        double leastShort) {
    }

    /** Days that scenarios let pass; last seconds over which the settlement price is averaged. */
    public record Time(double lookAheadDays, double averagedSeconds) {
    }

    /** Confidence below which there is a charge, and the factor of size and doubt. */
    public record Confidence(double threshold, double factor) {
        /** No charge, whatever the doubt. */
        public static final Confidence NONE = new Confidence(0, 0);
    }

    /** What prices the coin, null for nothing; the price below which the initial factor grows, and how fast. */
    public record Peg(Integer instrumentId, double threshold, double factor) {
        /** No coin. */
        public static final Peg NONE = new Peg(null, 0, 0);
    }

    /** One scenario. */
    public record Point(double priceFactor, double weight, VolatilityMove move) {
    }

    /** Copies the scenarios. */
    public GridTerms {
        scenarios = List.copyOf(scenarios);
    }

    /** Terms that trust every price and know no stable coin. */
    public GridTerms(
        final Volatilities volatilities,
        final Skews skews,
        final Discount owned,
        final Discount owed,
        final Basis basis,
        final Charges charges,
        final Time time,
        final List<Point> scenarios) {
        this(volatilities, skews, owned, owed, basis, charges, time, scenarios, Confidence.NONE, Peg.NONE);
    }

    /**
     * The same with a charge for doubt.
     *
     * @param threshold confidence below which there is one
     * @param factor    of size and doubt
     * @return the grid
     */
    public GridTerms doubting(final double threshold, final double factor) {
        return new GridTerms(
            volatilities, skews, owned, owed, basis, charges, time, scenarios, new Confidence(threshold, factor), peg);
    }

    /**
     * The same with a stable coin.
     *
     * @param instrumentId of what prices it
     * @param threshold    price below which the initial factor grows
     * @param factor       by which it grows, for each 1.00 below
     * @return the grid
     */
    public GridTerms pegged(final int instrumentId, final double threshold, final double factor) {
        return new GridTerms(
            volatilities, skews, owned, owed, basis, charges, time, scenarios, confidence,
            new Peg(instrumentId, threshold, factor));
    }

    /**
     * Thirty-three scenarios: prices to +-18 % with three moves of volatility, eight far moves that count in part, and
     * both skews.
     *
     * @return the grid
     */
    public static GridTerms thirtyThree() {
        final List<Point> points = new ArrayList<>();
        points.add(new Point(0.82, 1, VolatilityMove.UP));
        points.add(new Point(1.18, 1, VolatilityMove.UP));
        for (final double factor : new double[] {0.865, 0.91, 0.955, 1, 1.045, 1.09, 1.135}) {
            for (final VolatilityMove move : List.of(VolatilityMove.UP, VolatilityMove.NONE, VolatilityMove.DOWN)) {
                points.add(new Point(factor, 1, move));
            }
        }
        final double[] farFactors = {0.34, 0.67, 1.5, 2, 3, 4, 5, 6};
        final double[] farWeights = {0.21, 0.42, 0.2772, 0.1386, 0.0693, 0.0462, 0.03465, 0.02772};
        for (int i = 0; i < farFactors.length; i++) {
            points.add(new Point(farFactors[i], farWeights[i], VolatilityMove.UP));
        }
        points.add(new Point(1, 1, VolatilityMove.LINEAR_SKEW));
        points.add(new Point(1, 1, VolatilityMove.ABSOLUTE_SKEW));
        return new GridTerms(
            new Volatilities(false, 0.5, 0.3, 0.4, 0.3, 0.13, 1),
            new Skews(0.25, -0.1, 0.25, -0.1, 0.01, 4, 0.6, 0),
            new Discount(1, 0.05, 1),
            new Discount(0.5, 0.05, 1),
            new Basis(1.045, 0.955, 0.5, 2),
            new Charges(0.8, 1, 0.03, 0.01, 0.003, 0.002, 0),
            new Time(0, 1_800),
            points);
    }

    /**
     * Sixteen scenarios: seven prices to +-15 % with volatilities up and down by a quarter, and twice the range for
     * 35 %; no skews, no discount, whatever the time to expiry.
     *
     * @return the grid
     */
    public static GridTerms sixteen() {
        final List<Point> points = new ArrayList<>();
        for (final double factor : new double[] {1, 1.05, 0.95, 1.1, 0.9, 1.15, 0.85}) {
            points.add(new Point(factor, 1, VolatilityMove.UP));
            points.add(new Point(factor, 1, VolatilityMove.DOWN));
        }
        points.add(new Point(1.3, 0.35, VolatilityMove.NONE));
        points.add(new Point(0.7, 0.35, VolatilityMove.NONE));
        return plain(points, new Charges(1, 1.25, 0.01, 0.01, 0.01, 0.01, 0.02));
    }

    /**
     * A grid without skews, discounts and basis charge, whose volatilities move by a quarter.
     *
     * @param points  scenarios
     * @param charges of it
     * @return the grid
     */
    public static GridTerms plain(final List<Point> points, final Charges charges) {
        return new GridTerms(
            new Volatilities(false, 0.25, 0.25, 0, 0, 0, 1),
            new Skews(0, 0, 0, 0, 1, 0, 0, 0),
            new Discount(0, 0, 1),
            new Discount(0, 0, 1),
            new Basis(1.05, 0.95, 0, 0),
            charges,
            new Time(0, 1_800),
            points);
    }

    /**
     * Fills in a definition, scenarios included.
     *
     * @param grid begun
     */
    public void writeTo(final DefineGridEncoder grid) {
        grid.volatilityUp(wire(volatilities.up)).volatilityDown(wire(volatilities.down))
            .leastVolatilityUp(wire(volatilities.leastUp)).shortPower(wire(volatilities.shortPower))
            .longPower(wire(volatilities.longPower)).leastDays(wire(volatilities.leastDays))
            .linearSkewCap(wire(skews.linearCap)).linearSkewSlope(wire(skews.linearSlope))
            .absoluteSkewCap(wire(skews.absoluteCap)).absoluteSkewSlope(wire(skews.absoluteSlope))
            .skewLeastMoneyness(wire(skews.leastMoneyness)).skewWidth(wire(skews.width))
            .skewVolatility(wire(skews.volatility)).skewVolatilitySlope(wire(skews.volatilitySlope))
            .ownedRateMultiple(wire(owned.rateMultiple)).ownedRateAddition(wire(owned.rateAddition))
            .ownedFactor(wire(owned.factor)).owedRateMultiple(wire(owed.rateMultiple))
            .owedRateAddition(wire(owed.rateAddition)).owedFactor(wire(owed.factor))
            .basisUp(wire(basis.up)).basisDown(wire(basis.down)).basisFactor(wire(basis.factor))
            .basisFactorByYear(wire(basis.factorByYear)).maintenanceFactor(wire(charges.maintenanceFactor))
            .initialFactor(wire(charges.initialFactor)).linearMaintenance(wire(charges.linearMaintenance))
            .linearInitial(wire(charges.linearInitial)).nakedShortMaintenance(wire(charges.nakedShortMaintenance))
            .nakedShortInitial(wire(charges.nakedShortInitial)).leastShort(wire(charges.leastShort))
            .lookAheadDays(wire(time.lookAheadDays)).averagedSeconds(wire(time.averagedSeconds))
            .confidenceThreshold(wire(confidence.threshold)).confidenceFactor(wire(confidence.factor))
            .pegThreshold(wire(peg.threshold)).pegFactor(wire(peg.factor))
            .pegInstrumentId(
                peg.instrumentId == null ? DefineGridEncoder.pegInstrumentIdNullValue() : peg.instrumentId)
            .absoluteVolatility(volatilities.isAbsolute ? BooleanType.TRUE : BooleanType.FALSE);
        final DefineGridEncoder.ScenariosEncoder group = grid.scenariosCount(scenarios.size());
        for (final Point point : scenarios) {
            group.next().priceFactor(wire(point.priceFactor)).weight(wire(point.weight)).volatilityMove(point.move);
        }
    }

    private static long wire(final double fraction) {
        return Math.round(fraction * SCALE);
    }
}
