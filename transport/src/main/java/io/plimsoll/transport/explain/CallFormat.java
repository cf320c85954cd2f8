package io.plimsoll.transport.explain;

/** How calls are written. */
public enum CallFormat {
    /** For people. */
    TABLE,
    /** Comma-separated values, a line a call, with a line of names. */
    CSV,
    /** A JSON object a line. */
    JSON
}
