package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.SourceGapDecoder;

/** Hears what the service says to a source. Called by {@link PlimsollClient#poll()}; decoders are valid meanwhile. */
public interface SourceListener {
    /** Hears nothing. */
    SourceListener NONE = new SourceListener() {
    };

    /**
     * A message was refused. Lossless sources also see refusals of repeats, which are harmless.
     *
     * @param rejection with its reason
     */
    default void onRejection(final RejectionDecoder rejection) {
    }

    /**
     * Messages are missing. A lossless source resends them by itself.
     *
     * @param gap and where it is
     */
    default void onGap(final SourceGapDecoder gap) {
    }

    /**
     * Everything up to a sequence is applied, or refused for good.
     *
     * @param sequence of the source's present epoch
     */
    default void onAcknowledged(final long sequence) {
    }

    /**
     * The source's state changed.
     *
     * @param state now
     */
    default void onState(final SourceState state) {
    }
}
