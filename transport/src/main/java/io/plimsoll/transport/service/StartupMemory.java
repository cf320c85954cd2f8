package io.plimsoll.transport.service;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.transport.config.ConfigurationException;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.config.Setting;
import java.util.function.Supplier;

/** Allocates what a service allocates once, at its start; what does not fit in memory is refused in words. */
final class StartupMemory {
    private static final int MEGABYTE_SHIFT = 20;

    private StartupMemory() {
    }

    /**
     * A new engine.
     *
     * @throws ConfigurationException if its capacities do not fit in the heap
     */
    static MarginEngine engine(final EngineConfiguration capacities, final OutputListener listener) {
        return allocate(() -> new MarginEngine(capacities, listener), "the engine's capacities, "
            + Setting.ENGINE_MAX_ACCOUNTS.key() + "=" + capacities.maxAccounts()
            + " " + Setting.ENGINE_MAX_POSITIONS.key() + "=" + capacities.maxPositions()
            + " " + Setting.ENGINE_MAX_BALANCES.key() + "=" + capacities.maxBalances()
            + " " + Setting.ENGINE_MAX_INSTRUMENTS.key() + "=" + capacities.maxInstruments() + ",",
            "lower engine.max-..., which a journal keeps once it is begun");
    }

    /**
     * What publishes outputs, by way of rings.
     *
     * @throws ConfigurationException if the rings do not fit in the memory beside the heap, which is as large
     */
    static OutputPublisher publisher(final ServiceConfiguration configuration, final Supplier<OutputPublisher> made) {
        return allocate(made, "the rings, "
            + Setting.CALLS_RING.key() + "=" + configuration.calls().ringBytes()
            + " " + Setting.REPLIES_RING.key() + "=" + configuration.replies().ringBytes() + ",",
            "lower " + Setting.CALLS_RING.key() + " or " + Setting.REPLIES_RING.key());
    }

    private static <T> T allocate(final Supplier<T> allocation, final String what, final String otherwise) {
        try {
            return allocation.get();
        } catch (final OutOfMemoryError e) {
            throw new ConfigurationException(what + " do not fit in memory: the heap may grow to "
                + (Runtime.getRuntime().maxMemory() >> MEGABYTE_SHIFT) + " MB; give the JVM more, such as"
                + " \"java -Xmx16g -jar plimsoll.jar ...\", or " + otherwise, e);
        }
    }
}
