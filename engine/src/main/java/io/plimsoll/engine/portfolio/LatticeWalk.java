package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.scenario.GridTable;

/**
 * How far the price of one underlying may move, everything else held still, until
 * {@code equity - ratio x maintenance} can have fallen, or risen, by so much: walked off on the lattice, in cells of
 * many nodes first and finer ones where those prove nothing. In every scenario the outcome between two nodes lies on or
 * above the straight line between them, less what values bend over a wide cell (module README), so the nodes decide
 * that it cannot have fallen. That it cannot have risen follows from the scenario alone that is the worst one now:
 * maintenance is never less than that one asks for.
 */
public final class LatticeWalk {
    /** Walks begin with cells of so many times two to the power of this: a 64th to a 32nd wide. */
    private static final int COARSEST = 3;

    /** In place of that, for walks that stay within the cell of the present price. */
    private static final int CELL = -1;

    private static final double FARTHEST = 0.08;
    private static final double FARTHEST_TICKS = 33;
    private static final double RATE = 1e9;

    /** An odd number near 2^32 by the golden ratio: multiples of it are spread evenly over all integers. */
    private static final int SPREAD = 0x9E3779B9;

    private final InstrumentTable instruments;
    private final GridTable grids;
    private final ValueBends bends;
    private final ExpiryFactors factors;
    private final ExpiryWeights weights;
    private final LatticeNode below;
    private final LatticeNode above;
    private final LatticeNode first;
    private final LatticeNode second;
    private int coarsest = COARSEST;
    private double kept = 1;
    private LatticeNode here;
    private double edge;
    private double atEdge;
    private double proven;
    private double lossOfValues;
    private PortfolioMargin margin;
    private int slot;
    private double ratio;
    private double equitySlope;
    private double worthSlope;
    private final boolean[] profiting;
    private boolean againstRise;
    private int worst;
    private double nakedShortUnits;
    private double presentTicks;
    private double present;
    private double low;
    private double high;

    /**
     * A walk with its own working space.
     *
     * @param instruments   prices
     * @param grids         by which accounts are margined
     * @param values        of options, shared
     * @param mostPositions of one account
     */
    public LatticeWalk(
        final InstrumentTable instruments, final GridTable grids, final OptionValues values, final int mostPositions) {
        this.instruments = instruments;
        this.grids = grids;
        bends = values.bends();
        factors = values.factors();
        weights = new ExpiryWeights(mostPositions);
        below = new LatticeNode(values, grids, weights, mostPositions);
        above = new LatticeNode(values, grids, weights, mostPositions);
        first = new LatticeNode(values, grids, weights, mostPositions);
        second = new LatticeNode(values, grids, weights, mostPositions);
        profiting = new boolean[mostPositions];
    }

    /**
     * Sets how far the next walks go.
     *
     * @param account    whose walks: what is proven of the farthest ways is kept to a share of its own, so that
     *                   accounts which were looked at together are not looked at together again at the same node
     * @param beyondCell or no farther than the cell of the present price, whose values are known anyway
     */
    public void look(final int account, final boolean beyondCell) {
        coarsest = beyondCell ? COARSEST : CELL;
        kept = 1 - (account * SPREAD >>> 1) * 0x1p-32;
    }

    /** More than a walk goes up to. */
    static double farthestPrice(final double priceTicks) {
        return Math.max(priceTicks * (1 + FARTHEST), priceTicks + FARTHEST_TICKS);
    }

    /** Less than a walk goes down to, or the least price there is. */
    static double lowestPrice(final double priceTicks) {
        return Math.max(1, farthestFall(priceTicks));
    }

    private static double farthestFall(final double priceTicks) {
        return Math.min(priceTicks * (1 - FARTHEST), priceTicks - FARTHEST_TICKS);
    }

    /**
     * Walks both ways.
     *
     * @param ofMargin       of the account, just calculated
     * @param underlyingSlot of its holdings
     * @param timesRatio     what maintenance is multiplied by
     * @param ownEquity      growth of equity per tick of what is itself priced by the underlying, options apart
     * @param ownWorth       growth of the worth of that, without haircuts
     * @param share          by how much {@code equity - ratio x maintenance} may change, minor units, positive
     * @param rise           whether it must not rise by more; otherwise, fall
     */
    public void walk(
        final PortfolioMargin ofMargin,
        final int underlyingSlot,
        final double timesRatio,
        final double ownEquity,
        final double ownWorth,
        final double share,
        final boolean rise) {
        margin = ofMargin;
        weights.read(margin.grid(), margin.holdings(), factors);
        againstRise = rise;
        slot = underlyingSlot;
        ratio = timesRatio;
        equitySlope = ownEquity;
        worthSlope = ownWorth;
        final long mark = instruments.mark(margin.holdings().underlying[slot]);
        presentTicks = mark;
        worst = margin.worstOf(slot);
        nakedShortUnits = margin.holdings().nakedShortUnits(slot);
        present = margin.optionWorth(slot) - ratio * margin.maintenance(slot);
        // Equity loses what values do; an outcome as much, shocked and now once more.
        lossOfValues = 1 + 2 * ratio * grids.charge(margin.grid()).maintenanceFactor() / RATE;
        at(below, PriceLattice.nodeAtOrBelow(mark));
        at(above, PriceLattice.nodeAbove(mark));
        low = walk(below, above, share, false);
        high = walk(above, below, share, true);
    }

    /** The edge of what is proven, from the nearest node on; {@code behind} is the other end of its cell. */
    private double walk(final LatticeNode nearest, final LatticeNode behind, final double share, final boolean up) {
        behind.readProfiting(worst, profiting);
        edge = presentTicks;
        atEdge = againstRise ? startOfRise(nearest, behind) : 0;
        here = behind;
        if (!reaches(nearest, share, 0)) {
            return proven;
        }
        return coarsest == CELL ? edge : walkOn(nearest.priceTicks(), share, up);
    }

    /** Coarse cells first, finer ones from where a coarse one cannot be proven. */
    private double walkOn(final long nearest, final double share, final boolean up) {
        long node = nearest;
        // How far values in coins bend is not known over wide cells.
        int level = margin.holdings().inverse[slot] ? 0 : coarsest;
        while (level >= 0) {
            final long target = up ? PriceLattice.nodeAbove(node, level) : PriceLattice.nodeBelow(node, level);
            if (target > farthestPrice(presentTicks) || target < farthestFall(presentTicks)) {
                return presentTicks + (edge - presentTicks) * kept;
            }
            if (target == 0 && level == 0) {
                return Double.NEGATIVE_INFINITY;
            }
            if (target > 0 && reachesNode(node, target, level, share)) {
                node = target;
            } else if (target > 0 && isFarEnough(target)) {
                return proven;
            } else {
                level--;
            }
        }
        return proven;
    }

    /** Whether finer cells can at most double what is proven. */
    private boolean isFarEnough(final long target) {
        return 2 * Math.abs(proven - presentTicks) >= Math.abs(target - presentTicks);
    }

    private boolean reachesNode(final long from, final long to, final int level, final double share) {
        final LatticeNode next = here == first ? second : first;
        at(next, to);
        return reaches(next, share, level == 0 ? 0 : bend(Math.min(from, to), Math.max(from, to)));
    }

    /** Whether all is proven from the edge to another node, to which it then moves. */
    private boolean reaches(final LatticeNode next, final double share, final double bend) {
        final double change = againstRise
            ? present - value(next, next.priceTicks()) : value(next, next.priceTicks()) - present;
        // The dip may lie at either end of the cell.
        final double off = bend + ratio * (againstRise ? next.bulge(here, worst) : next.dip(here));
        if (Math.min(change, atEdge) - off < -share) {
            proven = between(edge, atEdge - off, next.priceTicks(), change - off, share);
            return false;
        }
        edge = next.priceTicks();
        atEdge = change;
        here = next;
        return true;
    }

    /** Most that an outcome over a wide cell is off what it would be if values of options lay on straight lines. */
    private double bend(final double from, final double to) {
        final Holdings holdings = margin.holdings();
        double sum = 0;
        for (int leg = 0; leg < holdings.legs; leg++) {
            if (holdings.underlyingOfExpiry[holdings.expirySlot[leg]] == slot) {
                sum += holdings.units[leg] * bends.of(margin.grid(), holdings.option[leg], from, to);
            }
        }
        return sum * lossOfValues;
    }

    /** What is one scenario's alone need not be what the account has now: if another outcome is the worst one. */
    private double startOfRise(final LatticeNode nearest, final LatticeNode behind) {
        final double behindNow = value(behind, behind.priceTicks());
        final double share = (presentTicks - behind.priceTicks())
            / (nearest.priceTicks() - behind.priceTicks());
        return Math.min(0, present - behindNow - (value(nearest, nearest.priceTicks()) - behindNow) * share);
    }

    /** Where the line from one price to a node falls below what is allowed; the price itself if it is there already. */
    private static double between(
        final double edge, final double atEdge, final double node, final double atNode, final double share) {
        return atEdge <= -share ? edge : edge + (node - edge) * ((atEdge + share) / (atEdge - atNode));
    }

    private void at(final LatticeNode node, final long priceTicks) {
        node.calculate(
            margin, slot, priceTicks,
            margin.holdings().linearWorth[slot] + worthSlope * (priceTicks - presentTicks),
            nakedShortUnits);
    }

    private double value(final LatticeNode node, final long priceTicks) {
        return node.optionWorth() + equitySlope * (priceTicks - presentTicks)
            - ratio * (againstRise ? node.maintenanceBy(worst, profiting) : node.maintenance());
    }

    /** The lowest price that is proven; negative infinity if every price is. */
    public double low() {
        return low;
    }

    /** The highest price that is proven. */
    public double high() {
        return high;
    }
}
