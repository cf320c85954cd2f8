package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Rule 11.7 for one position: what its size makes of its requirements, x 10^9 but for lots and amounts.
 *
 * @param closeOut           h
 * @param maintenanceRate    c of maintenance
 * @param initialRate        c of initial margin
 * @param tierRate           f: the tier's initial rate, with open interest
 * @param thinness           T
 * @param closeOutLots       L; 0 for none
 * @param thinLots           y: as how many lots the position counts in a thin book
 * @param rootMaintenance    e of maintenance: what the root adds beyond the allowance
 * @param rootInitial        e of initial margin
 * @param liquidationCost    c2: the distance at which y lots are closed, on average
 * @param openInterest       O: what all open positions are worth, settlement minor units
 */
record SizeFactors(
    BigInteger closeOut,
    BigInteger maintenanceRate,
    BigInteger initialRate,
    BigInteger tierRate,
    BigInteger thinness,
    BigInteger closeOutLots,
    BigInteger thinLots,
    BigInteger rootMaintenance,
    BigInteger rootInitial,
    BigInteger liquidationCost,
    BigInteger openInterest) {

    /** Of a position whose notional is in a tier, by a setting. */
    static SizeFactors of(
        final Book book, final Setting setting, final Position position, final MarginTier tier) {
        final Instrument instrument = position.instrument();
        final BigInteger tierRate = Whole.billionths(tier.initialRate());
        final SizeCharge charge = book.sizeCharges.get(instrument.id);
        final BigInteger none = BigInteger.ZERO;
        if (charge == null) {
            return new SizeFactors(
                Whole.BILLION, none, none, tierRate, Whole.BILLION, none,
                position.lots().abs().toBigIntegerExact(), none, none, none, none);
        }
        final SizeTerms terms = charge.terms();
        final BigInteger lots = position.lots().abs().toBigIntegerExact();
        final BigInteger scale = setting.scale(instrument.id).value();
        final BigInteger thinness = setting.thinness(instrument.id);
        final BigInteger closeOutLots = setting.closeOutLots(instrument.id);
        final BigInteger thinLots = terms.thinLots(lots, thinness);
        final MarginTier first = instrument.tiers().get(0);
        final BigInteger rootMaintenance =
            terms.rootExcess(lots, Whole.billionths(first.maintenanceRate()), scale);
        final BigInteger rootInitial = terms.rootExcess(lots, Whole.billionths(first.initialRate()), scale);
        final BigInteger cost = terms.liquidationCost(thinLots);
        final BigInteger openInterest = openInterest(book, instrument);
        return new SizeFactors(
            terms.closeOutFactor(lots, closeOutLots),
            rootMaintenance.add(cost).min(terms.largestSizeRate()),
            rootInitial.add(cost).min(terms.largestSizeRate()),
            terms.initialRate(tierRate, openInterest),
            thinness,
            closeOutLots,
            thinLots,
            rootMaintenance,
            rootInitial,
            cost,
            openInterest);
    }

    private static BigInteger openInterest(final Book book, final Instrument instrument) {
        final BigDecimal lots = new BigDecimal(book.marketTotal(instrument.id).openInterestLots());
        return instrument.notional(lots, instrument.mark.ticks()).floor().toBigIntegerExact();
    }

    /** A number of these as a plain fraction. */
    static BigDecimal fraction(final BigInteger billionths) {
        return new BigDecimal(billionths, 9);
    }
}
