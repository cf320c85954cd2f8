package io.plimsoll.engine.instrument;

import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.number.Wide;

/** An instrument whose mark is the lowest of its members' (rules, section 11.9), and how their ticks become its own. */
final class CombinedPrice {
    private static final int LONG_BITS = 63;

    private final int[] members;
    private final Ratio[] ticksPerTick;
    private final long maximumTicks;

    /**
     * Puts a combined price together.
     *
     * @param members      indices, in order of their ids
     * @param ticksPerTick of the combined price, for each member's
     * @param maximumTicks largest price it can have
     */
    CombinedPrice(final int[] members, final Ratio[] ticksPerTick, final long maximumTicks) {
        this.members = members;
        this.ticksPerTick = ticksPerTick;
        this.maximumTicks = maximumTicks;
    }

    int size() {
        return members.length;
    }

    int member(final int place) {
        return members[place];
    }

    /** A member's price in ticks of this one, rounded down; at least 1, and at most the maximum price. */
    long ticks(final int place, final long memberTicks, final Wide wide) {
        wide.product(memberTicks, ticksPerTick[place].numerator()).dividedDown(ticksPerTick[place].denominator());
        return wide.fitsIn(LONG_BITS) ? Math.max(1, Math.min(maximumTicks, wide.value())) : maximumTicks;
    }
}
