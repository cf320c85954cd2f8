package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 10.4, step 6: how much of an underlying an account holds, minor units of its valuation asset.
 *
 * @param linear      H: of perpetuals and futures
 * @param nakedShorts Z: of options sold beyond those bought at the same strike
 * @param shorts      Y: of options sold
 */
public record UnderlyingSizes(BigDecimal linear, BigDecimal nakedShorts, BigDecimal shorts) {
}
