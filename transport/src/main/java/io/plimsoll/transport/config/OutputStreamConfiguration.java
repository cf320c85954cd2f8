package io.plimsoll.transport.config;

import java.util.List;

/**
 * A stream out of the service.
 *
 * @param channels  Aeron channels to publish to
 * @param streamId  on each of them
 * @param ringBytes of messages that wait while a publication is under back-pressure, a power of two
 */
public record OutputStreamConfiguration(List<String> channels, int streamId, int ringBytes) {
}
