package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Rule 11.7 for one position: what its size makes of its requirements. Rates and factors are plain fractions.
 *
 * @param thinness          T: in force or, if the account has changed over, coming
 * @param thinLots          y: as how many lots the position counts in so thin a book
 * @param liquidationCost   c2: the distance at which so many lots are closed, on average
 * @param rootMaintenance   e: what the root of lots adds to the maintenance rate, beyond the allowance
 * @param rootInitial       e of the initial rate
 * @param maintenanceRate   c: what size adds to the maintenance rate in all
 * @param initialRate       c of the initial rate
 * @param closeOutLots      L: lots that can be closed at the plain rate; 0 for any number
 * @param closeOut          h: what a longer close-out multiplies
 * @param openInterest      O: what all open positions in the instrument are worth, settlement minor units
 * @param tierRate          f: the tier's initial rate, with open interest
 * @param otherThinness     the thinness of accounts on the other side of a roll-out; the same without one
 * @param otherCloseOutLots the close-out lots likewise
 * @param changedOver       whether a roll-out is under way in which the account has changed over
 */
public record SizeBreakdown(
    BigDecimal thinness,
    BigInteger thinLots,
    BigDecimal liquidationCost,
    BigDecimal rootMaintenance,
    BigDecimal rootInitial,
    BigDecimal maintenanceRate,
    BigDecimal initialRate,
    BigInteger closeOutLots,
    BigDecimal closeOut,
    BigInteger openInterest,
    BigDecimal tierRate,
    BigDecimal otherThinness,
    BigInteger otherCloseOutLots,
    boolean changedOver) {

    /** Of a position of an instrument with a size charge, with what that makes of it. */
    static SizeBreakdown of(
        final Book book, final Account account, final Position position, final SizeFactors factors) {
        final boolean changedOver = book.rollOut.hasChangedOver(book.index(account));
        final Setting others = changedOver ? book.rollOut.inForce() : book.rollOut.coming();
        final int instrumentId = position.instrument().id;
        return new SizeBreakdown(
            SizeFactors.fraction(factors.thinness()),
            factors.thinLots(),
            SizeFactors.fraction(factors.liquidationCost()),
            SizeFactors.fraction(factors.rootMaintenance()),
            SizeFactors.fraction(factors.rootInitial()),
            SizeFactors.fraction(factors.maintenanceRate()),
            SizeFactors.fraction(factors.initialRate()),
            factors.closeOutLots(),
            SizeFactors.fraction(factors.closeOut()),
            factors.openInterest(),
            SizeFactors.fraction(factors.tierRate()),
            SizeFactors.fraction(others.thinness(instrumentId)),
            others.closeOutLots(instrumentId),
            changedOver);
    }
}
