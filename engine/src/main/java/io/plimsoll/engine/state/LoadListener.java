package io.plimsoll.engine.state;

/** Hears how far the loading of state is, for a progress bar. */
@FunctionalInterface
public interface LoadListener {

    /**
     * Some more accounts are loaded; called now and then, and when all are.
     *
     * @param accounts loaded so far
     * @param total    accounts to load
     */
    void onAccounts(int accounts, int total);
}
