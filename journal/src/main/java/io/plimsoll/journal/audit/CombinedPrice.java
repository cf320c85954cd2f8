package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.util.List;

/**
 * Rule 11.9: an instrument whose mark is the lowest of others'.
 *
 * @param instrument whose mark it is
 * @param members    whose marks count
 */
record CombinedPrice(Instrument instrument, List<Instrument> members) {

    boolean hasMember(final int instrumentId) {
        return members.stream().anyMatch(member -> member.id == instrumentId);
    }

    /**
     * Computes the mark.
     *
     * @param cause  the message that makes it necessary
     * @param byTick whether that is a Tick of a member
     * @return whether the mark is another than before
     */
    boolean compute(final Cause cause, final boolean byTick) {
        final BigDecimal before = instrument.mark == null ? null : instrument.mark.ticks();
        final List<Mark> marks = counting().stream().map(member -> member.mark).toList();
        final BigDecimal least =
            marks.stream().map(Mark::price).reduce(BigDecimal::min).orElseThrow();
        final BigDecimal ticks = Quotient.of(least, instrument.tickSize).floor()
            .min(instrument.maximumPrice).max(BigDecimal.ONE);
        final int doubt = marks.stream().mapToInt(Mark::doubt).max().orElseThrow();
        if (byTick) {
            instrument.mark(ticks, doubt, cause);
        } else {
            instrument.mark(ticks, cause);
            instrument.mark = instrument.mark.doubted(doubt);
        }
        return before == null || before.compareTo(ticks) != 0;
    }

    /** Those that are not stale; all if all are. */
    private List<Instrument> counting() {
        final List<Instrument> fresh = members.stream().filter(member -> !member.isMarkStale()).toList();
        return fresh.isEmpty() ? members : fresh;
    }
}
