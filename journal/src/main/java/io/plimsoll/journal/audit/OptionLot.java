package io.plimsoll.journal.audit;

import io.plimsoll.engine.scenario.OptionValuation;
import java.util.Locale;

/**
 * Rule 10.3: a lot of an option that is valued at a node of the lattice.
 *
 * @param grid       whose scenarios
 * @param instrument the option
 * @param column     scenario, or behind them V_now, V_up and V_down in this order
 * @param node       price of the underlying in ticks
 */
record OptionLot(Grid grid, Instrument instrument, int column, long node) {

    /** The option, all inputs of its value, and where it is valued. */
    @Override
    public String toString() {
        final Option option = instrument.option;
        return String.format(
            Locale.ROOT,
            "a lot of option %d (%s, strike %s ticks, volatility %s, %d s left, forward %s times the mark, rate %s)"
                + " at %d ticks, %s,",
            instrument.id, option.isCall ? "call" : "put", option.strikeTicks().toPlainString(),
            Input.billionths(option.volatility).toPlainString(), option.expiry.secondsLeft(),
            option.expiry.exactRatio().toPlainString(), Input.billionths(option.expiry.rate).toPlainString(),
            node, columnName());
    }

    private String columnName() {
        final int scenarios = grid.terms().scenarios().size();
        return switch (column - scenarios) {
            case 0 -> "without any move";
            case 1 -> "at the basis charge's upper price";
            case 2 -> "at the basis charge's lower price";
            default -> "in scenario " + (column + 1) + " of " + scenarios;
        };
    }

    /** What it is worth, by the margin engine's valuation of the option's expiry under the grid. */
    double value(final OptionValuation valuation) {
        final Option option = instrument.option;
        final Quotient unit = instrument.underlyingUnit().reduced();
        return valuation.lotValue(
            column,
            option.isCall,
            option.isInverse,
            option.strikeTicks().longValueExact(),
            option.volatility,
            node,
            (double) unit.dividend().longValueExact() / (double) unit.divisor().longValueExact());
    }
}
