package io.plimsoll.transport.client;

/** How a source stands with the service. */
public enum SourceState {
    /** The service has not said yet what it knows of the source: not connected, or the source is not defined. */
    CONNECTING,
    /** Messages flow. */
    READY,
    /**
     * Another publisher has taken over the source, in this epoch or a newer one, or the service refuses the epoch as
     * beyond the maximum: this publisher is out for good.
     */
    FENCED
}
