package io.plimsoll.journal.audit;

import io.plimsoll.engine.scenario.OptionValuation;

/** Whom the auditor's engine asks what a lot of an option is worth. */
@FunctionalInterface
interface LotValues {
    /** The margin engine's valuation, taken at its word. */
    LotValues UNCHECKED = OptionLot::value;

    /**
     * Value of a lot.
     *
     * @param lot       and where it is valued
     * @param valuation of its expiry under its grid
     * @return settlement minor units
     */
    double of(OptionLot lot, OptionValuation valuation);
}
