package io.plimsoll.engine.scale;

import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.volatility.VolatilityTable;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.Arrays;

/**
 * Scale rules of instruments, what they have come to, and when they are reviewed. An instrument without a rule has the
 * scale 1. Scales, volatilities and allowances are x 10^9.
 */
public final class ScaleTable {
    /** No such time. */
    public static final long NEVER = Long.MIN_VALUE;

    /** The most that a rate can come to, x 10^9. */
    public static final long LARGEST_RATE = 100 * Rate.ONE;


    private final InstrumentTable instruments;
    private final ReviewTimes times = new ReviewTimes();
    private final RollOut rollOut;
    private final ScaleRule[] rule;
    private final long[] largestScale;
    private final long[] rise;
    private final long[] refill;
    private final long[] uncovered;
    private final long[] reviewedNs;
    private final int[] byId;
    private int size;

    /**
     * Allocates the table.
     *
     * @param instruments that there are
     * @param capacity    most instruments that can have a scale: as many as there can be, or 0 for none
     */
    public ScaleTable(final InstrumentTable instruments, final int capacity) {
        this.instruments = instruments;
        rollOut = new RollOut(capacity);
        rule = new ScaleRule[capacity];
        largestScale = new long[capacity];
        rise = new long[capacity];
        refill = new long[capacity];
        uncovered = new long[capacity];
        reviewedNs = new long[capacity];
        byId = new int[capacity];
        Arrays.fill(largestScale, Rate.ONE);
        Arrays.fill(reviewedNs, NEVER);
    }

    /**
     * Writes rules by instrument id, with what they have come to, and how far a roll-out is.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        times.writeTo(sink);
        rollOut.writeTo(sink);
        sink.put(size);
        for (int i = 0; i < size; i++) {
            final int instrument = byId[i];
            sink.put(instrument);
            rule[instrument].writeTo(sink);
            sink.put(largestScale[instrument]);
            rollOut.writeScales(instrument, sink);
            sink.put(rise[instrument]);
            sink.put(refill[instrument]);
            sink.put(uncovered[instrument]);
            sink.put(reviewedNs[instrument]);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote into an empty table.
     *
     * @param state        to read from
     * @param volatilities that scales can follow
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource state, final VolatilityTable volatilities) {
        times.readFrom(state);
        rollOut.readFrom(state);
        final int count = state.nextInt("number of scale rules", 0, instruments.size());
        while (size < count) {
            final int instrument = state.nextInt("instrument with a scale", 0, instruments.size() - 1);
            final ScaleRule read = ScaleRule.readFrom(state, instruments.size());
            if (rule[instrument] != null || !canHaveScale(instrument) || !read.isAllowed()
                || !volatilities.isDefined(read.volatilityInstrument())) {
                throw new StateException("instrument " + instruments.get(instrument).id()
                    + " cannot have such a scale rule; load another state");
            }
            define(instrument, read);
            largestScale[instrument] = state.nextLong("largest scale", read.largestScale(), ScaleRule.LARGEST);
            if (!isRateAllowed(instruments.tiers().largestRate(instrument), largestScale[instrument])) {
                throw new StateException("instrument " + instruments.get(instrument).id()
                    + " cannot have such rates with its scale; load another state");
            }
            rollOut.readScales(instrument, state, largestScale[instrument]);
            rise[instrument] = state.nextLong("allowance to rise", 0, read.riseAtOnce());
            refill[instrument] = state.nextLong("allowance to refill", 0, read.step());
            uncovered[instrument] = state.nextLong("uncovered scale", 0, ScaleRule.LARGEST);
            reviewedNs[instrument] = state.next();
        }
    }

    /**
     * Whether an instrument's requirements can have a scale.
     *
     * @param instrument index
     * @return false for what has no tiers
     */
    public boolean canHaveScale(final int instrument) {
        final Instrument what = instruments.get(instrument);
        return what.type() != InstrumentType.SPOT && !instruments.underlyings().isOption(instrument);
    }

    /**
     * Defines an instrument's rule, or another one in its place, which leaves scale and allowances as they are, as far
     * as it allows them.
     *
     * @param instrument index
     * @param itsRule    validated before
     */
    public void define(final int instrument, final ScaleRule itsRule) {
        if (rule[instrument] == null) {
            rise[instrument] = itsRule.riseAtOnce();
            insert(instrument);
        }
        rule[instrument] = itsRule;
        rise[instrument] = Math.min(rise[instrument], itsRule.riseAtOnce());
        refill[instrument] = Math.min(refill[instrument], itsRule.step());
        largestScale[instrument] = Math.max(largestScale[instrument], itsRule.largestScale());
    }

    private void insert(final int instrument) {
        final int id = instruments.get(instrument).id();
        int place = size++;
        while (place > 0 && instruments.get(byId[place - 1]).id() > id) {
            byId[place] = byId[place - 1];
            place--;
        }
        byId[place] = instrument;
    }

    /**
     * The scale that an account's requirements have.
     *
     * @param account    index
     * @param instrument index
     * @return x 10^9
     */
    public long scale(final int account, final int instrument) {
        return size == 0 ? Rate.ONE : rollOut.scale(account, instrument);
    }

    /**
     * The largest scale that any rule of an instrument ever allowed.
     *
     * @param instrument index
     * @return x 10^9, at least 1
     */
    public long largestScale(final int instrument) {
        return size == 0 ? Rate.ONE : largestScale[instrument];
    }

    /**
     * Whether an instrument may have a rate, if its scale can be so large: together they are 100 at most.
     *
     * @param rate         x 10^9, not negative
     * @param largestScale x 10^9, at least 1
     * @return true if it may
     */
    public static boolean isRateAllowed(final long rate, final long largestScale) {
        return rate <= LARGEST_RATE && scaledRate(rate, largestScale) <= LARGEST_RATE;
    }

    /**
     * The most that a rate can come to with a scale, rounded up (rules, section 11.1).
     *
     * @param rate  x 10^9
     * @param scale x 10^9
     * @return x 10^9
     */
    public static long scaledRate(final long rate, final long scale) {
        return scale == Rate.ONE ? rate : new Wide().product(rate, scale).dividedUp(Rate.ONE).value();
    }

    /**
     * How many instruments have a rule.
     *
     * @return number
     */
    public int size() {
        return size;
    }

    /**
     * An instrument that has a rule.
     *
     * @param place from 0, by instrument id
     * @return its index
     */
    public int instrument(final int place) {
        return byId[place];
    }

    public ScaleRule rule(final int instrument) {
        return rule[instrument];
    }

    /**
     * Reviews an instrument's scale: the coming one is what volatility asks for, as far as the rule allows. No roll-out
     * is under way.
     *
     * @param instrument index
     * @param timeNs     stamp of the clock
     * @param charged    the volatility that counts, a year
     * @param stale      whether nobody knows what it is now
     * @param review     to calculate with; afterwards it holds the result
     * @return whether the scale changes, or what is uncovered has changed
     */
    public boolean review(
        final int instrument,
        final long timeNs,
        final long charged,
        final boolean stale,
        final ScaleReview review) {
        final long elapsedNs = reviewedNs[instrument] == NEVER ? 0 : timeNs - reviewedNs[instrument];
        review.review(
            rule[instrument], rollOut.inForce(instrument), rise[instrument], refill[instrument],
            elapsedNs, charged, stale);
        final boolean isUncoveredAnew = review.uncovered() != uncovered[instrument];
        rollOut.coming(instrument, review.scale());
        rise[instrument] = review.rise();
        refill[instrument] = review.refill();
        uncovered[instrument] = review.uncovered();
        reviewedNs[instrument] = timeNs;
        return rollOut.changes(instrument) || isUncoveredAnew;
    }

    /**
     * Scales in force and coming.
     *
     * @return how far accounts have changed over
     */
    public RollOut rollOut() {
        return rollOut;
    }

    /**
     * When scales are reviewed.
     *
     * @return the times
     */
    public ReviewTimes times() {
        return times;
    }
}
