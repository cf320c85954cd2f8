package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;

/** How doubtful the prices and volatilities of what is held are, as shares x 10^9 (rules, section 10.4, step 7). */
final class Doubts {
    private final InstrumentTable instruments;
    private final UnderlyingTable underlyings;

    Doubts(final InstrumentTable instruments) {
        this.instruments = instruments;
        underlyings = instruments.underlyings();
    }

    /** Of a perpetual or future, or of collateral that an instrument prices. */
    int ofPrice(final int instrument) {
        return Math.max(
            instruments.markDoubt(underlyings.underlying(instrument)), instruments.markDoubt(instrument));
    }

    /** Of an option. */
    int ofOption(final int option) {
        final int forward = instruments.expiries().forwardDoubt(underlyings.expiry(option));
        final int own = Math.max(forward, underlyings.volatilityDoubt(option));
        return Math.max(instruments.markDoubt(underlyings.underlying(option)), own);
    }
}
