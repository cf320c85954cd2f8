package io.plimsoll.engine.collateral;

import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.IntegerRoot;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.number.Wide;

/**
 * What a venue takes an asset for when new risk is to be backed by it (rules, section 11.8, "available"): less than for
 * what is held already, less of a large balance, less where all customers together have deposited much, and nothing
 * where nobody knows its price.
 */
public final class InitialWeight {
    private static final long ROOT_SCALE = 1_000_000_000_000_000_000L;
    private static final long ROOT_RATE_SCALE = 1_000_000_000_000L;
    private static final int LONG_BITS = 63;
    private static final int UNSIGNED_BITS = 64;

    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final CollateralTable collateral;
    private final WeighedAmount weighed;
    private final Wide wide = new Wide();

    /**
     * A calculation with its own working space.
     *
     * @param assets      haircut tiers and price sources
     * @param instruments marks, and which of them are stale
     * @param collateral  rules
     */
    public InitialWeight(
        final AssetTable assets, final InstrumentTable instruments, final CollateralTable collateral) {
        this.assets = assets;
        this.instruments = instruments;
        this.collateral = collateral;
        weighed = new WeighedAmount(assets.haircuts());
    }

    /**
     * What an account has of an asset when new risk is to be backed: its balance, with a share of what its positions
     * have gained beyond what they need, and all of what they lack.
     *
     * @param asset   index
     * @param balance minor units
     * @param gain    unrealised profit less initial requirement, minor units
     * @return minor units
     */
    public long usable(final int asset, final long balance, final long gain) {
        final long share = collateral.rule(asset).profitWeight();
        return balance + (gain > 0 ? wide.product(gain, share).dividedDown(Rate.ONE).value() : gain);
    }

    /**
     * What an amount counts for.
     *
     * @param asset   index
     * @param usable  as {@link #usable} says, negative for a debt
     * @param balance minor units
     * @param extra   haircut of the account's setting, x 10^9
     * @return minor units, rounded down; a debt beyond 63 bits is the largest there can be
     */
    public long counted(final int asset, final long usable, final long balance, final long extra) {
        final long byTiers = weighed.byTiers(asset, usable);
        if (usable >= 0) {
            return wide.product(byTiers, weight(asset, balance, extra)).dividedDown(Rate.ONE).value();
        }
        final long charge = Rate.ONE + extra + collateral.rule(asset).initialHaircut();
        wide.product(-byTiers, charge).dividedUp(Rate.ONE);
        return wide.fitsIn(LONG_BITS) ? -wide.value() : -Long.MAX_VALUE;
    }

    /** Share of what is owned, x 10^9. */
    private long weight(final int asset, final long balance, final long extra) {
        final int source = assets.priceInstrument(asset);
        if (source != AssetTable.NONE && instruments.heartbeats().marks().isStale(source)) {
            return 0;
        }
        final CollateralRule rule = collateral.rule(asset);
        long weight = Math.max(0, Rate.ONE - extra - rule.initialHaircut());
        if (rule.rootRate() > 0) {
            weight = Math.min(weight, byBalance(rule, balance));
        }
        if (rule.depositLimit() > 0) {
            final long worth = worthOfDeposits(asset);
            if (worth > rule.depositLimit()) {
                weight = wide.product(weight, rule.depositLimit()).dividedDown(worth).value();
            }
        }
        return weight;
    }

    private long byBalance(final CollateralRule rule, final long balance) {
        // the least number whose square is above the balance is one more than its root, rounded down
        final long root = IntegerRoot.up(wide.product(Math.max(0, balance), ROOT_SCALE).plusProduct(1, 1)) - 1;
        if (!wide.product(rule.rootRate(), root).dividedDown(ROOT_RATE_SCALE).fitsIn(UNSIGNED_BITS)) {
            return 0;
        }
        final long growth = wide.unsignedValue();
        final long divisor = Rate.ONE + growth;
        final boolean isBeyond = Long.compareUnsigned(divisor, growth) < 0;
        return isBeyond
            ? 0 : wide.product(rule.rootNumerator(), Rate.ONE).dividedDownUnsigned(divisor).value();
    }

    private long worthOfDeposits(final int asset) {
        final Ratio unit = assets.priceUnit(asset);
        final int source = assets.priceInstrument(asset);
        return source == AssetTable.NONE ? 0 : wide.product(collateral.deposits(asset), instruments.mark(source))
            .times(unit.numerator()).dividedDown(unit.denominator()).value();
    }
}
