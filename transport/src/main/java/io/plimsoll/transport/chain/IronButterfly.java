package io.plimsoll.transport.chain;

import java.util.List;
import java.util.Optional;

/**
 * A call and a put of about the same strike at the money that are sold, and a put below and a call above that are
 * bought: a butterfly of options out of the money, for those in the money often have no bid.
 *
 * @param days  to expiry, about
 * @param width from the money to what is bought, in shares of the forward
 * @param lots  of each, above 0
 */
record IronButterfly(double days, double width, long lots) implements Structure {

    @Override
    public List<Leg> legs(final MarketView market) {
        final Optional<Long> expiry = market.expiryNear(days);
        final Optional<OptionContract> low = expiry.flatMap(time -> market.byMoneyness(time, false, 1 - width));
        final Optional<OptionContract> put = expiry.flatMap(time -> market.byMoneyness(time, false, 1));
        final Optional<OptionContract> call = expiry.flatMap(time -> market.byMoneyness(time, true, 1));
        final Optional<OptionContract> high = expiry.flatMap(time -> market.byMoneyness(time, true, 1 + width));
        if (low.isEmpty() || put.isEmpty() || call.isEmpty() || high.isEmpty()
            || low.equals(put) || call.equals(high)) {
            return List.of();
        }
        return List.of(
            new Leg(low.get(), lots),
            new Leg(put.get(), -lots),
            new Leg(call.get(), -lots),
            new Leg(high.get(), lots));
    }
}
