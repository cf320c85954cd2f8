package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.StateDigestDecoder;
import org.agrona.DirectBuffer;

/**
 * Whether an output of the auditor's engine and one of the margin engine say the same: byte for byte, but for the
 * digest of a StateDigest, which is over the margin engine's own words and which nobody else can compute.
 */
public final class OutputEquality {
    private static final int DIGEST_START =
        MessageHeaderDecoder.ENCODED_LENGTH + StateDigestDecoder.digestEncodingOffset();
    private static final int DIGEST_END = DIGEST_START + StateDigestDecoder.digestEncodingLength();

    private OutputEquality() {
    }

    /**
     * Compares two outputs, each with its header.
     *
     * @param left        holding the one
     * @param leftOffset  of its header
     * @param leftLength  of header and message in bytes
     * @param right       holding the other
     * @param rightOffset of its header
     * @param rightLength of header and message in bytes
     * @return true if they say the same
     */
    public static boolean isSame(
        final DirectBuffer left,
        final int leftOffset,
        final int leftLength,
        final DirectBuffer right,
        final int rightOffset,
        final int rightLength) {
        if (leftLength != rightLength) {
            return false;
        }
        final boolean digest = isStateDigest(left, leftOffset, leftLength);
        for (int i = 0; i < leftLength; i++) {
            final boolean isOfDigest = digest && i >= DIGEST_START && i < DIGEST_END;
            if (!isOfDigest && left.getByte(leftOffset + i) != right.getByte(rightOffset + i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStateDigest(final DirectBuffer buffer, final int offset, final int length) {
        if (length < DIGEST_END) {
            return false;
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        return header.schemaId() == StateDigestDecoder.SCHEMA_ID
            && header.templateId() == StateDigestDecoder.TEMPLATE_ID;
    }
}
