package io.plimsoll.journal.replay;

/** Hears how far a recovery is, for a progress bar. */
public interface RecoveryListener {

    /**
     * Accounts of a snapshot are loaded.
     *
     * @param sequence of the snapshot
     * @param accounts loaded so far
     * @param total    accounts to load
     */
    void onSnapshot(long sequence, int accounts, int total);

    /**
     * A snapshot cannot be used, or none can; the recovery goes on with an older one or without.
     *
     * @param reason for people
     */
    void onUnusable(String reason);
}
