package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.wire.ReasonCode;

/** Prices as they come, mantissas at the exponent of the tick size, and as the engine keeps them, in ticks. */
final class Prices {
    private Prices() {
    }

    static ReasonCode check(final Instrument instrument, final long price) {
        if (price <= 0) {
            return ReasonCode.PRICE_NOT_POSITIVE;
        }
        final long tick = instrument.tickMantissa();
        if (tick != 1 && price % tick != 0) {
            return ReasonCode.PRICE_OFF_TICK;
        }
        return ticks(instrument, price) > instrument.maximumPriceTicks() ? ReasonCode.PRICE_BEYOND_MAXIMUM : ACCEPTED;
    }

    static long ticks(final Instrument instrument, final long price) {
        return instrument.tickMantissa() == 1 ? price : price / instrument.tickMantissa();
    }
}
