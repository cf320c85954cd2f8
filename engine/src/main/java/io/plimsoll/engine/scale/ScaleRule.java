package io.plimsoll.engine.scale;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * How an instrument's scale follows a volatility (rules, section 11.3). All numbers but the first are x 10^9.
 *
 * @param volatilityInstrument index of the instrument whose volatility counts
 * @param referenceVolatility  a year, at which the scale is 1
 * @param step                 every scale is a multiple of it
 * @param leastScale           from 0 to 1
 * @param largestScale         from 1 to 100
 * @param hysteresis           share by which volatility must be lower before the scale falls
 * @param reserve              share charged beyond volatility in calm
 * @param refillPerHour        by which the reserve grows again
 * @param risePerHour          by which the scale may rise
 * @param riseAtOnce           most of that which is saved up
 * @param largestGap           most that the ramp holds back; 0 for no ramp
 */
public record ScaleRule(
    int volatilityInstrument,
    long referenceVolatility,
    long step,
    long leastScale,
    long largestScale,
    long hysteresis,
    long reserve,
    long refillPerHour,
    long risePerHour,
    long riseAtOnce,
    long largestGap) {

    /** Largest scale there can be, x 10^9. */
    public static final long LARGEST = 100 * Rate.ONE;

    private static final long LEAST_STEP = 1_000_000;
    private static final long LEAST_REFERENCE = 1_000_000;
    private static final long LARGEST_REFERENCE = 25 * Rate.ONE;

    /**
     * Whether a rule may have these numbers.
     *
     * @return true if it may
     */
    public boolean isAllowed() {
        return isWithin(referenceVolatility, LEAST_REFERENCE, LARGEST_REFERENCE)
            && step >= LEAST_STEP && Rate.ONE % step == 0
            && isWithin(leastScale, 0, Rate.ONE) && leastScale % step == 0
            && isWithin(largestScale, Rate.ONE, LARGEST) && largestScale % step == 0
            && isWithin(largestGap, 0, LARGEST) && largestGap % step == 0
            && isWithin(hysteresis, 0, Rate.ONE)
            && isWithin(reserve, 0, Rate.ONE)
            && isWithin(risePerHour, 0, LARGEST)
            && isWithin(refillPerHour, 0, LARGEST)
            && isWithin(riseAtOnce, step, LARGEST);
    }

    private static boolean isWithin(final long number, final long least, final long most) {
        return number >= least && number <= most;
    }

    /**
     * What a scale has to be to be one of this rule's: a multiple of the step, rounded up, within its range.
     *
     * @param scale x 10^9, not negative
     * @return x 10^9
     */
    long toStep(final long scale) {
        final long multiple = (scale + step - 1) / step * step;
        return Math.min(largestScale, Math.max(leastScale, multiple));
    }

    void writeTo(final StateSink sink) {
        sink.put(volatilityInstrument);
        sink.put(referenceVolatility);
        sink.put(step);
        sink.put(leastScale);
        sink.put(largestScale);
        sink.put(hysteresis);
        sink.put(reserve);
        sink.put(refillPerHour);
        sink.put(risePerHour);
        sink.put(riseAtOnce);
        sink.put(largestGap);
    }

    static ScaleRule readFrom(final StateSource state, final int instruments) {
        return new ScaleRule(
            state.nextInt("instrument whose volatility scales", 0, instruments - 1),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next());
    }
}
