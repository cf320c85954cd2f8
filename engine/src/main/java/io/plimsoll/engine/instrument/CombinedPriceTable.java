package io.plimsoll.engine.instrument;

import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.Arrays;

/**
 * Instruments whose marks are the lowest of others' (rules, section 11.9), by instrument index. A mark here is a
 * function of its members' marks and of which of these are stale, and of nothing else. Definitions allocate.
 */
public final class CombinedPriceTable {
    /** Most members of a combined price. */
    public static final int MOST_MEMBERS = 8;

    /** The first asset, in which all prices are quoted. */
    private static final int REFERENCE_ASSET = 0;

    private static final int[] NONE = {};

    private final InstrumentTable instruments;
    private final CombinedPrice[] combined;
    private final int[][] ofMember;
    private final int[] byId;
    private final Wide wide = new Wide();
    private int size;

    /**
     * Allocates the table.
     *
     * @param instruments that there are
      * @param capacity    most instruments that can be or have members: as many as there can be, or 0 for none
     */
    public CombinedPriceTable(final InstrumentTable instruments, final int capacity) {
        this.instruments = instruments;
        combined = new CombinedPrice[capacity];
        ofMember = new int[capacity][];
        byId = new int[capacity];
        Arrays.fill(ofMember, NONE);
    }

    /**
     * Writes combined prices by id, each with its members by id.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        sink.put(size);
        for (int place = 0; place < size; place++) {
            final CombinedPrice its = combined[byId[place]];
            sink.put(byId[place]);
            sink.put(its.size());
            for (int i = 0; i < its.size(); i++) {
                sink.put(its.member(i));
            }
        }
    }

    /**
     * Reads what {@link #writeTo} wrote into an empty table, after instruments, underlyings and heartbeats.
     *
     * @param state to read from
     * @throws StateException if it makes no sense, or a mark is not what its members make it
     */
    public void readFrom(final StateSource state) {
        final int count = state.nextInt("number of combined prices", 0, instruments.size());
        while (size < count) {
            final int instrument = state.nextInt("instrument with a combined price", 0, instruments.size() - 1);
            final int[] members = new int[state.nextInt("number of members", 1, MOST_MEMBERS)];
            for (int i = 0; i < members.length; i++) {
                members[i] = state.nextInt("member of a combined price", 0, instruments.size() - 1);
            }
            if (isCombined(instrument) || !canCombine(instrument, members) || !haveMarks(members)) {
                throw new StateException("instrument " + instruments.get(instrument).id()
                    + " cannot have such a combined price; load another state");
            }
            define(instrument, members);
        }
        for (int place = 0; place < size; place++) {
            if (lowest(byId[place]) != instruments.mark(byId[place])) {
                throw new StateException("instrument " + instruments.get(byId[place]).id()
                    + " has a mark that is not its members'; load another state");
            }
        }
    }

    /**
     * Whether an instrument's mark is computed from others'.
     *
     * @param instrument index
     * @return true after {@link #define}
     */
    public boolean isCombined(final int instrument) {
        return combined.length != 0 && combined[instrument] != null;
    }

    /**
     * Whether an instrument could have these members, apart from its own mark and theirs.
     *
     * @param instrument index
     * @param members    indices, any number
     * @return true if it could
     */
    public boolean canCombine(final int instrument, final int[] members) {
        final Instrument what = instruments.get(instrument);
        boolean allowed = what.type() == InstrumentType.SPOT && !what.inverse()
            && what.settlementAsset() == REFERENCE_ASSET
            && instruments.state(instrument) == InstrumentState.ANNOUNCED
            && ofMember[instrument] == NONE
            && members.length >= 1 && members.length <= MOST_MEMBERS;
        for (int i = 0; i < members.length && allowed; i++) {
            allowed = members[i] != instrument && canBeMember(members[i]) && ticksPerTick(members[i], what) != null;
            for (int earlier = 0; earlier < i; earlier++) {
                allowed &= members[i] != members[earlier];
            }
        }
        return allowed;
    }

    private boolean canBeMember(final int member) {
        final Instrument what = instruments.get(member);
        return !what.inverse() && what.settlementAsset() == REFERENCE_ASSET
            && !instruments.underlyings().isOption(member) && !isCombined(member);
    }

    private Ratio ticksPerTick(final int member, final Instrument what) {
        final Instrument its = instruments.get(member);
        return Ratio.of(its.tickMantissa(), what.tickMantissa(), its.tickExponent() - what.tickExponent());
    }

    /**
     * Whether instruments had a price.
     *
     * @param members indices
     * @return true if all had
     */
    public boolean haveMarks(final int[] members) {
        boolean have = true;
        for (final int member : members) {
            have &= instruments.hasMark(member);
        }
        return have;
    }

    /**
     * Defines what an instrument's mark is the lowest of; computes nothing yet.
     *
     * @param instrument index, of one that {@link #canCombine} these
     * @param members    indices; ordered by id here
     */
    public void define(final int instrument, final int[] members) {
        final Ratio[] ticksPerTick = new Ratio[members.length];
        for (int i = 1; i < members.length; i++) {
            for (int place = i; place > 0 && id(members[place - 1]) > id(members[place]); place--) {
                final int member = members[place];
                members[place] = members[place - 1];
                members[place - 1] = member;
            }
        }
        for (int i = 0; i < members.length; i++) {
            ticksPerTick[i] = ticksPerTick(members[i], instruments.get(instrument));
            ofMember[members[i]] = inserted(ofMember[members[i]], ofMember[members[i]].length, instrument);
        }
        combined[instrument] =
            new CombinedPrice(members, ticksPerTick, instruments.get(instrument).maximumPriceTicks());
        System.arraycopy(inserted(byId, size, instrument), 0, byId, 0, ++size);
    }

    private int id(final int instrument) {
        return instruments.get(instrument).id();
    }

    /** A copy of a list in order of ids with one more in it. */
    private int[] inserted(final int[] list, final int count, final int instrument) {
        final int[] longer = Arrays.copyOf(list, count + 1);
        int place = count;
        while (place > 0 && id(longer[place - 1]) > id(instrument)) {
            longer[place] = longer[place - 1];
            place--;
        }
        longer[place] = instrument;
        return longer;
    }

    /**
     * How many combined prices there are.
     *
     * @return number
     */
    public int size() {
        return size;
    }

    /**
     * A combined price.
     *
     * @param place from 0, by instrument id
     * @return its index
     */
    public int instrument(final int place) {
        return byId[place];
    }

    /**
     * How many combined prices an instrument is a member of.
     *
     * @param member index
     * @return number
     */
    public int countOf(final int member) {
        return ofMember.length == 0 ? 0 : ofMember[member].length;
    }

    /**
     * A combined price that an instrument is a member of.
     *
     * @param member index
     * @param place  from 0, by instrument id
     * @return its index
     */
    public int of(final int member, final int place) {
        return ofMember[member][place];
    }

    /**
     * Computes a combined price from its members as they are now.
     *
     * @param instrument index
     * @param fromTick   whether because of a member's Tick
     * @return whether its mark is another one than before
     */
    public boolean compute(final int instrument, final boolean fromTick) {
        final long before = instruments.mark(instrument);
        final long now = lowest(instrument);
        instruments.mark(instrument, now, fromTick, largestDoubt(instrument));
        return now != before;
    }

    private long lowest(final int instrument) {
        final CombinedPrice its = combined[instrument];
        final boolean all = areAllStale(its);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < its.size(); i++) {
            if (all || !isStale(its.member(i))) {
                least = Math.min(least, its.ticks(i, instruments.mark(its.member(i)), wide));
            }
        }
        return least;
    }

    private int largestDoubt(final int instrument) {
        final CombinedPrice its = combined[instrument];
        final boolean all = areAllStale(its);
        int most = 0;
        for (int i = 0; i < its.size(); i++) {
            if (all || !isStale(its.member(i))) {
                most = Math.max(most, instruments.markDoubt(its.member(i)));
            }
        }
        return most;
    }

    private boolean areAllStale(final CombinedPrice its) {
        int stale = 0;
        for (int i = 0; i < its.size(); i++) {
            stale += isStale(its.member(i)) ? 1 : 0;
        }
        return stale == its.size();
    }

    private boolean isStale(final int member) {
        return instruments.heartbeats().marks().isStale(member);
    }
}
