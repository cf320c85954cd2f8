package io.plimsoll.engine.tripwire;

/**
 * Notices accounts whose wires fire again and again. A look with new wires costs as much as moving some 500 holdings
 * of the eager list, so an account belongs there if its prices move less often than that between two looks.
 */
final class Refires {
    private static final int CLOSE_TOGETHER = 512;
    private static final int MANY = 2;

    private final int[] movesAtLast;
    private final byte[] streak;

    Refires(final int accounts) {
        movesAtLast = new int[accounts];
        streak = new byte[accounts];
    }

    /**
     * A wire of an account has fired.
     *
     * @param account index
     * @param moves   of all its prices since the beginning, modulo 2^32
     * @return whether it has fired several times in a row within few moves
     */
    boolean fired(final int account, final int moves) {
        final int gap = moves - movesAtLast[account];
        movesAtLast[account] = moves;
        if (gap < 0 || gap > CLOSE_TOGETHER) {
            streak[account] = 0;
            return false;
        }
        if (++streak[account] < MANY) {
            return false;
        }
        streak[account] = 0;
        return true;
    }
}
