package io.plimsoll.transport.service;

/** Faults put into the service on purpose, to see that they are found. */
public enum PlantedBug {
    /** The production code as it is. */
    NONE,
    /** The recovery passes over an input now and then. */
    SKIP_A_RECORD,
    /** Outputs are published when the engine says them, before the journal holds them. */
    PUBLISH_BEFORE_JOURNALING,
    /** Outputs that the last run did not get to journal are not journaled by the next. */
    FORGET_THE_LAST_OUTPUTS,
    /** What comes in gets the next number of its source: a repeat looks new. */
    FORGET_THE_DEDUPE
}
