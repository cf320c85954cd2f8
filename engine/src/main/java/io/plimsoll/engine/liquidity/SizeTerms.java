package io.plimsoll.engine.liquidity;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;

/**
 * What size makes of the requirements of one position (rules, section 11.7): a factor and an added rate, none of which
 * depends on a price. Has working space of its own and holds the result of the last calculation; rates and factors are
 * x 10^9.
 */
public final class SizeTerms {
    private final SizeTable sizes;
    private final TierTable tiers;
    private final Wide wide = new Wide();
    private SizeCharge charge;
    private int instrument;
    private long scale;
    private long root;
    private long cost;
    private long closeOutFactor;
    private long maintenanceRate;

    /**
     * A calculation with its own working space.
     *
     * @param sizes       by which requirements grow
     * @param instruments whose tiers say what is allowed for
     */
    public SizeTerms(final SizeTable sizes, final InstrumentTable instruments) {
        this.sizes = sizes;
        tiers = instruments.tiers();
    }

    /**
     * Calculates for a position.
     *
     * @param account      index, whose setting counts
     * @param ofInstrument index, with tiers
     * @param lots         of either sign, not 0
     * @param itsScale     of the account's setting
     */
    public void set(final int account, final int ofInstrument, final long lots, final long itsScale) {
        charge = sizes.charge(ofInstrument);
        closeOutFactor = Rate.ONE;
        maintenanceRate = 0;
        if (charge != null) {
            instrument = ofInstrument;
            scale = itsScale;
            final long quantity = Math.abs(lots);
            root = charge.root(quantity, wide);
            cost = charge.cost(quantity, sizes.thinness(account, ofInstrument), wide);
            closeOutFactor = charge.closeOutFactor(quantity, sizes.closeOutLots(account, ofInstrument), wide);
            maintenanceRate = rateBeside(tiers.maintenanceRate(tiers.at(ofInstrument, 0)));
        }
    }

    private long rateBeside(final long firstRate) {
        return charge.rate(charge.excess(root, firstRate, scale, wide), cost);
    }

    /**
     * What multiplies requirements once they are scaled.
     *
     * @return 1 or more
     */
    public long closeOutFactor() {
        return closeOutFactor;
    }

    /**
     * What is added for size to the maintenance rate.
     *
     * @return 0 if nothing
     */
    public long maintenanceRate() {
        return maintenanceRate;
    }

    /**
     * What is added for size to the initial rate.
     *
     * @return 0 if nothing
     */
    public long initialRate() {
        return charge == null ? 0 : rateBeside(tiers.initialRate(tiers.at(instrument, 0)));
    }

    /**
     * Lots open in the market on which the initial rate depends.
     *
     * @return 0 if it does not
     */
    public long openInterestLots() {
        return charge == null || !charge.parameters().growsWithOpenInterest()
            ? 0 : sizes.totals().openInterestLots(instrument);
    }

    /**
     * A tier's initial rate when so much is open in the market.
     *
     * @param tierRate     of the tier alone
     * @param openInterest settlement minor units
     * @return its rate, or more
     */
    public long grownInitialRate(final long tierRate, final long openInterest) {
        return charge == null ? tierRate : charge.grownInitialRate(tierRate, openInterest, wide);
    }
}
