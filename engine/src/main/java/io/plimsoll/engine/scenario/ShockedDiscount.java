package io.plimsoll.engine.scenario;

/**
 * How the value of an expiry's options is discounted once it is shocked: what is owned by rates that rose, what is owed
 * by rates that fell. {@code factor = e^(-t (rate x multiple + addition))} for what is owned.
 *
 * @param rateMultiple of the expiry's rate
 * @param rateAddition a year
 * @param factor       beside it
 */
public record ShockedDiscount(double rateMultiple, double rateAddition, double factor) {

    /** Factor of a value above 0, which is owned. */
    double ofOwned(final double years, final double rate) {
        return factor * StrictMath.exp(-years * (rate * rateMultiple + rateAddition));
    }

    /** Factor of a value below 0, which is owed: its present value is never more than without any discount. */
    double ofOwed(final double years, final double rate) {
        return Math.min(
            StrictMath.exp(years * Math.max(0, rate)),
            factor * StrictMath.exp(years * (rate * rateMultiple + rateAddition)));
    }
}
