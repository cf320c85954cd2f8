package io.plimsoll.transport.config;

import java.util.List;

/**
 * The history agent.
 *
 * @param channels     on which requests arrive
 * @param streamId     on each of them
 * @param maxConsumers served at the same time
 * @param idle         of its thread
 */
public record HistoryConfiguration(List<String> channels, int streamId, int maxConsumers, IdleKind idle) {
}
