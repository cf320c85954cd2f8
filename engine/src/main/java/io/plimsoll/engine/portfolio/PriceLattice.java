package io.plimsoll.engine.portfolio;

/**
 * The prices at which options are valued: those of nine significant bits, between a 512th and a 256th apart (rules,
 * section 10.3). Between two of them values lie on the straight line.
 */
final class PriceLattice {
    private static final int SIGNIFICANT_BITS = 9;

    private PriceLattice() {
    }

    /** The cell of a price is this wide, as a power of two; 0 where every price is a node. */
    static int shift(final long priceTicks) {
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(priceTicks) - SIGNIFICANT_BITS);
    }

    /** The node at or below a price. */
    static long nodeAtOrBelow(final long priceTicks) {
        final int shift = shift(priceTicks);
        return priceTicks >> shift << shift;
    }

    /** The first node above a price. */
    static long nodeAbove(final long priceTicks) {
        final int shift = shift(priceTicks);
        return (priceTicks >> shift) + 1 << shift;
    }

    /**
     * The first node above another one, of those that have so many fewer significant bits.
     *
     * @param node   of the lattice
     * @param level  bits fewer, 0 for the next one at all
     */
    static long nodeAbove(final long node, final int level) {
        final int coarse = shift(node) + level;
        return (node >> coarse) + 1 << coarse;
    }

    /** The last node below another one, of those that have so many fewer significant bits. */
    static long nodeBelow(final long node, final int level) {
        final int coarse = shift(node - 1) + level;
        return node - 1 >> coarse << coarse;
    }

    /**
     * The value at a price between nodes, on the straight line, rounded down.
     *
     * @param low    value at the lower node
     * @param high   value at the upper node
     * @param above  ticks of the price above the lower node, less than 2^shift
     * @param shift  of the cell
     */
    static long between(final long low, final long high, final long above, final int shift) {
        return above == 0 ? low : low + shiftedProduct(high - low, above, shift);
    }

    /** {@code floor(value x factor / 2^shift)}, the product in 128 bits. */
    static long shiftedProduct(final long value, final long factor, final int shift) {
        return shift == 0
            ? value * factor
            : Math.multiplyHigh(value, factor) << Long.SIZE - shift | value * factor >>> shift;
    }
}
