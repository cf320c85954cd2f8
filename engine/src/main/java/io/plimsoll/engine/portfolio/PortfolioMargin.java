package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.scenario.GridCharge;
import io.plimsoll.engine.scenario.GridTable;

/**
 * Requirements of one portfolio account, by the worst outcome of its grid (rules, section 10.4). First everything it
 * holds is added, then it is calculated; the result stays until the next account begins.
 */
public final class PortfolioMargin {
    private final GridTable grids;
    private final Holdings holdings;
    private final ExpirySums sums;
    private final GridOutcome outcome;
    private final PositionNow positionNow;
    private final Wide wide = new Wide();
    private int grid;
    private long maintenance;
    private long initial;

    /**
     * A calculation with its own working space.
     *
     * @param instruments   what is held
     * @param grids         by which it is margined
     * @param values        of options, shared
     * @param mostPositions of one account
     */
    public PortfolioMargin(
        final InstrumentTable instruments, final GridTable grids, final OptionValues values, final int mostPositions) {
        this.grids = grids;
        holdings = new Holdings(instruments, mostPositions);
        sums = new ExpirySums(instruments, values, mostPositions);
        outcome = new GridOutcome(values.factors(), grids);
        positionNow = new PositionNow(instruments, values);
    }

    /**
     * Begins with an account that holds nothing.
     *
     * @param itsGrid index of its grid
     */
    public void begin(final int itsGrid) {
        grid = itsGrid;
        holdings.clear();
    }

    /**
     * Adds a position in a perpetual or future.
     *
     * @param instrument index
     * @param lots       signed
     * @param worth      of them at their mark, rounded down, in settlement minor units
     */
    public void addLinear(final int instrument, final long lots, final long worth) {
        holdings.addLinear(instrument, lots, worth);
    }

    /**
     * Adds a position in an option.
     *
     * @param instrument index
     * @param lots       signed
     */
    public void addOption(final int instrument, final long lots) {
        holdings.addOption(instrument, lots);
    }

    /**
     * Adds collateral in another asset; after all positions.
     *
     * @param priceInstrument index of the instrument that prices it
     * @param worth           without haircut, rounded down, in valuation minor units
     */
    public void addCollateral(final int priceInstrument, final long worth) {
        holdings.addCollateral(priceInstrument, worth);
    }

    /** Calculates both requirements. */
    public void calculate() {
        sums.calculate(grid, holdings);
        maintenance = 0;
        initial = 0;
        final GridCharge charge = grids.charge(grid);
        for (int slot = 0; slot < holdings.underlyings; slot++) {
            final long loss = -outcome.worst(grid, holdings, sums, slot);
            final long linear = holdings.linearSize[slot];
            final long naked = holdings.nakedShortSize(slot);
            final long least = shareUp(holdings.shortSize[slot], charge.leastShort());
            maintenance += Math.max(least, shareUp(loss, charge.maintenanceFactor())
                + shareUp(linear, charge.linearMaintenance())
                + shareUp(naked, charge.nakedShortMaintenance()));
            initial += Math.max(least, shareUp(loss, charge.initialFactor())
                + shareUp(linear, charge.linearInitial())
                + shareUp(naked, charge.nakedShortInitial()));
        }
    }

    private long shareUp(final long amount, final long share) {
        return share == 0 || amount == 0 ? 0 : wide.product(amount, share).dividedUp(Rate.ONE).value();
    }

    /**
     * What a position in an option is worth at its underlying's mark.
     *
     * @param ofGrid index of the account's grid
     * @param option instrument index
     * @param lots   signed
     * @return settlement minor units, rounded down
     */
    public long worthNow(final int ofGrid, final int option, final long lots) {
        return positionNow.worth(ofGrid, option, lots);
    }

    /**
     * The size of a position, as so much of its underlying at its mark.
     *
     * @param instrument index
     * @param lots       signed
     * @return settlement minor units, rounded down
     */
    public long size(final int instrument, final long lots) {
        return holdings.size(instrument, lots);
    }

    Holdings holdings() {
        return holdings;
    }

    int grid() {
        return grid;
    }

    public long maintenance() {
        return maintenance;
    }

    public long initial() {
        return initial;
    }
}
