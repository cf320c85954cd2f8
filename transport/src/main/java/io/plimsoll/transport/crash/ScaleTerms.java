package io.plimsoll.transport.crash;

import java.math.BigInteger;

/**
 * How rates follow volatility, as DefineScale says it; all x 10^9.
 *
 * @param reference     volatility at which the scale is 1
 * @param step          the scale is a multiple of it
 * @param least         scale
 * @param largest       scale
 * @param hysteresis    by how much lower volatility must be before the scale falls
 * @param reserve       share charged beyond volatility in calm
 * @param refillPerHour by which the reserve grows again
 * @param risePerHour   by which the scale may rise
 * @param riseAtOnce    most of that which is saved up
 * @param largestGap    most that the ramp holds back; 0 for no ramp
 */
public record ScaleTerms(
    long reference,
    long step,
    long least,
    long largest,
    long hysteresis,
    long reserve,
    long refillPerHour,
    long risePerHour,
    long riseAtOnce,
    long largestGap) {

    /** The scale that a charged volatility asks for, without reserve and ramp. */
    long wanted(final long chargedVolatility) {
        final BigInteger raw = quotient(
            BigInteger.valueOf(chargedVolatility).multiply(BigInteger.valueOf(TierRates.ONE)), reference);
        return Math.min(largest, Math.max(least, quotient(raw, step).longValueExact() * step));
    }

    private static BigInteger quotient(final BigInteger dividend, final long divisor) {
        final BigInteger[] parts = dividend.divideAndRemainder(BigInteger.valueOf(divisor));
        return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    }
}
