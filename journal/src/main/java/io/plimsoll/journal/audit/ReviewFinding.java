package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.RiskKind;
import java.math.BigInteger;

/**
 * What a review found out about one number of a setting (rule 11.4, RiskStep). Numbers are x 10^9, but lots are lots.
 *
 * @param kind       of the number
 * @param id         of the instrument or, of an extra haircut, of the asset
 * @param before     what is in force
 * @param after      what comes
 * @param wanted     what the market asks for
 * @param uncovered  what of that is held back
 * @param volatility by which it goes; null where none counts
 * @param isStale    whether that is stale
 */
record ReviewFinding(
    RiskKind kind,
    int id,
    BigInteger before,
    BigInteger after,
    BigInteger wanted,
    BigInteger uncovered,
    Volatility volatility,
    boolean isStale) {

    /** Of what no volatility and no ramp has a part in. */
    static ReviewFinding plain(
        final RiskKind kind, final int id, final BigInteger before, final BigInteger after, final BigInteger wanted) {
        return new ReviewFinding(kind, id, before, after, wanted, BigInteger.ZERO, null, false);
    }

    boolean isChange() {
        return !after.equals(before);
    }

    BigInteger estimatedVolatility() {
        return volatility == null ? BigInteger.ZERO : volatility.estimated();
    }

    BigInteger chargedVolatility() {
        return volatility == null ? BigInteger.ZERO : volatility.charged();
    }
}
