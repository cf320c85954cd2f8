package io.plimsoll.transport.backtest;

import java.util.List;
import java.util.Optional;

/**
 * Two calls at the money that are sold, and one below and one above that are bought.
 *
 * @param days  to expiry, about
 * @param width between the strikes, in shares of the forward
 * @param lots  of each wing, above 0
 */
record Butterfly(double days, double width, long lots) implements Structure {

    @Override
    public List<Leg> legs(final MarketView market) {
        final Optional<Long> expiry = market.expiryNear(days);
        final Optional<OptionContract> low = expiry.flatMap(time -> market.byMoneyness(time, true, 1 - width));
        final Optional<OptionContract> body = expiry.flatMap(time -> market.byMoneyness(time, true, 1));
        final Optional<OptionContract> high = expiry.flatMap(time -> market.byMoneyness(time, true, 1 + width));
        if (low.isEmpty() || body.isEmpty() || high.isEmpty()) {
            return List.of();
        }
        return List.of(new Leg(low.get(), lots), new Leg(body.get(), -2 * lots), new Leg(high.get(), lots));
    }
}
