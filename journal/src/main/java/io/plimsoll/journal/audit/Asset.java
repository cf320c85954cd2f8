package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.util.List;

/**
 * An asset: what its minor unit is, where its price comes from, and what it counts as collateral.
 *
 * @param id                of the asset
 * @param exponent          of its minor unit
 * @param priceInstrumentId of its price source, or null
 * @param haircuts          by rising floor, none for no haircut
 * @param cause             the input that defined it so
 */
record Asset(int id, int exponent, Integer priceInstrumentId, List<HaircutTier> haircuts, Cause cause) {

    /** Rule 1: 10^e_A. */
    BigDecimal minorUnit() {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent);
    }

    boolean isPricedBy(final int instrumentId) {
        return priceInstrumentId != null && priceInstrumentId == instrumentId;
    }

    /** Rule 3, Weighted, of a net amount that need not be whole. */
    Quotient weighted(final Quotient net) {
        if (haircuts.isEmpty()) {
            return net;
        }
        if (net.signum() < 0) {
            return net.times(BigDecimal.ONE.add(haircuts.get(0).haircut()));
        }
        Quotient sum = Quotient.ZERO;
        for (int i = 0; i < haircuts.size(); i++) {
            final Quotient end = i + 1 < haircuts.size() ? net.min(Quotient.of(haircuts.get(i + 1).floor())) : net;
            final Quotient part = end.minus(haircuts.get(i).floor());
            if (part.signum() > 0) {
                sum = sum.plus(part.times(BigDecimal.ONE.subtract(haircuts.get(i).haircut())));
            }
        }
        return sum;
    }
}
