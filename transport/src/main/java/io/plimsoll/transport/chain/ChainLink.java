package io.plimsoll.transport.chain;

import io.plimsoll.transport.scenario.Operator;

/** A running service, for somebody who plays an option chain into it through one source. */
public interface ChainLink extends Operator {

    /**
     * The sequence of the message that will be sent next.
     *
     * @return within the source
     */
    long nextSequence();

    /** Waits until everything that was sent is applied or refused, and it is known which. */
    void settle();

    /**
     * Whether a message was refused.
     *
     * @param sequence of a message that was settled
     * @return true if so
     */
    boolean isRefused(long sequence);

    /**
     * Whether an account is not called, as far as it is known here.
     *
     * @param accountId of an account that was opened through this
     * @return false from a call to the one that takes it back
     */
    boolean isHealthy(long accountId);

    /**
     * Lets time pass.
     *
     * @param nanoTime until when, by {@link System#nanoTime()}
     */
    void waitUntil(long nanoTime);
}
