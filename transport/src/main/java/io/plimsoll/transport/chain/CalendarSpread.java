package io.plimsoll.transport.chain;

import java.util.List;
import java.util.Optional;

/**
 * A call at the money that is sold, and one of about the same strike, and of a later expiry, that is bought.
 *
 * @param nearDays to the expiry of what is sold, about
 * @param farDays  to the expiry of what is bought, about
 * @param lots     of each, above 0
 */
record CalendarSpread(double nearDays, double farDays, long lots) implements Structure {

    @Override
    public List<Leg> legs(final MarketView market) {
        final Optional<Long> near = market.expiryNear(nearDays);
        final Optional<OptionContract> sold = near.flatMap(expiry -> market.byMoneyness(expiry, true, 1));
        final Optional<OptionContract> bought = near
            .flatMap(expiry -> market.expiryNear(farDays, expiry))
            .flatMap(expiry -> market.byMoneyness(expiry, true, 1));
        return sold.isEmpty() || bought.isEmpty()
            ? List.of() : List.of(new Leg(sold.get(), -lots), new Leg(bought.get(), lots));
    }
}
