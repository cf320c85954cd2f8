package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * One haircut tier of an asset, reaching from its floor to the next tier's.
 *
 * @param floor   amount in minor units
 * @param haircut a plain fraction
 */
record HaircutTier(BigInteger floor, Quotient haircut) {
}
