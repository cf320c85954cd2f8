package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * Rule 11.2: a volatility that was announced.
 *
 * @param volatility that is reached, a year, x 10^9
 * @param startNs    when the ramp starts
 * @param fullNs     when it is reached
 * @param endNs      when it is over
 */
record Forecast(BigInteger volatility, long startNs, long fullNs, long endNs) {

    boolean hasStarted(final long timeNs) {
        return timeNs >= startNs;
    }

    boolean isOver(final long timeNs) {
        return timeNs >= endNs;
    }

    /** Where the ramp is, which came from somewhere; 0 if it would lead downwards. */
    BigInteger at(final long timeNs, final BigInteger from) {
        if (volatility.compareTo(from) <= 0) {
            return BigInteger.ZERO;
        }
        if (timeNs >= fullNs) {
            return volatility;
        }
        return from.add(Whole.floor(
            volatility.subtract(from).multiply(Whole.of(timeNs - startNs)), Whole.of(fullNs - startNs)));
    }
}
