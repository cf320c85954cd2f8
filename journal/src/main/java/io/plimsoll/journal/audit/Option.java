package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/** What makes an instrument an option (rule 10.1). */
final class Option {
    final Instrument underlying;
    final boolean isCall;
    /** At the exponent of the underlying's tick size. */
    final long strike;
    final Expiry expiry;
    /** A year, x 10^9; null while there never was one. */
    Long volatility;
    /** Of the volatility, x 10^9. */
    int volatilityDoubt;

    Option(final Instrument underlying, final boolean isCall, final long strike, final Expiry expiry) {
        this.underlying = underlying;
        this.isCall = isCall;
        this.strike = strike;
        this.expiry = expiry;
    }

    void volatility(final long newVolatility, final int doubt) {
        volatility = newVolatility;
        volatilityDoubt = doubt;
    }

    /** In ticks of the underlying. */
    BigDecimal strikeTicks() {
        return underlying.ticks(strike);
    }

    /** Rule 10.2, Settlement: what is paid for each tick of it, at a price of the underlying in ticks. */
    BigDecimal payOff(final BigDecimal price) {
        final BigDecimal ahead = price.subtract(strikeTicks());
        return (isCall ? ahead : ahead.negate()).max(BigDecimal.ZERO);
    }
}
