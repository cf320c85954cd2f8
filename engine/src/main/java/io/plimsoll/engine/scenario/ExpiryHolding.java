package io.plimsoll.engine.scenario;

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

    /** In these last seconds the settlement price is an average, part of which is known. */
    private static final double AVERAGED_SECONDS = 1_800;

    double years() {
        return seconds / SECONDS_OF_A_YEAR;
    }

    /** Negative rates do not make what is owned worth more. */
    double discountRate() {
        return Math.max(0, rate);
    }

    /** The forward at another price of the underlying: what is averaged already stays. */
    double forwardAt(final double priceFactor) {
        final double averaged = Math.max(0, AVERAGED_SECONDS - seconds) / AVERAGED_SECONDS * forward;
        return averaged + (forward - averaged) * priceFactor;
    }

    /** Options of a strike that are sold and not bought, call and put taken together, of all strikes. */
    double nakedShorts() {
        double naked = 0;
        for (int i = 0; i < legs.size(); i++) {
            final double strike = legs.get(i).strike();
            if (legs.subList(0, i).stream().noneMatch(leg -> leg.strike() == strike)) {
                naked += Math.max(0, -legs.stream()
                    .filter(leg -> leg.strike() == strike).mapToDouble(OptionLeg::amount).sum());
            }
        }
        return naked;
    }

    double grossAmount() {
        return legs.stream().mapToDouble(leg -> Math.abs(leg.amount())).sum();
    }
}
