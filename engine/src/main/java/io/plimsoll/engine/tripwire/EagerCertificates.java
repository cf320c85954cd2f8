package io.plimsoll.engine.tripwire;

/** Puts accounts on the eager list, keeps what it knows of them up to date, and takes them off again. */
final class EagerCertificates {
    /** Relative error of one move of a room: a difference, a product and a sum in doubles. */
    private static final double MOVE_ERROR = 0x1p-51;

    private final AccountTerms terms;
    private final SeparableBox separable;
    private final EagerList list;
    private final Refires refires;
    private final float[] slopeNotWorse;
    private final float[] slopeNotCured;
    private final double sumError;

    EagerCertificates(
        final AccountTerms terms, final SeparableBox separable, final EagerList list, final int maxAccounts) {
        this.terms = terms;
        this.separable = separable;
        this.list = list;
        refires = new Refires(maxAccounts);
        slopeNotWorse = new float[terms.z.length];
        slopeNotCured = new float[terms.z.length];
        sumError = EagerList.mostMoves(maxAccounts) * MOVE_ERROR;
    }

    /**
     * Whether the account just read is to be on the list from now on.
     *
     * @param wireFired whether one of its wires is why it was examined
     */
    boolean isDue(final boolean wireFired) {
        if (!terms.straight) {
            return false;
        }
        return list.contains(terms.account)
            ? !list.isIdle(terms.account, moves())
            : wireFired && refires.fired(terms.account, moves());
    }

    private int moves() {
        int sum = 0;
        for (int v = 0; v < terms.variables; v++) {
            if (!WatchTable.isFunding(terms.source[v])) {
                sum += list.moves(terms.instrument[v]);
            }
        }
        return sum;
    }

    /**
     * Puts the account just read on the list, or sets anew what it has left.
     *
     * @param notWorse         first condition
     * @param notWorseHeadroom of it, rounding taken off
     * @param notCured         second condition
     * @param notCuredHeadroom of it, rounding taken off
     * @param box              narrowed to the region in which the list's slopes are right
     */
    void renew(
        final Condition notWorse,
        final double notWorseHeadroom,
        final Condition notCured,
        final double notCuredHeadroom,
        final Box box) {
        list.put(
            terms.account,
            moves(),
            notWorseHeadroom - separable.straighten(notWorse, slopeNotWorse, sumError, box),
            notCuredHeadroom - separable.straighten(notCured, slopeNotCured, sumError, box));
        for (int v = 0; v < terms.variables; v++) {
            if (!WatchTable.isFunding(terms.source[v])) {
                hold(v);
            }
        }
    }

    private void hold(final int v) {
        final int watch = terms.watch[v];
        if (!terms.used[v]) {
            list.release(watch);
            return;
        }
        final int f = v + 1;
        final boolean hasFunding = f < terms.variables && terms.watch[f] == watch;
        list.hold(
            watch,
            terms.present[v],
            hasFunding ? terms.present[f] : 0,
            slopeNotWorse[v],
            slopeNotCured[v],
            hasFunding ? (float) terms.coefficient[f] : 0);
    }

    /** Takes the account just read off the list, if it is on it. */
    void leave() {
        if (list.contains(terms.account)) {
            for (int v = 0; v < terms.variables; v++) {
                if (!WatchTable.isFunding(terms.source[v])) {
                    list.release(terms.watch[v]);
                }
            }
            list.remove(terms.account);
        }
    }
}
