package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.wire.ReasonCode;

/**
 * What became of a message.
 *
 * @param name   of it
 * @param reason why it was refused; null if it was taken
 */
record Outcome(String name, ReasonCode reason) {
    boolean isTaken() {
        return reason == null;
    }
}
