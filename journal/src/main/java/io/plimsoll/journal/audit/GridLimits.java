package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.VolatilityMove;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/** Rule 10.1, DefineGrid: what its numbers may be, x 10^9. */
final class GridLimits {
    static final int MOST_SCENARIOS = 64;
    private static final long ONE = 1_000_000_000L;
    private static final long SIXTEENTH = ONE / 16;
    private static final long TWO = 2 * ONE;
    private static final long TEN = 10 * ONE;
    private static final long HIGHEST_PRICE_FACTOR = 16 * ONE;
    private static final long YEAR = 365 * ONE;
    private static final long MONTH = 30 * ONE;
    private static final long DAY_SECONDS = 86_400 * ONE;
    private static final BigInteger HIGHEST_WEIGHTED_FACTOR =
        BigInteger.valueOf(TWO).multiply(BigInteger.valueOf(ONE));

    private GridLimits() {
    }

    static boolean allow(final DefineGridDecoder grid, final List<Grid.Point> points) {
        return !points.isEmpty()
            && points.size() <= MOST_SCENARIOS
            && allowMoves(grid)
            && allowDiscounts(grid)
            && allowCharges(grid)
            && points.stream().allMatch(GridLimits::allow);
    }

    private static boolean allowMoves(final DefineGridDecoder grid) {
        return areAllIn(0, TEN,
                grid.volatilityUp(), grid.volatilityDown(), grid.leastVolatilityUp(),
                grid.shortPower(), grid.longPower(),
                grid.linearSkewCap(), grid.absoluteSkewCap(), grid.skewWidth(), grid.skewVolatility())
            && areAllIn(-TEN, TEN, grid.linearSkewSlope(), grid.absoluteSkewSlope(), grid.skewVolatilitySlope())
            && areAllIn(1, TEN, grid.skewLeastMoneyness())
            && areAllIn(1, YEAR, grid.leastDays())
            && areAllIn(0, MONTH, grid.lookAheadDays())
            && areAllIn(0, DAY_SECONDS, grid.averagedSeconds())
            && areAllIn(0, 1, grid.absoluteVolatilityRaw());
    }

    private static boolean allowDiscounts(final DefineGridDecoder grid) {
        return areAllIn(0, TEN,
                grid.ownedRateMultiple(), grid.ownedRateAddition(), grid.owedRateMultiple(), grid.owedRateAddition())
            && areAllIn(0, TWO, grid.ownedFactor(), grid.owedFactor());
    }

    private static boolean allowCharges(final DefineGridDecoder grid) {
        return areAllIn(SIXTEENTH, TWO, grid.basisUp(), grid.basisDown())
            && areAllIn(0, TWO,
                grid.basisFactor(), grid.basisFactorByYear(), grid.maintenanceFactor(), grid.initialFactor())
            && areAllIn(0, TWO, grid.confidenceFactor())
            && areAllIn(0, TEN, grid.pegThreshold(), grid.pegFactor())
            && areAllIn(0, ONE,
                grid.confidenceThreshold(), grid.linearMaintenance(), grid.linearInitial(),
                grid.nakedShortMaintenance(), grid.nakedShortInitial(), grid.leastShort())
            && grid.linearMaintenance() + grid.linearInitial() <= ONE
            && grid.nakedShortMaintenance() + grid.nakedShortInitial() <= ONE;
    }

    private static boolean allow(final Grid.Point point) {
        return areAllIn(SIXTEENTH, HIGHEST_PRICE_FACTOR, point.priceFactor())
            && areAllIn(1, ONE, point.weight())
            && BigInteger.valueOf(point.priceFactor()).multiply(BigInteger.valueOf(point.weight()))
                .compareTo(HIGHEST_WEIGHTED_FACTOR) <= 0
            && point.volatilityMove() <= VolatilityMove.ABSOLUTE_SKEW.value();
    }

    private static boolean areAllIn(final long least, final long most, final long... numbers) {
        return LongStream.of(numbers).allMatch(number -> number >= least && number <= most);
    }
}
