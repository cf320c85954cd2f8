package io.plimsoll.engine.scenario;

/**
 * What a requirement is at least, however well positions hedge each other: money for an option on one of the
 * underlying.
 *
 * @param shortOption for each that is sold, whatever is bought beside it
 * @param option      for each, bought or sold; of one that is bought no more than it is worth
 */
public record MinimumCharge(double shortOption, double option) {

    double of(final GridPortfolio portfolio) {
        double sum = 0;
        for (final ExpiryHolding expiry : portfolio.expiries()) {
            for (final OptionLeg leg : expiry.legs()) {
                sum += leg.amount() < 0
                    ? -leg.amount() * (shortOption + option)
                    : leg.amount() * Math.min(option, expiry.greeks(leg).value());
            }
        }
        return sum / portfolio.divisor(1);
    }
}
