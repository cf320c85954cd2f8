package io.plimsoll.transport.config;

import java.util.List;

/**
 * A stream into the service.
 *
 * @param channels      Aeron channels to subscribe to
 * @param streamId      on each of them
 * @param fragmentLimit fragments taken from each channel in one turn of the loop
 */
public record InputStreamConfiguration(List<String> channels, int streamId, int fragmentLimit) {

    /**
     * Most messages that one turn of the loop can bring.
     *
     * @return number of messages
     */
    public int messageLimit() {
        return channels.size() * fragmentLimit;
    }
}
