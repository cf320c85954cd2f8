package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.ReasonCode;

/** Hears the end of queries, exactly one of these for each. Called by {@link PlimsollClient#poll()}. */
public interface QueryListener {

    /**
     * The answer.
     *
     * @param correlationId of the query
     * @param report        valid until the call returns
     */
    void onReport(long correlationId, AccountReportDecoder report);

    /**
     * The query was refused.
     *
     * @param correlationId of the query
     * @param reason        why
     */
    void onRefused(long correlationId, ReasonCode reason);

    /**
     * No answer came in time: ask again.
     *
     * @param correlationId of the query
     */
    void onTimeout(long correlationId);
}
