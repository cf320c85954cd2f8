package io.plimsoll.transport.dryrun;

/** Hears how far a dry run is. */
public interface DryRunListener {

    /**
     * The journal is applied up to an input.
     *
     * @param sequence of the input
     */
    void onInput(long sequence);

    /**
     * So many accounts are looked at.
     *
     * @param count of them
     */
    void onAccount(long count);

    /**
     * Something of the journal cannot be used, and is passed over.
     *
     * @param reason for people
     */
    void onWarning(String reason);
}
