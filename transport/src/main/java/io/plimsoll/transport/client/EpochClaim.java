package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.transport.network.MessageSink;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Gets a source an epoch that nobody has spoken in. The epoch is begun at the service before anything is said in it: a
 * predecessor that died before any of its messages arrived would else leave the same epoch to its successor, and
 * messages of both would be taken for repeats of each other.
 *
 * <p>A message of the new epoch with sequence 0 does it. The service refuses it as older, like any repeat, but an epoch
 * begun stays begun.
 */
final class EpochClaim {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + AccountQueryEncoder.BLOCK_LENGTH;
    private static final long CLAIM_SEQUENCE = 0;

    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
    private final AccountQueryEncoder encoder = new AccountQueryEncoder();
    private int epoch = SourceConfiguration.NEW_EPOCH;

    EpochClaim(final int sourceId) {
        encoder.wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
            .accountId(0)
            .correlationId(0)
            .origin().source(sourceId).sequence(CLAIM_SEQUENCE);
    }

    /** The epoch that is being claimed, {@link SourceConfiguration#NEW_EPOCH} while none is. */
    int epoch() {
        return epoch;
    }

    /**
     * The service has said where the source stands.
     *
     * @param ack that says it
     * @return true if the epoch is the source's own now; if not, claim it and ask again
     */
    boolean isGranted(final SourceAckDecoder ack) {
        final boolean isBegun = epoch != SourceConfiguration.NEW_EPOCH && ack.epoch() == epoch;
        if (isBegun && ack.appliedSequence() == 0) {
            return true;
        }
        epoch = Math.max(epoch, ack.epoch() + 1);
        return false;
    }

    /** Claims the epoch, if it is known which. */
    void offerTo(final MessageSink sink) {
        if (epoch != SourceConfiguration.NEW_EPOCH) {
            encoder.origin().epoch(epoch);
            sink.offer(message, 0, LENGTH);
        }
    }

    /** Whether a claim was refused as older, as all are that begin an epoch. */
    static boolean isRefused(final RejectionDecoder rejection) {
        return rejection.origin().sequence() == CLAIM_SEQUENCE && rejection.reason() == ReasonCode.OLDER_SEQUENCE;
    }
}
