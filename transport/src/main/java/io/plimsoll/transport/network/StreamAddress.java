package io.plimsoll.transport.network;

/**
 * A stream on a channel.
 *
 * @param channel  Aeron channel
 * @param streamId on it
 */
public record StreamAddress(String channel, int streamId) {
}
