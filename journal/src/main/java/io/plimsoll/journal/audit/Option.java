package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.FeedKind;
import io.plimsoll.engine.wire.InstrumentState;
import java.math.BigDecimal;

/** What makes an instrument an option (rule 10.1). */
final class Option {
    private static final BigDecimal LEAST_MOST_COINS = BigDecimal.valueOf(2);

    final Instrument underlying;
    final boolean isCall;
    /** Whether premium and pay-off are in coins, at the underlying's price. */
    final boolean isInverse;
    /** At the exponent of the underlying's tick size. */
    final long strike;
    final Expiry expiry;
    /** A year, x 10^9; null while there never was one. */
    Long volatility;
    /** Of the volatility, x 10^9. */
    int volatilityDoubt;

    Option(
        final Instrument underlying,
        final boolean isCall,
        final boolean isInverse,
        final long strike,
        final Expiry expiry) {
        this.underlying = underlying;
        this.isCall = isCall;
        this.isInverse = isInverse;
        this.strike = strike;
        this.expiry = expiry;
    }

    void volatility(final long newVolatility, final int doubt) {
        volatility = newVolatility;
        volatilityDoubt = doubt;
    }

    /** Rule 10.4, step 7: the greater of the doubts of its volatility and of its expiry's forward. */
    Doubt doubt() {
        return doubt(FeedKind.VOLATILITY, expiry.volatilities, volatilityDoubt)
            .max(doubt(FeedKind.FORWARD, expiry.forwards, expiry.doubt));
    }

    private Doubt doubt(final FeedKind kind, final Feed feed, final int said) {
        return feed.isStale() && underlying.state != InstrumentState.SETTLED
            ? Doubt.of(new StaleFeed(kind, underlying.id, expiry.timeNs, feed.lastNs())) : Doubt.of(said);
    }

    /** In ticks of the underlying. */
    BigDecimal strikeTicks() {
        return underlying.ticks(strike);
    }

    /** Rule 10.2, Settlement: what is paid for each underlying unit, at a price of the underlying in ticks. */
    Quotient payOff(final BigDecimal price) {
        final BigDecimal ahead = price.subtract(strikeTicks());
        final BigDecimal ticks = (isCall ? ahead : ahead.negate()).max(BigDecimal.ZERO);
        return isInverse ? Quotient.of(ticks, price) : Quotient.of(ticks);
    }

    /** Rule 10.2, Bounds: the most that is paid for each underlying unit of an inverse option. */
    BigDecimal mostCoins() {
        return strikeTicks().max(LEAST_MOST_COINS);
    }
}
