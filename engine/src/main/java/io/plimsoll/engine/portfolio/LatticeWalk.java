package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.scenario.GridTable;

/**
 * How far the price of one underlying may move, everything else held still, until
 * {@code equity - ratio x maintenance} can have fallen, or risen, by so much: walked off on the lattice, node by node.
 * In every scenario the outcome between two nodes lies on or above the straight line between them (module README), so
 * the nodes decide that it cannot have fallen. That it cannot have risen follows from the scenario alone that is the
 * worst one now: maintenance is never less than that one asks for.
 */
public final class LatticeWalk {
    /** Nodes looked at on each side, a 512th to a 256th apart. */
    private static final int FAR = 32;

    /** The same where values are likely to be new. */
    private static final int NEAR = 6;

    private final InstrumentTable instruments;
    private int farthest = NEAR;
    private LatticeNode here;
    private LatticeNode next;
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
        here = new LatticeNode(values, grids, mostPositions);
        next = new LatticeNode(values, grids, mostPositions);
        profiting = new boolean[mostPositions];
    }

    /**
     * Sets how far the next walks go at most.
     *
     * @param far or near
     */
    public void look(final boolean far) {
        farthest = far ? FAR : NEAR;
    }

    /** Sets that the next walks stay within the cell of the present price, whose values are known anyway. */
    public void lookAtCell() {
        farthest = 1;
    }

    /** More than a walk goes up to: so many cells, none of which is wider than a 256th of its price or a tick. */
    static double farthestPrice(final long priceTicks) {
        return Math.max(priceTicks * 1.15, priceTicks + FAR + 1.0);
    }

    /** Less than a walk goes down to, or the least there is. */
    static double lowestPrice(final long priceTicks) {
        return Math.max(1, Math.min(priceTicks * 0.85, priceTicks - FAR - 1.0));
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
        final long below = PriceLattice.nodeAtOrBelow(mark);
        final long above = PriceLattice.nodeAbove(mark);
        low = walk(below, above, share, false);
        high = walk(above, below, share, true);
    }

    /** The edge of what is proven, from the nearest node on; {@code behind} is the other end of its cell. */
    private double walk(final long nearest, final long behind, final double share, final boolean up) {
        double edge = presentTicks;
        long node = nearest;
        at(here, behind);
        here.readProfiting(worst, profiting);
        double atEdge = againstRise ? startOfRise(nearest, behind) : 0;
        for (int i = 0; i < farthest && node > 0; i++) {
            at(next, node);
            final double change = againstRise ? present - value(next, node) : value(next, node) - present;
            final double dip = ratio * (againstRise ? next.bulge(here, worst) : next.dip(here));
            // The dip may lie at either end of the cell.
            if (Math.min(change, atEdge) - dip < -share) {
                return between(edge, atEdge - dip, node, change - dip, share);
            }
            edge = node;
            atEdge = change;
            final LatticeNode last = here;
            here = next;
            next = last;
            node = up ? PriceLattice.nodeAbove(node) : PriceLattice.nodeBelow(node);
        }
        // What is inverse can be worth any amount of coins near a price of nothing.
        return up || node > 0 || margin.holdings().inverse[slot] ? edge : Double.NEGATIVE_INFINITY;
    }

    /** What is one scenario's alone need not be what the account has now: if another outcome is the worst one. */
    private double startOfRise(final long nearest, final long behind) {
        at(next, nearest);
        final double behindNow = value(here, behind);
        final double share = (presentTicks - behind) / (nearest - behind);
        return Math.min(0, present - behindNow - (value(next, nearest) - behindNow) * share);
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
