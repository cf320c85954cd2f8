package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;

/**
 * Hears margin calls: every one, once, in the order of their ids. Called by {@link PlimsollClient#poll()}; decoders are
 * valid until the call returns.
 */
@FunctionalInterface
public interface MarginCallListener {

    /**
     * An account's level changed. To go on after a restart, remember the call's id and subscribe from the next.
     *
     * @param call and all about it
     */
    void onMarginCall(MarginCallDecoder call);

    /**
     * An account became UNRECONCILED, or no longer is. In order with the calls.
     *
     * @param status and whose
     */
    default void onAccountStatus(final AccountStatusDecoder status) {
    }
}
