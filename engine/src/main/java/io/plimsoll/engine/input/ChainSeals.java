package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.chain.ChainHead;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.ReasonCode;

/** ChainSeal. */
final class ChainSeals {
    private final ChainHead chain;
    private final Outputs outputs;
    private final ChainSealDecoder message = new ChainSealDecoder();

    ChainSeals(final ChainHead chain, final Outputs outputs) {
        this.chain = chain;
        this.outputs = outputs;
    }

    ReasonCode seal(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        if (message.records() < chain.records() || message.position() < chain.position()) {
            return ReasonCode.SEAL_BACKWARDS;
        }
        chain.seal(
            outputs.causeSequence(),
            message.records(),
            message.position(),
            envelope.buffer(),
            envelope.bodyOffset() + ChainSealDecoder.headEncodingOffset());
        return ACCEPTED;
    }
}
