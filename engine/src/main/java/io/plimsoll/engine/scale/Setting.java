package io.plimsoll.engine.scale;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import java.util.Arrays;

/**
 * One number for each instrument or asset, twice: as it is in force, and as it is coming. Reviews set what is coming, a
 * {@link RollOut} lets accounts change over to it and puts it in force when all have (rules, section 11.1).
 */
public final class Setting {
    private final long[] inForce;
    private final long[] coming;

    Setting(final int capacity, final long atFirst) {
        inForce = new long[capacity];
        coming = new long[capacity];
        Arrays.fill(inForce, atFirst);
        Arrays.fill(coming, atFirst);
    }

    /**
     * Writes both numbers.
     *
     * @param index of the instrument or asset
     * @param sink  to write to
     */
    public void writeTo(final int index, final StateSink sink) {
        sink.put(inForce[index]);
        sink.put(coming[index]);
    }

    /**
     * Reads both numbers, after the roll-out's cursor.
     *
     * @param index   of the instrument or asset
     * @param state   to read from
     * @param rollOut whether one is under way, without which they are equal
     * @param what    the number is, for people
     * @param least   that it can be
     * @param most    that it can be
     * @throws StateException if they make no sense
     */
    public void readFrom(
        final int index,
        final StateSource state,
        final RollOut rollOut,
        final String what,
        final long least,
        final long most) {
        inForce[index] = state.nextLong(what + " in force", least, most);
        coming[index] = state.nextLong("coming " + what, least, most);
        if (!rollOut.isUnderWay() && changes(index)) {
            throw new StateException("a " + what + " is coming and no roll-out is under way; load another state");
        }
    }

    /**
     * The number that an account is computed by.
     *
     * @param isChangedOver whether the account has changed over to what is coming
     * @param index         of the instrument or asset
     * @return its number
     */
    public long value(final boolean isChangedOver, final int index) {
        return isChangedOver ? coming[index] : inForce[index];
    }

    /**
     * The number by which accounts are computed that have not changed over.
     *
     * @param index of the instrument or asset
     * @return its number
     */
    public long inForce(final int index) {
        return inForce[index];
    }

    /**
     * The number by which accounts are computed that have changed over.
     *
     * @param index of the instrument or asset
     * @return its number
     */
    public long coming(final int index) {
        return coming[index];
    }

    /**
     * Sets the number that is to come, before a roll-out begins.
     *
     * @param index  of the instrument or asset
     * @param number of it
     */
    public void coming(final int index, final long number) {
        coming[index] = number;
    }

    /**
     * Whether the number is another one after the roll-out than before.
     *
     * @param index of the instrument or asset
     * @return true if it is
     */
    public boolean changes(final int index) {
        return coming[index] != inForce[index];
    }

    /** All accounts have changed over: what was coming is in force. */
    void end() {
        System.arraycopy(coming, 0, inForce, 0, coming.length);
    }
}
