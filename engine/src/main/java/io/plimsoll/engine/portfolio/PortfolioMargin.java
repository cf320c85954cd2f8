package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.scenario.GridCharge;
import io.plimsoll.engine.scenario.GridTable;
import java.util.Arrays;

/**
 * Requirements of one portfolio account, by the worst outcome of its grid (rules, section 10.4). First everything it
 * holds is added, then it is calculated; the result stays until the next account begins.
 */
public final class PortfolioMargin {
    /** In place of a scenario: the least requirement for options sold is more than any outcome asks for. */
    static final int LEAST = -2;

    private static final double LARGEST_BASIS_FACTOR = 4;

    private final InstrumentTable instruments;
    private final GridTable grids;
    private final OptionValues values;
    private final Holdings holdings;
    private final ExpirySums sums;
    private final GridOutcome outcome;
    private final PositionNow positionNow;
    private final ExpiryFactors factors;
    private final Doubts doubts;
    private final Wide wide = new Wide();
    private final UnderlyingRequirement[] requirements;
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
        this.instruments = instruments;
        this.grids = grids;
        this.values = values;
        holdings = new Holdings(instruments, mostPositions);
        sums = new ExpirySums(instruments, values, mostPositions);
        factors = values.factors();
        outcome = new GridOutcome(values);
        doubts = new Doubts(instruments);
        positionNow = new PositionNow(instruments, values);
        requirements = new UnderlyingRequirement[mostPositions];
        Arrays.setAll(requirements, slot -> new UnderlyingRequirement());
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
        final int slot = holdings.addLinear(instrument, lots, worth);
        final int doubt = doubts.ofPrice(instrument);
        if (doubt > grids.charge(grid).mostDoubt()) {
            chargeDoubt(slot, doubt, holdings.size(instrument, lots));
        }
    }

    /**
     * Adds a position in an option.
     *
     * @param instrument index
     * @param lots       signed
     */
    public void addOption(final int instrument, final long lots) {
        final int leg = holdings.addOption(instrument, lots);
        final int doubt = doubts.ofOption(instrument);
        if (doubt > grids.charge(grid).mostDoubt()) {
            chargeDoubt(holdings.underlyingOfExpiry[holdings.expirySlot[leg]], doubt, holdings.size[leg]);
        }
    }

    private void chargeDoubt(final int slot, final int doubt, final long size) {
        holdings.doubtCharge[slot] += wide.product(size, doubt).times(grids.charge(grid).doubtFactor())
            .dividedUp(Rate.ONE).dividedUp(Rate.ONE).value();
    }

    /**
     * Adds collateral in another asset; after all positions.
     *
     * @param priceInstrument index of the instrument that prices it
     * @param worth           without haircut, rounded down, in valuation minor units
     */
    public void addCollateral(final int priceInstrument, final long worth) {
        final int slot = holdings.addCollateral(priceInstrument, worth);
        final int doubt = doubts.ofPrice(priceInstrument);
        if (slot != Holdings.NONE && worth > 0 && doubt > grids.charge(grid).mostDoubt()) {
            chargeDoubt(slot, doubt, worth);
        }
    }

    /** Calculates both requirements. */
    public void calculate() {
        sums.calculate(grid, holdings);
        maintenance = 0;
        initial = 0;
        final GridCharge charge = grids.charge(grid);
        final long initialFactor = charge.initialFactor() + grids.peg(grid).addition(instruments, wide);
        for (int slot = 0; slot < holdings.underlyings; slot++) {
            final UnderlyingRequirement its = requirements[slot];
            require(slot, charge, initialFactor, its);
            maintenance += its.maintenance;
            initial += its.initial;
        }
    }

    private void require(
        final int slot, final GridCharge charge, final long initialFactor, final UnderlyingRequirement its) {
        its.underlying = holdings.underlying[slot];
        its.worstOutcome = outcome.worst(grid, holdings, sums, slot);
        its.worstScenario = outcome.worstScenario();
        its.basisOutcome = outcome.basis();
        final long linear = holdings.linearSize[slot];
        final long naked = holdings.nakedShortSize(slot);
        its.linearCharge = shareUp(linear, charge.linearMaintenance());
        its.nakedShortCharge = shareUp(naked, charge.nakedShortMaintenance());
        its.leastShort = shareUp(holdings.shortSize[slot], charge.leastShort());
        its.doubtCharge = holdings.doubtCharge[slot];
        its.maintenance = Math.max(its.leastShort, charged(its, charge));
        its.initial = Math.max(its.leastShort, shareUp(-its.worstOutcome, initialFactor)
            + shareUp(linear, charge.linearInitial())
            + shareUp(naked, charge.nakedShortInitial())
            + its.doubtCharge);
    }

    private long charged(final UnderlyingRequirement its, final GridCharge charge) {
        return shareUp(-its.worstOutcome, charge.maintenanceFactor()) + its.linearCharge + its.nakedShortCharge;
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

    /**
     * The slot of an underlying.
     *
     * @param underlying instrument index
     * @return slot, -1 if nothing that moves with it is held
     */
    public int slotOf(final int underlying) {
        return holdings.find(underlying);
    }

    /**
     * All that is at stake on an underlying, long and short alike.
     *
     * @param slot of the underlying
     * @return settlement minor units, as so much of the underlying at its mark
     */
    public double grossSize(final int slot) {
        double units = holdings.linearUnits[slot];
        for (int leg = 0; leg < holdings.legs; leg++) {
            if (holdings.underlyingOfExpiry[holdings.expirySlot[leg]] == slot) {
                units += holdings.units[leg];
            }
        }
        return units * instruments.mark(holdings.underlying[slot]);
    }

    /**
     * Price and strike of all options together, long and short alike, wherever a proven box lets prices go.
     *
     * @return settlement minor units
     */
    public double grossPriceAndStrike() {
        double sum = 0;
        for (int leg = 0; leg < holdings.legs; leg++) {
            final int slot = holdings.underlyingOfExpiry[holdings.expirySlot[leg]];
            sum += holdings.priceAndStrike(
                leg, LatticeWalk.farthestPrice(instruments.mark(holdings.underlying[slot])));
        }
        return sum;
    }

    /** What options on an underlying are worth now. */
    double optionWorth(final int slot) {
        double sum = 0;
        for (int e = 0; e < holdings.expiries; e++) {
            if (holdings.underlyingOfExpiry[e] == slot) {
                sum += holdings.now[e];
            }
        }
        return sum;
    }

    double maintenance(final int slot) {
        return requirements[slot].maintenance;
    }

    /**
     * How many underlyings something is held on.
     *
     * @return slots from 0
     */
    public int underlyings() {
        return holdings.underlyings;
    }

    /**
     * What is required for an underlying, and why.
     *
     * @param slot of the underlying
     * @return valid until the next calculation
     */
    public UnderlyingRequirement requirement(final int slot) {
        return requirements[slot];
    }

    /** The scenario that the requirement of an underlying is by, {@link #LEAST}, or another number if by neither. */
    int worstOf(final int slot) {
        final UnderlyingRequirement its = requirements[slot];
        return its.leastShort > charged(its, grids.charge(grid)) ? LEAST : its.worstScenario;
    }

    /**
     * Minor units that {@code equity - ratio x maintenance} by the rules can be off what it is without rounding.
     *
     * @param ratio of maintenance
     * @return no less than that
     */
    public double rounding(final double ratio) {
        double factor = 2;
        for (int e = 0; e < holdings.expiries; e++) {
            factor = Math.max(factor, FixedPoint.toDouble(Math.max(
                factors.owned(grid, holdings.expiry[e]), factors.owed(grid, holdings.expiry[e]))));
        }
        final double terms = 3.0 * (holdings.legs + holdings.linears) + 2.0 * holdings.expiries + 4;
        return terms * (1 + ratio * 2 * (factor + LARGEST_BASIS_FACTOR)) + 4 * (1 + ratio) * holdings.underlyings;
    }

    /**
     * Most that a scenario takes or gives of the worth of what is linear.
     *
     * @return share of it
     */
    public double linearRange() {
        return values.scenarios(grid).linearRange;
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
