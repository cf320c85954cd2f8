package io.plimsoll.transport.chain;

import io.plimsoll.transport.scenario.Operator;
import java.util.Map;

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
     * Takes the accounts that are called, as far as it is known here, with what they lack: each is handed over once.
     *
     * @return minor units of money, above 0, that bring equity to twice the maintenance requirement, by account id
     */
    Map<Long, Long> takeCalled();

    /**
     * Lets time pass.
     *
     * @param nanoTime until when, by {@link System#nanoTime()}
     */
    void waitUntil(long nanoTime);
}
