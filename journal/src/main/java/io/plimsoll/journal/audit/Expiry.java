package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Rule 10.1, Expiry: when options on an underlying expire, and what is known of that time. */
final class Expiry {
    private static final int SIGNIFICANT_BITS = 9;
    private static final BigInteger SECOND_NS = BigInteger.valueOf(1_000_000_000L);

    final long timeNs;
    /** Of the forward to the underlying's mark. */
    double ratio = 1;
    /** Of discount a year, x 10^9. */
    long rate;
    /** Of the forward, x 10^9. */
    int doubt;
    /** Volatility and VolatilitySurface, of any of its options. */
    final Feed volatilities = new Feed();
    /** Forward. */
    final Feed forwards = new Feed();
    private long secondsLeft;

    Expiry(final long timeNs, final long stampNs) {
        this.timeNs = timeNs;
        reckon(stampNs);
    }

    /** As it was when its seconds left were last reckoned; they may not be fewer than there are left. */
    static Expiry restored(final long timeNs, final long stampNs, final long secondsLeft) {
        final Expiry expiry = new Expiry(timeNs, stampNs);
        if (secondsLeft < expiry.secondsLeft || secondsLeft != rounded(BigInteger.valueOf(secondsLeft))) {
            throw SnapshotWords.wrong("an expiry has " + secondsLeft + " seconds left, which cannot be");
        }
        expiry.secondsLeft = secondsLeft;
        return expiry;
    }

    /** The ratio as the double it is, to its last digit. */
    BigDecimal exactRatio() {
        return new BigDecimal(ratio);
    }

    /** The ratio for people. */
    BigDecimal plainRatio() {
        return BigDecimal.valueOf(ratio);
    }

    /** Seconds left when they were last reckoned. */
    long secondsLeft() {
        return secondsLeft;
    }

    /** Reckons the seconds left; says whether that changed them. */
    boolean reckon(final long stampNs) {
        final long before = secondsLeft;
        final BigInteger left = BigInteger.valueOf(timeNs).subtract(BigInteger.valueOf(stampNs));
        secondsLeft = rounded(roundUp(left, SECOND_NS).max(BigInteger.ZERO));
        return secondsLeft != before;
    }

    /** Up to nine significant bits. */
    private static long rounded(final BigInteger seconds) {
        final BigInteger step = BigInteger.ONE.shiftLeft(Math.max(0, seconds.bitLength() - SIGNIFICANT_BITS));
        return roundUp(seconds, step).multiply(step).longValueExact();
    }

    /** How many steps reach a number that is not negative; 0 or less for one that is. */
    private static BigInteger roundUp(final BigInteger number, final BigInteger step) {
        return number.add(step).subtract(BigInteger.ONE).divide(step);
    }
}
