package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.VolatilityMove;
import io.plimsoll.journal.audit.precise.Exponential;
import io.plimsoll.journal.audit.precise.FixedPoint;
import io.plimsoll.journal.audit.precise.PreciseBlack76;
import java.math.BigDecimal;

/**
 * Rule 10.3 again, for one expiry, in more than fifty digits and from the rule's text alone: what an option is worth at
 * a node, for each tick of its underlying. Of what computes values in doubles nothing is used, neither its order of
 * operations nor its functions.
 */
final class PreciseValue {
    private static final long SECONDS_OF_A_DAY = 86_400;
    private static final long SECONDS_OF_A_YEAR = 31_536_000;
    private static final long DAYS_OF_A_YEAR = 365;
    private static final FixedPoint BASE_DAYS = FixedPoint.of(30);
    private static final FixedPoint TOLERANCE = FixedPoint.of(ValuesChecked.TOLERANCE);
    private static final FixedPoint SKEW_TOLERANCE = FixedPoint.of(new BigDecimal("1e-15"));

    private final ValueTerms terms;
    private final FixedPoint secondsLeft;
    private final FixedPoint days;
    private final FixedPoint years;
    private final FixedPoint squareRootOfYears;
    private final FixedPoint forwardRatio;
    private final FixedPoint rate;

    /**
     * What follows about the expiry.
     *
     * @param terms       of a grid
     * @param secondsLeft as rule 10.1 rounds them
     * @param ratio       r, of the forward to the underlying's mark
     * @param rate        of discount a year
     */
    PreciseValue(final ValueTerms terms, final long secondsLeft, final BigDecimal ratio, final BigDecimal rate) {
        this.terms = terms;
        this.secondsLeft = FixedPoint.of(secondsLeft);
        days = FixedPoint.of(secondsLeft, SECONDS_OF_A_DAY);
        years = FixedPoint.of(secondsLeft, SECONDS_OF_A_YEAR);
        squareRootOfYears = years.squareRoot();
        forwardRatio = FixedPoint.of(ratio);
        this.rate = FixedPoint.of(rate.max(BigDecimal.ZERO));
    }

    /**
     * Value for each tick of the underlying.
     *
     * @param column      scenario, or behind them V_now, V_up and V_down in this order
     * @param isCall      or a put
     * @param strikeTicks in ticks of the underlying
     * @param volatility  a year
     * @param node        price of the underlying in ticks
     * @return ticks
     */
    FixedPoint at(
        final int column,
        final boolean isCall,
        final BigDecimal strikeTicks,
        final BigDecimal volatility,
        final long node) {
        final FixedPoint strike = FixedPoint.of(strikeTicks);
        final FixedPoint forward = FixedPoint.of(node).times(forwardRatio);
        final FixedPoint plain = FixedPoint.of(volatility);
        final FixedPoint moved =
            isScenario(column) ? moved(terms.scenarios().get(column), plain, strike, forward) : plain;
        final FixedPoint left = yearsLeft(column);
        return PreciseBlack76.value(isCall, moved(forward, priceFactor(column)), strike, moved.times(left.squareRoot()))
            .times(Exponential.of(rate.times(left).negate()));
    }

    /**
     * How far doubles may be off, as a share of the greater of node and strike. A skew that reaches its cap within next
     * to no moneyness makes much of a moneyness's last digit.
     *
     * @param column     as above
     * @param volatility a year
     * @return the share
     */
    FixedPoint tolerance(final int column, final BigDecimal volatility) {
        final ValueTerms.Skew skew = isScenario(column) ? terms.skew(column) : null;
        if (skew == null) {
            return TOLERANCE;
        }
        final FixedPoint deviation = FixedPoint.of(volatility).times(yearsLeft(column).squareRoot());
        return TOLERANCE.plus(SKEW_TOLERANCE.times(deviation).times(cap(skew)).over(capReached()));
    }

    /** The underlying's price in a column, in ticks. */
    FixedPoint movedPrice(final int column, final long node) {
        return FixedPoint.of(node).times(priceFactor(column));
    }

    private boolean isScenario(final int column) {
        return column < terms.scenarios().size();
    }

    private FixedPoint yearsLeft(final int column) {
        return isScenario(column)
            ? years.minus(FixedPoint.of(terms.lookAheadDays()).over(DAYS_OF_A_YEAR)).max(FixedPoint.ZERO) : years;
    }

    private FixedPoint priceFactor(final int column) {
        return switch (column - terms.scenarios().size()) {
            case 0 -> FixedPoint.ONE;
            case 1 -> FixedPoint.of(terms.basisUp());
            case 2 -> FixedPoint.of(terms.basisDown());
            default -> FixedPoint.of(Input.billionths(terms.scenarios().get(column).priceFactor()));
        };
    }

    /** What is averaged already does not move. */
    private FixedPoint moved(final FixedPoint forward, final FixedPoint priceFactor) {
        final FixedPoint averagedSeconds = FixedPoint.of(terms.averagedSeconds());
        if (secondsLeft.compareTo(averagedSeconds) >= 0) {
            return forward.times(priceFactor);
        }
        final FixedPoint averaged = forward.times(averagedSeconds.minus(secondsLeft).over(averagedSeconds));
        return averaged.plus(forward.minus(averaged).times(priceFactor));
    }

    private FixedPoint moved(
        final Grid.Point scenario, final FixedPoint volatility, final FixedPoint strike, final FixedPoint forward) {
        return switch (VolatilityMove.get((short) scenario.volatilityMove())) {
            case UP -> FixedPoint.of(terms.leastVolatilityUp())
                .max(volatility.plus(shift(volatility, terms.volatilityUp())));
            case DOWN -> volatility.minus(shift(volatility, terms.volatilityDown())).max(FixedPoint.ZERO);
            case LINEAR_SKEW -> volatility.times(skew(terms.linearSkew(), logMoneyness(strike, forward)));
            case ABSOLUTE_SKEW -> volatility.times(skew(terms.absoluteSkew(), logMoneyness(strike, forward).abs()));
            default -> volatility;
        };
    }

    /** b up m, or b down m. */
    private FixedPoint shift(final FixedPoint volatility, final BigDecimal range) {
        final FixedPoint base = terms.areMovesAbsolute() ? FixedPoint.ONE : volatility;
        final BigDecimal power = days.compareTo(BASE_DAYS) <= 0 ? terms.shortPower() : terms.longPower();
        return FixedPoint.of(range)
            .times(Exponential.power(
                BASE_DAYS.over(days.max(FixedPoint.of(terms.leastDays()))), FixedPoint.of(power)))
            .times(base);
    }

    private static FixedPoint logMoneyness(final FixedPoint strike, final FixedPoint forward) {
        return Exponential.ln(strike).minus(Exponential.ln(forward));
    }

    /** What a skew multiplies a volatility with. */
    private FixedPoint skew(final ValueTerms.Skew skew, final FixedPoint logMoneyness) {
        final FixedPoint cap = cap(skew);
        return FixedPoint.ONE
            .plus(logMoneyness.times(cap).over(capReached()).max(cap.negate()).min(cap))
            .max(FixedPoint.ZERO);
    }

    /** cap'. */
    private FixedPoint cap(final ValueTerms.Skew skew) {
        return FixedPoint.of(skew.cap())
            .plus(FixedPoint.of(skew.slope()).times(squareRootOfYears)).max(FixedPoint.ZERO);
    }

    /** k*. */
    private FixedPoint capReached() {
        return squareRootOfYears
            .times(FixedPoint.of(terms.skewWidth()))
            .times(FixedPoint.of(terms.skewVolatility())
                .plus(FixedPoint.of(terms.skewVolatilitySlope()).times(squareRootOfYears)))
            .max(FixedPoint.of(terms.skewLeastMoneyness()));
    }
}
