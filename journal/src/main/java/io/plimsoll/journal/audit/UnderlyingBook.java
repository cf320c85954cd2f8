package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rule 10.4 for all that a portfolio account holds on one underlying, by one grid. */
final class UnderlyingBook {
    private final Book book;
    private final Account account;
    private final Grid grid;
    private final Instrument underlying;
    private final List<Position> positions;
    private final List<Position> linear;
    private final List<ExpiryBook> expiries;
    private final boolean isInverse;

    UnderlyingBook(
        final Book book,
        final Account account,
        final Grid grid,
        final Instrument underlying,
        final List<Position> positions) {
        this.book = book;
        this.account = account;
        this.grid = grid;
        this.underlying = underlying;
        this.positions = positions;
        linear = positions.stream().filter(position -> !position.instrument().isOption()).toList();
        expiries = positions.stream()
            .filter(position -> position.instrument().isOption())
            .collect(Collectors.groupingBy(
                position -> position.instrument().option.expiry, LinkedHashMap::new, Collectors.toList()))
            .values().stream()
            .map(options -> new ExpiryBook(book, grid, options))
            .toList();
        isInverse = positions.stream().anyMatch(position -> position.instrument().isInverseOnUnderlying());
    }

    /** Every step of the rule. */
    UnderlyingBreakdown breakdown() {
        final BigDecimal linearValue = linearValue();
        final List<ScenarioBreakdown> scenarios = new ArrayList<>();
        for (int i = 0; i < grid.model().scenarios().size(); i++) {
            final int scenario = i;
            scenarios.add(ScenarioBreakdown.of(
                grid, i, sum(expiries, expiry -> expiry.profit(scenario)), linearValue, isInverse));
        }
        final ScenarioBreakdown worstScenario =
            scenarios.stream().min(Comparator.comparing(ScenarioBreakdown::outcome)).orElseThrow();
        final BigDecimal basis = sum(expiries, ExpiryBook::basisCharge);
        final BigDecimal worst = worstScenario.outcome().min(basis).min(BigDecimal.ZERO);
        final List<DoubtBreakdown> doubts = doubts();
        final PegBreakdown peg =
            grid.peg() == null ? null : grid.peg().at(book.instruments.get(grid.peg().instrumentId()).mark);
        final UnderlyingSizes sizes = new UnderlyingSizes(
            sum(linear, Position::size),
            sum(expiries, ExpiryBook::nakedShorts),
            sum(expiries, ExpiryBook::shorts));
        final PortfolioCharges initialCharges =
            peg == null ? grid.initial() : grid.initial().increased(peg.increase());
        final BigDecimal least = ceil(grid.leastShort().multiply(sizes.shorts()));
        return new UnderlyingBreakdown(
            underlying.id, underlying.mark, isInverse, linearValue,
            scenarios.stream().map(ScenarioBreakdown::outcome).toList(),
            worstScenario,
            expiries.stream().map(expiry -> expiry.breakdown(worstScenario.number() - 1))
                .sorted(Comparator.comparing(ExpiryBreakdown::timeNs)).toList(),
            basis, worst, sizes, doubts, peg, grid.maintenance(), initialCharges, grid.leastShort(),
            grid.maintenance().of(worst, sizes).max(least),
            initialCharges.of(worst, sizes).add(sum(doubts, DoubtBreakdown::charge)).max(least));
    }

    /** Step 3, N. */
    private BigDecimal linearValue() {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Position position : linear) {
            final Instrument instrument = position.instrument();
            sum = sum.add(instrument.value(position.lots(), instrument.mark.ticks()).floor());
        }
        return sum.add(sum(moving().values(), Function.identity()));
    }

    /** Step 3: what balances that move with the underlying are worth, by asset. */
    private Map<Integer, BigDecimal> moving() {
        final Map<Integer, BigDecimal> worth = new TreeMap<>();
        for (final Map.Entry<Integer, Balance> balance : account.balances.entrySet()) {
            final int assetId = balance.getKey();
            if (assetId != account.valuationAssetId && book.movesWith(assetId, underlying)) {
                worth.put(assetId, book.conversion(assetId, account.valuationAssetId)
                    .of(balance.getValue().amount()).floor());
            }
        }
        return worth;
    }

    /** Step 7, of what is charged for. */
    private List<DoubtBreakdown> doubts() {
        final List<DoubtBreakdown> doubts = new ArrayList<>();
        for (final Position position : positions) {
            addDoubt(doubts, position.instrument().id, null, position.size(), position.instrument().doubt());
        }
        moving().forEach((assetId, worth) -> {
            if (worth.signum() > 0) {
                addDoubt(doubts, null, assetId, worth, underlying.markDoubt().max(book.markDoubt(assetId)));
            }
        });
        return doubts;
    }

    private void addDoubt(
        final List<DoubtBreakdown> doubts,
        final Integer instrumentId,
        final Integer assetId,
        final BigDecimal size,
        final Doubt doubt) {
        if (grid.confidence().isDoubtful(doubt.billionths())) {
            doubts.add(new DoubtBreakdown(
                instrumentId, assetId, size, Input.billionths(doubt.billionths()), doubt.staleFeeds(),
                grid.confidence().factor(), grid.confidence().charge(size, doubt.billionths())));
        }
    }

    private static <T> BigDecimal sum(final Collection<T> parts, final Function<T, BigDecimal> amount) {
        return parts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal ceil(final BigDecimal amount) {
        return amount.setScale(0, RoundingMode.CEILING);
    }
}
