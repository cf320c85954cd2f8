package io.plimsoll.journal.audit;

import io.plimsoll.engine.scenario.OptionValuation;
import java.math.BigDecimal;
import java.util.List;

/**
 * Rule 10.3: what positions in options of one expiry are worth under a grid, at the mark of their underlying. Values of
 * lots are the margin engine's, as the rules say; what follows from them is exact.
 */
final class OptionValues {
    private final LotValues lotValues;
    private final Grid grid;
    private final OptionValuation valuation = new OptionValuation();
    private final Lattice lattice;

    OptionValues(final Book book, final Grid grid, final Option option) {
        lotValues = book.lotValues;
        this.grid = grid;
        final Expiry expiry = option.expiry;
        valuation.expiry(grid.model(), expiry.secondsLeft(), expiry.ratio, expiry.rate);
        lattice = Lattice.around(option.underlying.mark.ticks());
    }

    /** Unrealised profit of a position. */
    BigDecimal now(final Position position) {
        return inColumn(List.of(position), valuation.now());
    }

    /** L of a position without any move, at a node. */
    BigDecimal nowAt(final Position position, final long node) {
        return atNode(position, valuation.now(), node);
    }

    Lattice lattice() {
        return lattice;
    }

    /** V_s: what positions are worth together in a scenario, by its place in the grid. */
    BigDecimal inScenario(final List<Position> positions, final int scenario) {
        return inColumn(positions, scenario);
    }

    /** V_up. */
    BigDecimal basisUp(final List<Position> positions) {
        return inColumn(positions, valuation.basisUp());
    }

    /** V_down. */
    BigDecimal basisDown(final List<Position> positions) {
        return inColumn(positions, valuation.basisDown());
    }

    /** What D multiplies a value after a shock with. */
    Factor discount(final BigDecimal value) {
        return switch (value.signum()) {
            case 1 -> Factor.of(valuation.ownedFactor());
            case -1 -> Factor.of(valuation.owedFactor());
            default -> Factor.of(1);
        };
    }

    Factor basisFactor() {
        return Factor.of(valuation.basisFactor());
    }

    private BigDecimal inColumn(final List<Position> positions, final int column) {
        return lattice.between(node -> positions.stream()
            .map(position -> atNode(position, column, node))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** L, which the account's bound keeps within 64 bits. */
    private BigDecimal atNode(final Position position, final int column, final long node) {
        final double lotValue = lotValues.of(new OptionLot(grid, position.instrument(), column, node), valuation);
        return BigDecimal.valueOf((long) Math.floor((double) position.lots().longValueExact() * lotValue));
    }
}
