package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.util.List;

/**
 * Rule 10.4, Shadow: what a portfolio account would need by the shadow grid of its class, without consequences.
 *
 * @param gridId      of the shadow grid
 * @param maintenance requirement, minor units of the account's valuation asset
 * @param initial     requirement
 */
public record ShadowBreakdown(int gridId, BigDecimal maintenance, BigDecimal initial) {

    /** Of an account; null if it is no portfolio account, or there is no shadow grid. */
    static ShadowBreakdown of(final Book book, final Account account) {
        final Integer gridId = book.shadowGridIds.get(account.classId);
        if (!account.isPortfolio() || gridId == null) {
            return null;
        }
        final List<UnderlyingBreakdown> underlyings =
            UnderlyingBreakdown.of(book, account, book.grids.get(gridId));
        return new ShadowBreakdown(
            gridId,
            underlyings.stream().map(UnderlyingBreakdown::maintenance).reduce(BigDecimal.ZERO, BigDecimal::add),
            underlyings.stream().map(UnderlyingBreakdown::initial).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
