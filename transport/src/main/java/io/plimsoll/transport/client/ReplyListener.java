package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;

/**
 * Hears what the service says to all sources, for those who watch over them. Called by {@link PlimsollClient#poll()};
 * decoders are valid meanwhile.
 */
public interface ReplyListener {

    /**
     * A message of some source was refused. How sources begin an epoch is theirs, and not told.
     *
     * @param rejection with its reason
     */
    default void onRejection(final RejectionDecoder rejection) {
    }

    /**
     * Messages of some source were refused and counted, not named one by one.
     *
     * @param summary of the reasons
     */
    default void onRejectionSummary(final RejectionSummaryDecoder summary) {
    }
}
