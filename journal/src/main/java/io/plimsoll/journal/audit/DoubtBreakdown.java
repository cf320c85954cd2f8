package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.util.List;

/**
 * Rule 10.4, step 7: what is charged for a position or a balance whose prices are doubtful.
 *
 * @param instrumentId of the position; null of a balance
 * @param assetId      of the balance; null of a position
 * @param size         h, of a balance what it is worth, minor units of the account's valuation asset
 * @param doubt        the greatest of those of its prices, plain fraction
 * @param staleFeeds   those of its prices that are stale, for which the doubt is 1 (rule 11.6)
 * @param factor       of the grid
 * @param charge       ceil(size x doubt x factor)
 */
public record DoubtBreakdown(
    Integer instrumentId,
    Integer assetId,
    BigDecimal size,
    BigDecimal doubt,
    List<StaleFeed> staleFeeds,
    BigDecimal factor,
    BigDecimal charge) {
}
