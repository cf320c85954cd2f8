package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * What a lot has been due in funding since its instrument was defined.
 *
 * @param index settlement minor units per lot x 10^6
 * @param cause the input that set it; null while none has and the index is 0, or if it is in front of the snapshot with
 *              which a pruned journal begins
 */
public record FundingIndex(BigDecimal index, Cause cause) {
    static final FundingIndex NONE = new FundingIndex(BigDecimal.ZERO, null);
}
