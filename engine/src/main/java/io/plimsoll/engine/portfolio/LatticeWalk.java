package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.scenario.GridTable;

/**
 * How far the price of one underlying may move, everything else held still, until
 * {@code equity - ratio x maintenance} can have fallen by so much: walked off on the lattice, node by node. In every
 * scenario the outcome between two nodes lies on or above the straight line between them (module README), so the nodes
 * decide.
 */
public final class LatticeWalk {
    /** Nodes looked at on each side: 16 cells of a 512th to a 256th. */
    private static final int FARTHEST = 16;

    /** More than a walk can go up, as a share of the present price. */
    static final double FARTHEST_PRICE = 1.1;

    private final InstrumentTable instruments;
    private LatticeNode here;
    private LatticeNode next;
    private PortfolioMargin margin;
    private int slot;
    private double ratio;
    private double equitySlope;
    private double worthSlope;
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
    }

    /**
     * Walks both ways.
     *
     * @param ofMargin       of the account, just calculated
     * @param underlyingSlot of its holdings
     * @param timesRatio     what maintenance is multiplied by
     * @param ownEquity      growth of equity per tick of what is itself priced by the underlying, options apart
     * @param ownWorth       growth of the worth of that, without haircuts
     * @param share          by how much {@code equity - ratio x maintenance} may fall, valuation minor units, positive
     */
    public void walk(
        final PortfolioMargin ofMargin,
        final int underlyingSlot,
        final double timesRatio,
        final double ownEquity,
        final double ownWorth,
        final double share) {
        margin = ofMargin;
        slot = underlyingSlot;
        ratio = timesRatio;
        equitySlope = ownEquity;
        worthSlope = ownWorth;
        final long mark = instruments.mark(margin.holdings().underlying[slot]);
        presentTicks = mark;
        present = margin.optionWorth(slot) - ratio * margin.maintenance(slot);
        final long below = PriceLattice.nodeAtOrBelow(mark);
        final long above = PriceLattice.nodeAbove(mark);
        low = walk(below, above, share, false);
        high = walk(above, below, share, true);
    }

    /** The edge of what is proven, from the nearest node on; {@code behind} is the other end of its cell. */
    private double walk(final long nearest, final long behind, final double share, final boolean up) {
        double edge = presentTicks;
        double atEdge = 0;
        long node = nearest;
        at(here, behind);
        for (int i = 0; i < FARTHEST && node > 0; i++) {
            final double change = at(next, node) - present;
            final double dip = ratio * next.dip(here);
            if (change - dip < -share) {
                return between(edge, atEdge - dip, node, change - dip, share);
            }
            edge = node;
            atEdge = change;
            final LatticeNode last = here;
            here = next;
            next = last;
            node = up ? PriceLattice.nodeAbove(node) : PriceLattice.nodeBelow(node);
        }
        return up || node > 0 ? edge : Double.NEGATIVE_INFINITY;
    }

    /** Where the line from one price to a node falls below what is allowed; the price itself if it is there already. */
    private static double between(
        final double edge, final double atEdge, final double node, final double atNode, final double share) {
        return atEdge <= -share ? edge : edge + (node - edge) * ((atEdge + share) / (atEdge - atNode));
    }

    private double at(final LatticeNode node, final long priceTicks) {
        final double moved = priceTicks - presentTicks;
        node.calculate(
            margin, slot, priceTicks, margin.holdings().linearWorth[slot] + worthSlope * moved,
            priceTicks / presentTicks);
        return node.optionWorth() + equitySlope * moved - ratio * node.maintenance();
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
