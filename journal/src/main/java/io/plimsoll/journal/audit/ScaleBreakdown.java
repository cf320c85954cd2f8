package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 11.1 for one position: what the scale of its instrument makes of its requirements.
 *
 * @param scale       s: in force or, if the account has changed over, coming
 * @param cause       the Clock whose review came to this scale; null for 1 as it is at first
 * @param other       the scale of accounts on the other side of a roll-out: coming or, if the account has changed over,
 *                    in force; the same as the scale if no roll-out is under way, or that changes other scales alone
 * @param changedOver whether a roll-out is under way in which the account has changed over
 * @param maintenance A = ceil(notional x maintenance rate - amount), before the scale
 * @param initial     B = ceil(notional x initial rate), before the scale
 */
public record ScaleBreakdown(
    BigDecimal scale, Cause cause, BigDecimal other, boolean changedOver, BigDecimal maintenance, BigDecimal initial) {

    /** Of a position of an account that is no portfolio account, with what its tier asks for. */
    static ScaleBreakdown of(
        final Book book,
        final Account account,
        final int instrumentId,
        final BigDecimal maintenance,
        final BigDecimal initial) {
        final boolean changedOver = book.rollOut.hasChangedOver(book.index(account));
        final SettingValue scale = book.setting(account).scale(instrumentId);
        final Setting others = changedOver ? book.rollOut.inForce() : book.rollOut.coming();
        return new ScaleBreakdown(
            scale.fraction(),
            scale.cause(),
            others.scale(instrumentId).fraction(),
            changedOver,
            maintenance,
            initial);
    }

    /**
     * Maintenance as it is required.
     *
     * @return MM = ceil(A s)
     */
    public BigDecimal scaledMaintenance() {
        return Quotient.of(maintenance.multiply(scale)).ceil();
    }

    /**
     * Initial margin as it is required.
     *
     * @return IM = ceil(B s)
     */
    public BigDecimal scaledInitial() {
        return Quotient.of(initial.multiply(scale)).ceil();
    }

    /**
     * What the scale adds to maintenance.
     *
     * @return MM - A, negative if the scale lowers it
     */
    public BigDecimal addedMaintenance() {
        return scaledMaintenance().subtract(maintenance);
    }

    /**
     * What the scale adds to initial margin.
     *
     * @return IM - B, negative if the scale lowers it
     */
    public BigDecimal addedInitial() {
        return scaledInitial().subtract(initial);
    }

    /**
     * Whether a roll-out is under way that changes this scale.
     *
     * @return true if accounts on its other side have another one
     */
    public boolean isChanging() {
        return scale.compareTo(other) != 0;
    }
}
