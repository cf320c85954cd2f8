package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * Rule 11.7: a band of the ordinary book.
 *
 * @param lots     up to which it reaches, from the end of the one before; null for no end
 * @param distance at which they are closed, x 10^9
 */
record SizeBand(BigInteger lots, BigInteger distance) {

    /** Where the part of so many lots ends that lies in this band or one before. */
    BigInteger end(final BigInteger all) {
        return lots == null ? all : all.min(lots);
    }
}
