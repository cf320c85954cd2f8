package io.plimsoll.engine.scenario;

import io.plimsoll.engine.option.Greeks;
import java.util.List;

/**
 * What a portfolio holds that expires at one time.
 *
 * @param seconds    to expiry
 * @param forward    price of the underlying then
 * @param rate       of discount a year
 * @param confidence the lowest of those in forward, rate and volatilities, from 0 to 1
 * @param legs       options
 */
public record ExpiryHolding(double seconds, double forward, double rate, double confidence, List<OptionLeg> legs) {
    private static final double SECONDS_OF_A_YEAR = 365 * 86_400.0;

    /** Value and derivatives of one of an expiry's options, in its amount of one. */
    public Greeks greeks(final OptionLeg leg) {
        return Greeks.of(leg.isCall(), forward, leg.strike(), years(), leg.volatility(), discountRate());
    }

    /** To expiry. */
    public double years() {
        return seconds / SECONDS_OF_A_YEAR;
    }

    /** Negative rates do not make what is owned worth more. */
    double discountRate() {
        return Math.max(0, rate);
    }

    /** The forward at another price of the underlying: what is averaged already, of so many last seconds, stays. */
    double forwardAt(final double priceFactor, final double averagedSeconds) {
        final double averaged = seconds < averagedSeconds ? (averagedSeconds - seconds) / averagedSeconds * forward : 0;
        return averaged + (forward - averaged) * priceFactor;
    }

    /** Options of a strike that are sold and not bought, call and put taken together, of all strikes. */
    double nakedShorts() {
        double naked = 0;
        for (int i = 0; i < legs.size(); i++) {
            final double strike = legs.get(i).strike();
            if (isFirstOf(strike, i)) {
                naked += Math.max(0, -amountAt(strike));
            }
        }
        return naked;
    }

    private boolean isFirstOf(final double strike, final int index) {
        for (int i = 0; i < index; i++) {
            if (legs.get(i).strike() == strike) {
                return false;
            }
        }
        return true;
    }

    private double amountAt(final double strike) {
        double amount = 0;
        for (final OptionLeg leg : legs) {
            amount += leg.strike() == strike ? leg.amount() : 0;
        }
        return amount;
    }

    double grossAmount() {
        double amount = 0;
        for (final OptionLeg leg : legs) {
            amount += Math.abs(leg.amount());
        }
        return amount;
    }
}
