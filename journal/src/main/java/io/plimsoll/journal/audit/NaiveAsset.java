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
record NaiveAsset(int id, int exponent, Integer priceInstrumentId, List<NaiveHaircut> haircuts) {

    /** Rule 3, Weighted: what counts of a net amount, which need not be whole. */
    Fraction weighted(final Fraction net) {
        if (haircuts.isEmpty()) {
            return net;
        }
        if (net.signum() < 0) {
            return net.times(Fraction.ONE.plus(haircuts.get(0).haircut()));
        }
        Fraction sum = Fraction.ZERO;
        for (int tier = 0; tier < haircuts.size(); tier++) {
            final Fraction from = Fraction.of(haircuts.get(tier).floor());
            final Fraction to = tier + 1 < haircuts.size() ? Fraction.of(haircuts.get(tier + 1).floor()) : net;
            final Fraction part = net.min(to).minus(from);
            if (part.signum() > 0) {
                sum = sum.plus(part.times(Fraction.ONE.minus(haircuts.get(tier).haircut())));
            }
        }
        return sum;
    }
}
