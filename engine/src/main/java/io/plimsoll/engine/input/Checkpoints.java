package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.EngineState;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.wire.CheckpointDecoder;
import io.plimsoll.engine.wire.ReasonCode;

/** Checkpoint: a digest of the state, a slice of the accounts at a time, so that it costs microseconds. */
final class Checkpoints {
    private static final int MOST_ACCOUNTS = 4096;

    private final EngineState state;
    private final Outputs outputs;
    private final CheckpointDecoder message = new CheckpointDecoder();

    Checkpoints(final EngineState state, final Outputs outputs) {
        this.state = state;
        this.outputs = outputs;
    }

    ReasonCode check(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int first = message.firstAccount();
        final int most = message.accounts();
        if (first < 0 || most < 0 || most > MOST_ACCOUNTS) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final int total = state.accounts();
        final int covered = Math.min(most, Math.max(0, total - first));
        outputs.stateDigest(state.digest(first, first + covered), first, covered, total);
        return ACCEPTED;
    }
}
