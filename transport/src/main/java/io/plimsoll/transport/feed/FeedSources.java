package io.plimsoll.transport.feed;

import io.plimsoll.engine.wire.DefineSourceEncoder;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.transport.scenario.Operator;

/**
 * The sources of a feed: one for each instrument and kind of event, the largest unit within which the venue's clock
 * does not run backwards. An id is the same whenever the definitions are.
 */
public final class FeedSources {
    private static final int REJECTIONS_PER_SECOND = 100;
    private static final int KINDS = FeedEvent.Kind.values().length;

    private final int firstSourceId;

    /**
     * Sources from an id on.
     *
     * @param firstSourceId 2 or more; five ids for each instrument follow
     */
    public FeedSources(final int firstSourceId) {
        this.firstSourceId = firstSourceId;
    }

    /**
     * The source of one kind of events about one instrument.
     *
     * @param instrumentId instrument
     * @param kind         of events
     * @return its id
     */
    public int id(final int instrumentId, final FeedEvent.Kind kind) {
        return firstSourceId + instrumentId * KINDS + kind.ordinal();
    }

    /**
     * Defines a source of market data: it may send ticks and funding, and gaps in it are gone over.
     *
     * @param operator to send the definition
     * @param sourceId to define
     */
    public static void define(final Operator operator, final int sourceId) {
        final DefineSourceEncoder define = operator.begin(new DefineSourceEncoder())
            .sourceId(sourceId)
            .sequencing(Sequencing.LOSSY)
            .rejectionsPerSecond(REJECTIONS_PER_SECOND);
        define.permissions().clear().ticks(true).funding(true);
        operator.send("source " + sourceId);
    }
}
