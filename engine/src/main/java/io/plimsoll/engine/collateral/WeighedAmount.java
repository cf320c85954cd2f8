package io.plimsoll.engine.collateral;

import io.plimsoll.engine.asset.HaircutTiers;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;

/**
 * What an amount of an asset counts for, in whole minor units of it: by its haircut tiers, and by an extra haircut on
 * top (rules, section 11.8). Rounded to the account's disadvantage each time.
 */
public final class WeighedAmount {
    private final HaircutTiers tiers;
    private final Wide wide = new Wide();

    /**
     * A calculation with its own working space.
     *
     * @param tiers of all assets
     */
    public WeighedAmount(final HaircutTiers tiers) {
        this.tiers = tiers;
    }

    /**
     * What an amount counts for by the haircut tiers alone.
     *
     * @param asset  index
     * @param amount minor units, negative for a debt
     * @return minor units, rounded down
     */
    public long byTiers(final int asset, final long amount) {
        if (tiers.isZero(asset)) {
            return amount;
        }
        tiers.weigh(asset, amount, wide);
        return amount < 0 ? -wide.dividedUp(Rate.ONE).value() : wide.dividedDown(Rate.ONE).value();
    }

    /**
     * What is left of an amount: less a haircut, or more of a debt.
     *
     * @param amount  minor units, negative for a debt
     * @param haircut x 10^9, from 0 to 1
     * @return minor units, rounded down
     */
    public long less(final long amount, final long haircut) {
        if (haircut == 0) {
            return amount;
        }
        return amount < 0
            ? -wide.product(-amount, Rate.ONE + haircut).dividedUp(Rate.ONE).value()
            : wide.product(amount, Rate.ONE - haircut).dividedDown(Rate.ONE).value();
    }

    /**
     * What an amount counts for by the haircut tiers and an extra haircut.
     *
     * @param asset  index
     * @param amount minor units, negative for a debt
     * @param extra  haircut x 10^9
     * @return minor units, rounded down twice
     */
    public long of(final int asset, final long amount, final long extra) {
        return less(byTiers(asset, amount), extra);
    }
}
