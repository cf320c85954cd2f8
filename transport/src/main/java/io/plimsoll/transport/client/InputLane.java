package io.plimsoll.transport.client;

/** The streams into the service. Any message may go on any of them; they differ in when the service looks at them. */
public enum InputLane {
    /** Definitions and queries: polled first, few at a time. */
    CONTROL,
    /** Fills, collateral and resets: polled second. */
    FACTS,
    /** Ticks and funding: polled last. */
    MARKET_DATA
}
