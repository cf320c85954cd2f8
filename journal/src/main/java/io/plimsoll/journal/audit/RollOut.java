package io.plimsoll.journal.audit;

/** Rule 11.1: the setting in force and the one that comes, and which accounts have changed over. */
final class RollOut {
    private Setting inForce = Setting.ORIGINAL;
    private Setting coming = Setting.ORIGINAL;
    private boolean underWay;
    /** Accounts with an index below have changed over. */
    private int cursor;

    boolean isUnderWay() {
        return underWay;
    }

    Setting inForce() {
        return inForce;
    }

    Setting coming() {
        return coming;
    }

    /** Whether an account is computed by what comes, while that is something else. */
    boolean hasChangedOver(final int accountIndex) {
        return underWay && accountIndex < cursor;
    }

    /** What an account is computed by. */
    Setting of(final int accountIndex) {
        return hasChangedOver(accountIndex) ? coming : inForce;
    }

    /** Begins, with so many accounts; without accounts it is over at once. */
    void begin(final Setting next, final int accounts) {
        coming = next;
        cursor = 0;
        underWay = true;
        endIfAllHaveChangedOver(accounts);
    }

    /** So many accounts more change over, of those that there are; which ones. */
    Slice changeOver(final int more, final int accounts) {
        final Slice slice = new Slice(cursor, Math.min(cursor + more, accounts));
        cursor = slice.to();
        endIfAllHaveChangedOver(accounts);
        return slice;
    }

    private void endIfAllHaveChangedOver(final int accounts) {
        if (cursor == accounts) {
            inForce = coming;
            underWay = false;
        }
    }
}
