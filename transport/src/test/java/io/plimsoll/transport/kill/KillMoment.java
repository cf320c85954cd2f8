package io.plimsoll.transport.kill;

/** When in its life a service is killed. */
enum KillMoment {
    /** While it recovers. */
    STARTING,
    /** While it takes messages. */
    UNDER_LOAD,
    /** While it ends in good order. */
    STOPPING
}
