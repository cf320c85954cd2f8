package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rule 10.4 for the options of one expiry that an account holds: what they do in the scenarios of a grid. */
final class ExpiryBook {
    private final Grid grid;
    private final List<Position> positions;
    private final OptionValues values;
    private final BigDecimal now;

    /**
     * Values them now.
     *
     * @param book      that knows who values options
     * @param grid      of the account
     * @param positions in options of the same expiry, at least one
     */
    ExpiryBook(final Book book, final Grid grid, final List<Position> positions) {
        this.grid = grid;
        this.positions = positions;
        values = new OptionValues(book, grid, positions.get(0).instrument().option);
        now = positions.stream().map(values::now).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Step 2: the profit in a scenario, of a skew the loss, whichever way it goes. */
    BigDecimal profit(final int scenario) {
        final BigDecimal value = values.inScenario(positions, scenario);
        return profit(scenario, values.discount(value).times(value));
    }

    private BigDecimal profit(final int scenario, final BigDecimal discounted) {
        final BigDecimal profit = discounted.subtract(now);
        return isSkew(scenario) ? profit.abs().negate() : profit;
    }

    private boolean isSkew(final int scenario) {
        return grid.model().scenarios().get(scenario).volatilityShock().isSkew();
    }

    /** Step 4: the charge for moving against other expiries, 0 or less. */
    BigDecimal basisCharge() {
        final BigDecimal profitUp = values.basisUp(positions).subtract(now);
        final BigDecimal profitDown = values.basisDown(positions).subtract(now);
        return values.basisFactor().times(profitUp.min(profitDown).min(BigDecimal.ZERO));
    }

    /** All that steps 1, 2 and 4 have of it, in one scenario. */
    ExpiryBreakdown breakdown(final int scenario) {
        final Expiry expiry = positions.get(0).instrument().option.expiry;
        final BigDecimal value = values.inScenario(positions, scenario);
        final BigDecimal discounted = values.discount(value).times(value);
        return new ExpiryBreakdown(
            expiry.timeNs,
            expiry.secondsLeft(),
            expiry.plainRatio(),
            Input.billionths(expiry.rate),
            now,
            value,
            values.discount(value).parts(),
            discounted,
            isSkew(scenario),
            profit(scenario, discounted),
            values.basisUp(positions),
            values.basisDown(positions),
            values.basisFactor().parts(),
            basisCharge());
    }

    /** Step 6, Z: what short sizes exceed long ones by, strike by strike. */
    BigDecimal nakedShorts() {
        final Map<Long, BigDecimal> sizes = new HashMap<>();
        for (final Position position : positions) {
            final BigDecimal size = position.size();
            sizes.merge(
                position.instrument().option.strike,
                position.lots().signum() < 0 ? size.negate() : size,
                BigDecimal::add);
        }
        return sizes.values().stream()
            .map(size -> size.negate().max(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Step 6, Y: the size of what is short. */
    BigDecimal shorts() {
        return positions.stream()
            .filter(position -> position.lots().signum() < 0)
            .map(Position::size)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
