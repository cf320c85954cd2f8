package io.plimsoll.engine.scale;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import java.util.Arrays;

/**
 * The two settings of scales, in force and coming, and how far accounts have changed over from one to the other (rules,
 * section 11.1). Accounts below the cursor, in order of definition, are computed by the coming setting. While no
 * roll-out is under way the cursor is 0 and the settings are equal.
 */
public final class RollOut {
    private static final int NOT_UNDER_WAY = -1;

    private final long[] inForce;
    private final long[] coming;
    private int cursor;
    private boolean isUnderWay;

    RollOut(final int instruments) {
        inForce = new long[instruments];
        coming = new long[instruments];
        Arrays.fill(inForce, Rate.ONE);
        Arrays.fill(coming, Rate.ONE);
    }

    void writeTo(final StateSink sink) {
        sink.put(isUnderWay ? cursor : NOT_UNDER_WAY);
    }

    void readFrom(final StateSource state) {
        final int read = state.nextInt("roll-out's cursor", NOT_UNDER_WAY, Integer.MAX_VALUE - 1);
        isUnderWay = read != NOT_UNDER_WAY;
        cursor = isUnderWay ? read : 0;
    }

    void writeScales(final int instrument, final StateSink sink) {
        sink.put(inForce[instrument]);
        sink.put(coming[instrument]);
    }

    /** Reads both scales of an instrument, after the cursor. */
    void readScales(final int instrument, final StateSource state, final long largest) {
        inForce[instrument] = state.nextLong("scale in force", 0, largest);
        coming[instrument] = state.nextLong("coming scale", 0, largest);
        if (!isUnderWay && coming[instrument] != inForce[instrument]) {
            throw new StateException("a scale is coming and no roll-out is under way; load another state");
        }
    }

    /**
     * The scale that an account is computed by.
     *
     * @param account    index, in order of definition
     * @param instrument index
     * @return x 10^9
     */
    long scale(final int account, final int instrument) {
        return account < cursor ? coming[instrument] : inForce[instrument];
    }

    /**
     * The scale by which accounts are computed that have not changed over.
     *
     * @param instrument index
     * @return x 10^9
     */
    public long inForce(final int instrument) {
        return inForce[instrument];
    }

    /**
     * The scale by which accounts are computed that have changed over.
     *
     * @param instrument index
     * @return x 10^9
     */
    public long coming(final int instrument) {
        return coming[instrument];
    }

    /** Sets the scale that is to come, before a roll-out begins. */
    void coming(final int instrument, final long scale) {
        if (isUnderWay) {
            throw new IllegalStateException("a scale changes while accounts change over: instrument=" + instrument);
        }
        coming[instrument] = scale;
    }

    /**
     * Whether an instrument's scale is another after the roll-out than before.
     *
     * @param instrument index
     * @return true if it is
     */
    public boolean changes(final int instrument) {
        return coming[instrument] != inForce[instrument];
    }

    public boolean isUnderWay() {
        return isUnderWay;
    }

    /**
     * The first account, in order of definition, that has not changed over.
     *
     * @return index, 0 if no roll-out is under way
     */
    public int cursor() {
        return cursor;
    }

    /**
     * How many accounts there must be.
     *
     * @return one more than have changed over, 0 if no roll-out is under way
     */
    public int leastAccounts() {
        return isUnderWay ? cursor + 1 : 0;
    }

    /** Begins to change accounts over to the coming scales. */
    public void begin() {
        isUnderWay = true;
    }

    /**
     * Changes accounts over.
     *
     * @param end index after the last of them, not before the cursor
     */
    public void advance(final int end) {
        cursor = end;
    }

    /** Ends the roll-out: all accounts have changed over, so what was coming is in force. */
    public void end() {
        System.arraycopy(coming, 0, inForce, 0, coming.length);
        isUnderWay = false;
        cursor = 0;
    }
}
