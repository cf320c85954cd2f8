package io.plimsoll.journal.chain;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a margin call carried: proof of all that was journaled before it.
 *
 * @param records that the head covers
 * @param head    of the chain, 32 bytes
 */
public record ExpectedHead(long records, byte[] head) {

    /** Checks the length. */
    public ExpectedHead {
        if (records < 0 || head.length != RecordChain.HEAD_LENGTH) {
            throw new IllegalArgumentException("a head has " + RecordChain.HEAD_LENGTH
                + " bytes and covers a number of records");
        }
    }

    boolean hasHead(final byte[] other) {
        return Arrays.equals(head, other);
    }

    String hex() {
        return HexFormat.of().formatHex(head);
    }
}
