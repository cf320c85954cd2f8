package io.plimsoll.engine.scale;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import java.util.Arrays;

/**
 * How far accounts have changed over from the setting in force to the coming one (rules, section 11.1): scales, and
 * whatever else was added. Accounts below the cursor, in order of definition, are computed by the coming setting. While
 * no roll-out is under way the cursor is 0 and the settings are equal.
 */
public final class RollOut {
    private static final int NOT_UNDER_WAY = -1;

    private final Setting scales;
    private Setting[] settings = {};
    private int cursor;
    private boolean isUnderWay;

    RollOut(final int instruments) {
        scales = add(instruments, Rate.ONE);
    }

    /**
     * Adds numbers that change over like scales, when tables are allocated.
     *
     * @param capacity most instruments or assets that have one
     * @param atFirst  what each is at first
     * @return the numbers
     */
    public Setting add(final int capacity, final long atFirst) {
        final Setting added = new Setting(capacity, atFirst);
        settings = Arrays.copyOf(settings, settings.length + 1);
        settings[settings.length - 1] = added;
        return added;
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
        scales.writeTo(instrument, sink);
    }

    /** Reads both scales of an instrument, after the cursor. */
    void readScales(final int instrument, final StateSource state, final long largest) {
        scales.readFrom(instrument, state, this, "scale", 0, largest);
    }

    /**
     * Whether an account is computed by what is coming.
     *
     * @param account index, in order of definition
     * @return true if it has changed over
     */
    public boolean isChangedOver(final int account) {
        return account < cursor;
    }

    /**
     * The scale that an account is computed by.
     *
     * @param account    index, in order of definition
     * @param instrument index
     * @return x 10^9
     */
    long scale(final int account, final int instrument) {
        return scales.value(isChangedOver(account), instrument);
    }

    /**
     * The scale by which accounts are computed that have not changed over.
     *
     * @param instrument index
     * @return x 10^9
     */
    public long inForce(final int instrument) {
        return scales.inForce(instrument);
    }

    /**
     * The scale by which accounts are computed that have changed over.
     *
     * @param instrument index
     * @return x 10^9
     */
    public long coming(final int instrument) {
        return scales.coming(instrument);
    }

    /** Sets the scale that is to come, before a roll-out begins. */
    void coming(final int instrument, final long scale) {
        if (isUnderWay) {
            throw new IllegalStateException("a scale changes while accounts change over: instrument=" + instrument);
        }
        scales.coming(instrument, scale);
    }

    /**
     * Whether an instrument's scale is another after the roll-out than before.
     *
     * @param instrument index
     * @return true if it is
     */
    public boolean changes(final int instrument) {
        return scales.changes(instrument);
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
        for (final Setting setting : settings) {
            setting.end();
        }
        isUnderWay = false;
        cursor = 0;
    }
}
