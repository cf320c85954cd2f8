package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.FeedKind;

/**
 * Rule 11.6: a feed without a message for longer than its instrument's heartbeat.
 *
 * @param kind          what it is of
 * @param instrumentId  the mark's, or the expiry's underlying
 * @param expiryTimeNs  null of a mark
 * @param lastMessageNs stamp of its last message
 */
public record StaleFeed(FeedKind kind, int instrumentId, Long expiryTimeNs, long lastMessageNs) {
}
