package io.plimsoll.transport.chain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A snapshot as somebody looks at it who wants to trade: options that have both a bid and an ask. */
public final class MarketView {
    private final ChainSnapshot snapshot;
    private final Valuation valuation;

    /**
     * Looks at a snapshot.
     *
     * @param snapshot to look at
     */
    public MarketView(final ChainSnapshot snapshot) {
        this.snapshot = snapshot;
        this.valuation = new Valuation(snapshot);
    }

    /**
     * Of an option whose expiry is listed.
     *
     * @param quote of it
     * @return in money, for one of the underlying
     */
    public double value(final OptionQuote quote) {
        return valuation.value(quote);
    }

    /**
     * How many of the underlying, at the index, an option moves like.
     *
     * @param quote of it
     * @return -1 to 1, times its forward by the index
     */
    public double indexDelta(final OptionQuote quote) {
        final double forward = snapshot.forward(quote.contract().expiryTimeNs()).doubleValue();
        return valuation.delta(quote) * forward / snapshot.index().doubleValue();
    }

    /**
     * All that can be traded and live long enough.
     *
     * @param leastDays to expiry
     * @return in the order of the snapshot
     */
    public List<OptionQuote> tradable(final double leastDays) {
        return snapshot.quotes().stream()
            .filter(OptionQuote::isTwoSided)
            .filter(quote -> quote.contract().expiryTimeNs() - snapshot.timeNs() >= ns(leastDays))
            .toList();
    }

    /** The expiry nearest to so many days ahead, of those with at least a day to go that come after another time. */
    Optional<Long> expiryNear(final double days, final long afterNs) {
        final long wanted = snapshot.timeNs() + ns(days);
        return snapshot.byExpiry().keySet().stream()
            .filter(expiry -> expiry > afterNs && expiry - snapshot.timeNs() >= ns(1))
            .min(Comparator.comparingLong(expiry -> Math.abs(expiry - wanted)));
    }

    /** The expiry nearest to so many days ahead, of those with at least a day to go. */
    Optional<Long> expiryNear(final double days) {
        return expiryNear(days, Long.MIN_VALUE);
    }

    /** The option whose delta is nearest to one that calls and puts alike are named by: 0.25 is -0.25 of a put. */
    Optional<OptionContract> byDelta(final long expiryTimeNs, final boolean isCall, final double delta) {
        return nearest(expiryTimeNs, isCall, quote -> Math.abs(Math.abs(valuation.delta(quote)) - delta));
    }

    /** The option whose strike is nearest to a multiple of the forward. */
    Optional<OptionContract> byMoneyness(final long expiryTimeNs, final boolean isCall, final double moneyness) {
        final double strike = snapshot.forward(expiryTimeNs).doubleValue() * moneyness;
        return nearest(
            expiryTimeNs, isCall, quote -> Math.abs(quote.contract().strike().doubleValue() - strike));
    }

    private Optional<OptionContract> nearest(
        final long expiryTimeNs, final boolean isCall, final ToDoubleFunction<OptionQuote> distance) {
        final Stream<OptionQuote> quotes = snapshot.byExpiry().getOrDefault(expiryTimeNs, List.of()).stream();
        return quotes
            .filter(quote -> quote.isTwoSided() && quote.contract().isCall() == isCall)
            .min(Comparator.comparingDouble(distance))
            .map(OptionQuote::contract);
    }

    private static long ns(final double days) {
        return (long) (days * TimeUnit.DAYS.toNanos(1));
    }
}
