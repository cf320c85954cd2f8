package io.plimsoll.transport.client;

/** What became of a message. */
public enum SendStatus {
    /** It is on its way. A lossless source keeps it until it is acknowledged. */
    SENT,
    /** Lossless sources only: it is kept and will be sent, in order, as soon as the service takes it. */
    QUEUED,
    /** Not sent and not kept: the service does not take messages as fast as this. Poll the client, then try again. */
    BACK_PRESSURED,
    /** Not sent and not kept: nobody is there. Poll the client, which connects by itself, then try again. */
    NOT_CONNECTED,
    /** Lossless sources only: not kept, too much is unacknowledged already. Poll the client, then try again. */
    WINDOW_FULL,
    /**
     * Not sent and never will be: the source began a newer epoch, or was used, somewhere else, or its epoch is beyond
     * the maximum.
     */
    FENCED
}
