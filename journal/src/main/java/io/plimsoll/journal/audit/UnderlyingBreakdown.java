package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
 * @param linearValue  N: what moves with the underlying's price alone
 * @param outcomes     of the grid's scenarios, in their order
 * @param worstScenario the first of those with the least outcome
 * @param expiries     of the options held, now and in that scenario, by time
 * @param basis        outcome of the basis charge
 * @param worst        W: the least outcome, at most 0
 * @param linearSize   H: of perpetuals and futures
 * @param nakedShorts  Z: of options sold beyond those bought at the same strike
 * @param shorts       Y: of options sold
 * @param maintenanceCharges of the grid
 * @param initialCharges     of the grid
 * @param leastShort   of the grid: share of Y that both requirements are at least
 * @param maintenance  requirement
 * @param initial      requirement
 */
public record UnderlyingBreakdown(
    int instrumentId,
    Mark mark,
    BigDecimal linearValue,
    List<BigDecimal> outcomes,
    ScenarioBreakdown worstScenario,
    List<ExpiryBreakdown> expiries,
    BigDecimal basis,
    BigDecimal worst,
    BigDecimal linearSize,
    BigDecimal nakedShorts,
    BigDecimal shorts,
    PortfolioCharges maintenanceCharges,
    PortfolioCharges initialCharges,
    BigDecimal leastShort,
    BigDecimal maintenance,
    BigDecimal initial) {

    /** Of every underlying that a portfolio account has a position with, by instrument id. */
    static List<UnderlyingBreakdown> of(final Book book, final Account account) {
        final Map<Instrument, List<Position>> held = account.positions.values().stream()
            .collect(Collectors.groupingBy(position -> position.instrument().underlying()));
        final List<UnderlyingBreakdown> underlyings = new ArrayList<>();
        final Map<Integer, Instrument> byId = new TreeMap<>();
        held.keySet().forEach(underlying -> byId.put(underlying.id, underlying));
        byId.values().forEach(underlying -> underlyings.add(of(book, account, underlying, held.get(underlying))));
        return underlyings;
    }

    /** What the underlying contributes to the account. */
    AccountTotals totals() {
        return new AccountTotals(BigDecimal.ZERO, BigDecimal.ZERO, maintenance, initial);
    }

    private static UnderlyingBreakdown of(
        final Book book, final Account account, final Instrument underlying, final List<Position> positions) {
        final Grid grid = book.grid(account);
        final List<ExpiryBook> expiries = positions.stream()
            .filter(position -> position.instrument().isOption())
            .collect(Collectors.groupingBy(
                position -> position.instrument().option.expiry, LinkedHashMap::new, Collectors.toList()))
            .values().stream()
            .map(options -> new ExpiryBook(book, grid, options))
            .toList();
        final List<Position> linear = positions.stream()
            .filter(position -> !position.instrument().isOption())
            .toList();
        final BigDecimal linearValue = linearValue(book, account, underlying, linear);
        final List<BigDecimal> outcomes = new ArrayList<>();
        for (int i = 0; i < grid.model().scenarios().size(); i++) {
            outcomes.add(grid.outcome(i, profit(expiries, i), linearValue));
        }
        final int worstIndex = outcomes.indexOf(Collections.min(outcomes));
        final BigDecimal basis = sum(expiries.stream().map(ExpiryBook::basisCharge).toList());
        final BigDecimal worst = outcomes.stream().reduce(basis, BigDecimal::min).min(BigDecimal.ZERO);
        final BigDecimal linearSize = sum(linear.stream().map(Position::size).toList());
        final BigDecimal nakedShorts = sum(expiries.stream().map(ExpiryBook::nakedShorts).toList());
        final BigDecimal shorts = sum(expiries.stream().map(ExpiryBook::shorts).toList());
        final BigDecimal least = ceil(grid.leastShort().multiply(shorts));
        return new UnderlyingBreakdown(
            underlying.id, underlying.mark, linearValue, outcomes,
            ScenarioBreakdown.of(grid, worstIndex, profit(expiries, worstIndex), linearValue),
            expiries.stream().map(expiry -> expiry.breakdown(worstIndex))
                .sorted(Comparator.comparing(ExpiryBreakdown::timeNs)).toList(),
            basis, worst, linearSize, nakedShorts, shorts,
            grid.maintenance(), grid.initial(), grid.leastShort(),
            requirement(grid.maintenance(), worst, linearSize, nakedShorts).max(least),
            requirement(grid.initial(), worst, linearSize, nakedShorts).max(least));
    }

    /** Step 3, N. */
    private static BigDecimal linearValue(
        final Book book, final Account account, final Instrument underlying, final List<Position> linear) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Position position : linear) {
            final Instrument instrument = position.instrument();
            sum = sum.add(instrument.value(position.lots(), instrument.mark.ticks()).floor());
        }
        for (final Map.Entry<Integer, Balance> balance : account.balances.entrySet()) {
            final int assetId = balance.getKey();
            if (assetId != account.valuationAssetId && book.movesWith(assetId, underlying)) {
                sum = sum.add(book.conversion(assetId, account.valuationAssetId)
                    .of(balance.getValue().amount()).floor());
            }
        }
        return sum;
    }

    /** Step 2, O. */
    private static BigDecimal profit(final List<ExpiryBook> expiries, final int scenario) {
        return sum(expiries.stream().map(expiry -> expiry.profit(scenario)).toList());
    }

    /** Step 7, before what options sold need at least. */
    private static BigDecimal requirement(
        final PortfolioCharges charges,
        final BigDecimal worst,
        final BigDecimal linearSize,
        final BigDecimal nakedShorts) {
        return ceil(charges.factor().multiply(worst.negate()))
            .add(ceil(charges.linear().multiply(linearSize)))
            .add(ceil(charges.nakedShort().multiply(nakedShorts)));
    }

    private static BigDecimal sum(final List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal ceil(final BigDecimal amount) {
        return amount.setScale(0, RoundingMode.CEILING);
    }
}
