package io.plimsoll.transport.chain;

import java.util.List;

/**
 * A call that is sold; covered, if the account has as much of the underlying.
 *
 * @param days  to expiry, about
 * @param delta of the call
 * @param lots  that are sold, above 0
 */
record ShortCall(double days, double delta, long lots) implements Structure {

    @Override
    public List<Leg> legs(final MarketView market) {
        return market.expiryNear(days)
            .flatMap(expiry -> market.byDelta(expiry, true, delta))
            .map(call -> List.of(new Leg(call, -lots)))
            .orElse(List.of());
    }
}
