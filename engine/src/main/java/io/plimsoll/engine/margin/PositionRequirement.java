package io.plimsoll.engine.margin;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.liquidity.SizeTerms;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.scale.ScaleTable;

/**
 * What one position of an account that is no portfolio account requires, exactly (rules, sections 2, 11.1 and 11.7):
 * {@code ceil(ceil(base x scale) x close-out factor) + ceil(notional x size rate)}. Set to one position at a time;
 * amounts are settlement minor units, scales, factors and rates x 10^9.
 */
public final class PositionRequirement {
    private final PositionValuation valuation;
    private final TierTable tiers;
    private final ScaleTable scales;
    private final SizeTerms size;
    private final Wide wide = new Wide();
    private int instrument;
    private long lots;
    private long priceTicks;
    private int tier;
    private long scale;

    /**
     * A calculation with its own working space.
     *
     * @param book all that margin is computed from
     */
    public PositionRequirement(final Book book) {
        valuation = new PositionValuation(book.instruments());
        tiers = book.instruments().tiers();
        scales = book.scales();
        size = new SizeTerms(book.sizes(), book.instruments());
    }

    /**
     * Sets the position.
     *
     * @param account      index
     * @param ofInstrument index, with tiers
     * @param itsLots      of either sign, not 0
     * @param markTicks    positive
     */
    public void set(final int account, final int ofInstrument, final long itsLots, final long markTicks) {
        instrument = ofInstrument;
        lots = itsLots;
        priceTicks = markTicks;
        tier = tiers.find(ofInstrument, valuation.notionalDown(ofInstrument, itsLots, markTicks));
        scale = scales.scale(account, ofInstrument);
        size.set(account, ofInstrument, itsLots, scale);
    }

    /**
     * The maintenance requirement.
     *
     * @return rounded up
     */
    public long maintenance() {
        return closedOut(scaled(maintenanceBase())) + added(maintenanceSizeRate());
    }

    /**
     * The initial requirement.
     *
     * @return rounded up
     */
    public long initial() {
        return closedOut(scaled(initialBase())) + added(initialSizeRate());
    }

    /**
     * What the tier alone asks for as maintenance.
     *
     * @return rounded up
     */
    public long maintenanceBase() {
        return valuation.shareUp(instrument, lots, priceTicks, tiers.rateNumerator(tier), tiers.rateDenominator(tier))
            - tiers.amount(tier);
    }

    /**
     * What the tier asks for initially, open interest included.
     *
     * @return rounded up
     */
    public long initialBase() {
        return valuation.shareUp(instrument, lots, priceTicks, initialRate(), Rate.ONE);
    }

    /**
     * The tier's initial rate, open interest included.
     *
     * @return x 10^9
     */
    public long initialRate() {
        final long openLots = size.openInterestLots();
        return openLots == 0
            ? tiers.initialRate(tier)
            : size.grownInitialRate(
                tiers.initialRate(tier), valuation.notionalDown(instrument, openLots, priceTicks));
    }

    /**
     * What a base comes to with the scale.
     *
     * @param base of either requirement
     * @return rounded up
     */
    public long scaled(final long base) {
        return times(base, scale);
    }

    /**
     * What a scaled base comes to because it cannot be closed out at once.
     *
     * @param scaled base of either requirement
     * @return rounded up
     */
    public long closedOut(final long scaled) {
        return times(scaled, size.closeOutFactor());
    }

    private long times(final long requirement, final long factor) {
        return factor == Rate.ONE ? requirement : wide.product(requirement, factor).dividedUp(Rate.ONE).value();
    }

    /**
     * What is added to a requirement for size.
     *
     * @param sizeRate of the same requirement
     * @return rounded up
     */
    public long added(final long sizeRate) {
        return sizeRate == 0 ? 0 : valuation.shareUp(instrument, lots, priceTicks, sizeRate, Rate.ONE);
    }

    public long scale() {
        return scale;
    }

    public long closeOutFactor() {
        return size.closeOutFactor();
    }

    public long maintenanceSizeRate() {
        return size.maintenanceRate();
    }

    public long initialSizeRate() {
        return size.initialRate();
    }
}
