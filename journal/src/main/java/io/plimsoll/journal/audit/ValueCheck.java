package io.plimsoll.journal.audit;

import io.plimsoll.engine.scenario.OptionValuation;
import io.plimsoll.journal.audit.precise.FixedPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Looks over the shoulder of who values lots of options: computes values again in more than fifty digits and tells of
 * each that is further off than the rules allow.
 *
 * <p>A value is checked once, not each time that it is used: by a trace of all it depends on and of itself, the last
 * ones of which are remembered. Of those, the first are all checked, then one in so many, picked by the trace, so that
 * two audits of the same journal check the same values.
 */
final class ValueCheck implements LotValues {
    static final int ALL_OF_THE_FIRST = 5_000;
    static final int THEN_ONE_OF = 64;

    private static final int REMEMBERED_BITS = 20;
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final MathContext FOR_PEOPLE = new MathContext(20);
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.UP);

    private final LotValues checked;
    private final boolean isEveryValue;
    private final Consumer<String> listener;
    private final long[] remembered = new long[1 << REMEMBERED_BITS];
    private final Map<Grid, Integer> gridNumbers = new IdentityHashMap<>();
    private long valueCount;
    private long checkedCount;
    private FixedPoint largestDeviation = FixedPoint.ZERO;

    /**
     * A check that nothing went through so far.
     *
     * @param checked      whose values
     * @param isEveryValue whether to check all, or as many as an audit can afford
     * @param listener     told of every value that is further off than the rules allow
     */
    ValueCheck(final LotValues checked, final boolean isEveryValue, final Consumer<String> listener) {
        this.checked = checked;
        this.isEveryValue = isEveryValue;
        this.listener = listener;
    }

    @Override
    public double of(final OptionLot lot, final OptionValuation valuation) {
        final double value = checked.of(lot, valuation);
        final long trace = trace(lot, value);
        final int place = (int) (trace >>> Long.SIZE - REMEMBERED_BITS);
        if (remembered[place] != trace) {
            remembered[place] = trace;
            valueCount++;
            if (isEveryValue || valueCount <= ALL_OF_THE_FIRST || Long.remainderUnsigned(trace, THEN_ONE_OF) == 0) {
                checkedCount++;
                check(lot, value);
            }
        }
        return value;
    }

    /** What was checked so far. */
    ValuesChecked result() {
        return new ValuesChecked(valueCount, checkedCount, largestDeviation.round(TWO_DIGITS));
    }

    private long trace(final OptionLot lot, final double value) {
        final Option option = lot.instrument().option;
        long trace = gridNumbers.computeIfAbsent(lot.grid(), grid -> gridNumbers.size()) + 1;
        trace = mixed(trace, lot.instrument().id);
        trace = mixed(trace, lot.column());
        trace = mixed(trace, lot.node());
        trace = mixed(trace, option.volatility);
        trace = mixed(trace, option.expiry.secondsLeft());
        trace = mixed(trace, Double.doubleToLongBits(option.expiry.ratio));
        trace = mixed(trace, option.expiry.rate);
        return mixed(trace, Double.doubleToLongBits(value));
    }

    private static long mixed(final long trace, final long with) {
        final long mixed = (trace ^ with) * ODD;
        return mixed ^ mixed >>> Integer.SIZE;
    }

    private void check(final OptionLot lot, final double value) {
        if (!Double.isFinite(value)) {
            listener.accept(lot + " is worth " + value);
            return;
        }
        final Option option = lot.instrument().option;
        final Quotient unit = lot.instrument().underlyingUnit().reduced();
        final BigDecimal volatility = Input.billionths(option.volatility);
        final PreciseValue expiry = new PreciseValue(
            lot.grid().terms(), option.expiry.secondsLeft(), option.expiry.exactRatio(),
            Input.billionths(option.expiry.rate));
        final FixedPoint precise =
            expiry.at(lot.column(), option.isCall, option.strikeTicks(), volatility, lot.node());
        final FixedPoint inUnits = FixedPoint.of(new BigDecimal(value).multiply(unit.divisor()))
            .over(FixedPoint.of(unit.dividend()));
        // What is paid in coins is as many ticks as these are worth at the moved price.
        final FixedPoint used =
            option.isInverse ? inUnits.times(expiry.movedPrice(lot.column(), lot.node())) : inUnits;
        final FixedPoint deviation = used.minus(precise).abs()
            .over(FixedPoint.of(option.strikeTicks()).max(FixedPoint.of(lot.node())));
        largestDeviation = largestDeviation.max(deviation);
        if (deviation.compareTo(expiry.tolerance(lot.column(), volatility)) > 0) {
            listener.accept(lot + " is worth " + used.round(FOR_PEOPLE) + " ticks of the underlying, but "
                + precise.round(FOR_PEOPLE) + " by Black-76: off by " + deviation.round(TWO_DIGITS)
                + " of the greater of price and strike");
        }
    }
}
