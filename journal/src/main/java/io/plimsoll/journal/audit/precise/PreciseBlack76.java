package io.plimsoll.journal.audit.precise;

/**
 * Value of European options on a forward (F. Black, 1976), without discount, in fixed point: call {@code F P(d1) - K
 * P(d2)}, put {@code K P(-d2) - F P(-d1)}, {@code d1,2 = ln(F/K) / s +- s/2}. Within 2^-190 of the larger of forward
 * and strike, more than 57 digits of it: the two probabilities are within 2^-195, and an error of the logarithm,
 * which is below 2^-200, moves the value by no more than that share of the forward, however small s is.
 */
public final class PreciseBlack76 {
    private PreciseBlack76() {
    }

    /**
     * Value of an option.
     *
     * @param isCall    or a put
     * @param forward   price of the underlying at expiry, above 0
     * @param strike    above 0
     * @param deviation volatility times the square root of the time to expiry in years, 0 or more
     * @return undiscounted, in the forward's unit
     */
    public static FixedPoint value(
        final boolean isCall, final FixedPoint forward, final FixedPoint strike, final FixedPoint deviation) {
        if (deviation.signum() == 0) {
            final FixedPoint ahead = forward.minus(strike);
            return (isCall ? ahead : ahead.negate()).max(FixedPoint.ZERO);
        }
        final FixedPoint moneyness = Exponential.ln(forward).minus(Exponential.ln(strike)).over(deviation);
        final FixedPoint d1 = moneyness.plus(deviation.half());
        final FixedPoint d2 = moneyness.minus(deviation.half());
        return isCall
            ? forward.times(NormalProbability.upTo(d1)).minus(strike.times(NormalProbability.upTo(d2)))
            : strike.times(NormalProbability.upTo(d2.negate()))
                .minus(forward.times(NormalProbability.upTo(d1.negate())));
    }
}
