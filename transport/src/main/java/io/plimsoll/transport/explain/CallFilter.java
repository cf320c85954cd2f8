package io.plimsoll.transport.explain;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;

/**
 * Which calls are wanted.
 *
 * @param accountId of one account, or null for all
 * @param fromNs    stamp of the earliest
 * @param toNs      stamp before which the last must be
 * @param level     that the account came to, or null for any
 */
public record CallFilter(Long accountId, long fromNs, long toNs, Level level) {

    boolean takes(final MarginCallDecoder call) {
        return (accountId == null || call.accountId() == accountId)
            && call.timeNs() >= fromNs && call.timeNs() < toNs
            && (level == null || call.levelTo() == level);
    }
}
