package io.plimsoll.transport.chain;

import io.plimsoll.engine.option.Greeks;

/** Value and delta of options at a snapshot: Black-76 on the forward of their expiry, without discount. */
final class Valuation {
    private final ChainSnapshot snapshot;

    Valuation(final ChainSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** In money, for one of the underlying. */
    double value(final OptionQuote quote) {
        return greeks(quote).value();
    }

    /** By the forward, -1 to 1. */
    double delta(final OptionQuote quote) {
        return greeks(quote).delta();
    }

    private Greeks greeks(final OptionQuote quote) {
        final long expiry = quote.contract().expiryTimeNs();
        return Greeks.of(
            quote.contract().isCall(),
            snapshot.forward(expiry).doubleValue(),
            quote.contract().strike().doubleValue(),
            snapshot.yearsTo(expiry),
            quote.volatility().doubleValue(),
            0);
    }
}
