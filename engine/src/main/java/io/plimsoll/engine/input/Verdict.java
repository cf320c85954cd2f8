package io.plimsoll.engine.input;

import io.plimsoll.engine.wire.ReasonCode;

/** The answer to a message: accepted, or a reason why not. */
final class Verdict {
    /** The message is accepted. */
    static final ReasonCode ACCEPTED = ReasonCode.NULL_VAL;

    private Verdict() {
    }
}
