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
     * Hands over the accounts that are called, as far as it is known here, with what they lack: money of the venue.
     *
     * @param consumer of account id and minor units that bring equity to twice the maintenance requirement
     */
    void forEachCalled(CalledAccountConsumer consumer);

    /** Takes accounts that are called. */
    @FunctionalInterface
    interface CalledAccountConsumer {

        /**
         * One that is.
         *
         * @param accountId  of the account
         * @param minorUnits that it lacks, above 0
         */
        void accept(long accountId, long minorUnits);
    }

    /**
     * Lets time pass.
     *
     * @param nanoTime until when, by {@link System#nanoTime()}
     */
    void waitUntil(long nanoTime);
}
