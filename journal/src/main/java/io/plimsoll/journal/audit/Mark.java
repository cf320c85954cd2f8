package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * The price at which an instrument is valued (rule 4, Marks).
 *
 * @param ticks    the price in ticks
 * @param price    the price in units of the quote: ticks x tick size
 * @param fromTick whether an input of kind Tick set it; if not, a fill or the settlement did
 * @param doubt    x 10^9, of the input that set it; 0 if that was no Tick
 * @param cause    the input that set it; null if that is in front of the snapshot with which a pruned journal begins
 */
public record Mark(BigDecimal ticks, BigDecimal price, boolean fromTick, int doubt, Cause cause) {

    /** The same with another doubt. */
    Mark doubted(final int newDoubt) {
        return new Mark(ticks, price, fromTick, newDoubt, cause);
    }
}
