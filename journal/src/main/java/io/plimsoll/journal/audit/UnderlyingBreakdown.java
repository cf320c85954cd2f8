package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rule 10.4 for all that a portfolio account holds on one underlying, every number from those before it. Amounts are
 * minor units of the account's valuation asset.
 *
 * @param instrumentId of the underlying
 * @param mark         of the underlying
 * @param isInverse    whether what is held settles in the coin that the underlying prices
 * @param linearValue  N: what moves with the underlying's price alone, or with its reciprocal
 * @param outcomes     of the grid's scenarios, in their order
 * @param worstScenario the first of those with the least outcome
 * @param expiries     of the options held, now and in that scenario, by time
 * @param basis        outcome of the basis charge
 * @param worst        W: the least outcome, at most 0
 * @param sizes        H, Z and Y
 * @param doubts       what is charged for doubtful prices; none where there is no such charge
 * @param peg          of the stable coin; null if the grid has none
 * @param maintenanceCharges of the grid
 * @param initialCharges     of the grid, the factor with what the peg adds
 * @param leastShort   of the grid: share of Y that both requirements are at least
 * @param maintenance  requirement
 * @param initial      requirement
 */
public record UnderlyingBreakdown(
    int instrumentId,
    Mark mark,
    boolean isInverse,
    BigDecimal linearValue,
    List<BigDecimal> outcomes,
    ScenarioBreakdown worstScenario,
    List<ExpiryBreakdown> expiries,
    BigDecimal basis,
    BigDecimal worst,
    UnderlyingSizes sizes,
    List<DoubtBreakdown> doubts,
    PegBreakdown peg,
    PortfolioCharges maintenanceCharges,
    PortfolioCharges initialCharges,
    BigDecimal leastShort,
    BigDecimal maintenance,
    BigDecimal initial) {
    private static final int NOTHING_LOST = -1;

    /** Of every underlying that a portfolio account has a position with, by instrument id. */
    static List<UnderlyingBreakdown> of(final Book book, final Account account, final Grid grid) {
        final Map<Instrument, List<Position>> held = account.positions.values().stream()
            .collect(Collectors.groupingBy(position -> position.instrument().underlying()));
        final List<UnderlyingBreakdown> underlyings = new ArrayList<>();
        final Map<Integer, Instrument> byId = new TreeMap<>();
        held.keySet().forEach(underlying -> byId.put(underlying.id, underlying));
        byId.values().forEach(underlying -> underlyings.add(
            new UnderlyingBook(book, account, grid, underlying, held.get(underlying)).breakdown()));
        return underlyings;
    }

    /**
     * Which outcome is the worst, as a report has it.
     *
     * @return -1 if nothing is lost, the number of scenarios for the basis charge, else the scenario's place, from 0
     */
    public int worstPlace() {
        if (worst.signum() == 0) {
            return NOTHING_LOST;
        }
        return basis.compareTo(worst) == 0 ? outcomes.size() : worstScenario.number() - 1;
    }

    /**
     * What maintenance has for perpetuals and futures.
     *
     * @return ceil(share of H)
     */
    public BigDecimal linearCharge() {
        return maintenanceCharges.ofLinear(sizes);
    }

    /**
     * What maintenance has for options sold beyond those bought at the same strike.
     *
     * @return ceil(share of Z)
     */
    public BigDecimal nakedShortCharge() {
        return maintenanceCharges.ofNakedShorts(sizes);
    }

    /**
     * What both requirements are at least.
     *
     * @return ceil(share of Y)
     */
    public BigDecimal leastCharge() {
        return leastShort.multiply(sizes.shorts()).setScale(0, RoundingMode.CEILING);
    }

    /**
     * What the initial requirement has for doubtful prices.
     *
     * @return X
     */
    public BigDecimal doubtCharge() {
        return doubts.stream().map(DoubtBreakdown::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the underlying contributes to the account. */
    AccountTotals totals() {
        return new AccountTotals(BigDecimal.ZERO, BigDecimal.ZERO, maintenance, initial);
    }
}
