package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 11.8 for one asset in which an account has a balance or a position: what the extra haircut makes of its worth.
 *
 * @param haircut     x: in force or, if the account has changed over, coming
 * @param cause       the Clock whose review came to it; null for 0 as it is at first
 * @param other       that of accounts on the other side of a roll-out; the same if no roll-out is under way, or that
 *                    changes other numbers alone
 * @param changedOver whether a roll-out is under way in which the account has changed over
 * @param byTiers     floor(w), of a debt -ceil(-w): what counts by the haircut tiers alone
 * @param weighted    floor(floor(w) (1 - x)), of a debt -ceil(ceil(-w) (1 + x)): what counts
 */
public record ExtraHaircut(
    BigDecimal haircut,
    Cause cause,
    BigDecimal other,
    boolean changedOver,
    BigDecimal byTiers,
    BigDecimal weighted) {

    /** What an asset counts, by what it counts by its tiers, exact. */
    static ExtraHaircut of(final Book book, final Account account, final int assetId, final BigDecimal byTiers) {
        final boolean changedOver = book.rollOut.hasChangedOver(book.index(account));
        final Setting others = changedOver ? book.rollOut.inForce() : book.rollOut.coming();
        final SettingValue own = valueFor(book, account, assetId);
        final BigDecimal haircut = own.fraction();
        final BigDecimal floored = Quotient.of(byTiers).floor();
        final BigDecimal share = floored.signum() < 0
            ? BigDecimal.ONE.add(haircut) : BigDecimal.ONE.subtract(haircut);
        return new ExtraHaircut(
            haircut,
            own.cause(),
            book.isInFull(account, assetId) ? BigDecimal.ZERO : others.extraHaircut(assetId).fraction(),
            changedOver,
            floored,
            Quotient.of(floored.multiply(share)).floor());
    }

    /** x of an account's setting; the valuation asset of a portfolio account has none. */
    static SettingValue valueFor(final Book book, final Account account, final int assetId) {
        return book.isInFull(account, assetId) ? SettingValue.ZERO : book.setting(account).extraHaircut(assetId);
    }

    /**
     * What the extra haircut takes off.
     *
     * @return 0 or more, minor units
     */
    public BigDecimal taken() {
        return byTiers.subtract(weighted);
    }

    /**
     * Whether there is one.
     *
     * @return true if it is above 0
     */
    public boolean isAny() {
        return haircut.signum() > 0;
    }

    /**
     * Whether a roll-out is under way that changes it.
     *
     * @return true if accounts on its other side have another one
     */
    public boolean isChanging() {
        return haircut.compareTo(other) != 0;
    }
}
