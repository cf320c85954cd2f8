package io.plimsoll.journal.audit;

import java.util.List;

/**
 * An asset: what its minor unit is, where its price comes from, and what it counts as collateral.
 *
 * @param id                of the asset
 * @param exponent          of its minor unit
 * @param priceInstrumentId of its price source, or null
 * @param haircuts          by rising floor, none for no haircut
 */
record Asset(int id, int exponent, Integer priceInstrumentId, List<HaircutTier> haircuts) {

    /** Rule 3, Weighted: what counts of a net amount, which need not be whole. */
    Quotient weighted(final Quotient net) {
        if (haircuts.isEmpty()) {
            return net;
        }
        if (net.signum() < 0) {
            return net.times(Quotient.ONE.plus(haircuts.get(0).haircut()));
        }
        Quotient sum = Quotient.ZERO;
        for (int tier = 0; tier < haircuts.size(); tier++) {
            final Quotient from = Quotient.of(haircuts.get(tier).floor());
            final Quotient to = tier + 1 < haircuts.size() ? Quotient.of(haircuts.get(tier + 1).floor()) : net;
            final Quotient part = net.min(to).minus(from);
            if (part.signum() > 0) {
                sum = sum.plus(part.times(Quotient.ONE.minus(haircuts.get(tier).haircut())));
            }
        }
        return sum;
    }
}
