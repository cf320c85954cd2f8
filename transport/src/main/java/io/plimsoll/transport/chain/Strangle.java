package io.plimsoll.transport.chain;

import java.util.List;
import java.util.Optional;

/**
 * A call above and a put below the market.
 *
 * @param days  to expiry, about
 * @param delta of the call, and of the put without its sign
 * @param lots  of each; negative is sold
 */
record Strangle(double days, double delta, long lots) implements Structure {

    @Override
    public List<Leg> legs(final MarketView market) {
        final Optional<Long> expiry = market.expiryNear(days);
        final Optional<OptionContract> call = expiry.flatMap(time -> market.byDelta(time, true, delta));
        final Optional<OptionContract> put = expiry.flatMap(time -> market.byDelta(time, false, delta));
        return call.isEmpty() || put.isEmpty()
            ? List.of() : List.of(new Leg(call.get(), lots), new Leg(put.get(), lots));
    }
}
