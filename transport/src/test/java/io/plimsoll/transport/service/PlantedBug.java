package io.plimsoll.transport.service;

/** Faults put into the service on purpose, to see that they are found. */
public enum PlantedBug {
    /** The production code as it is. */
    NONE,
    /** Outputs are published when the engine says them, before the journal holds them. */
    PUBLISH_BEFORE_JOURNALING,
    /** Outputs that the last run did not get to journal are not journaled by the next. */
    FORGET_THE_LAST_OUTPUTS,
    /** A document of the journal is not written now and then. */
    SKIP_A_RECORD,
    /** What is to be forced to disk is not. */
    PRETEND_TO_SYNC,
    /** What comes in gets the next number of its source: a repeat looks new. */
    FORGET_THE_DEDUPE
}
