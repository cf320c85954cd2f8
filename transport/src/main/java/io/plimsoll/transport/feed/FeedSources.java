package io.plimsoll.transport.feed;

import io.plimsoll.engine.wire.DefineSourceEncoder;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.scenario.Operator;

/**
 * The sources of a feed. Market data alone has one for each instrument and kind of event, the largest unit within which
 * the venue's clock does not run backwards; an id is the same whenever the definitions are.
 */
public final class FeedSources {
    private static final int REJECTIONS_PER_SECOND = 100;
    private static final int KINDS = MarketEvent.Kind.values().length;

    private final int firstSourceId;
    private final boolean isOne;

    private FeedSources(final int firstSourceId, final boolean isOne) {
        this.firstSourceId = firstSourceId;
        this.isOne = isOne;
    }

    /**
     * For market data: a source for each instrument and kind of event.
     *
     * @param firstSourceId 2 or more; five ids for each instrument follow
     * @return the sources
     */
    public static FeedSources ofMarketData(final int firstSourceId) {
        return new FeedSources(firstSourceId, false);
    }

    /**
     * For a history of accounts: one lossless source of everything, because what makes it a history is the order of
     * prices and facts, and order is kept within a source only.
     *
     * @param sourceId 2 or more
     * @return the source
     */
    public static FeedSources ofHistory(final int sourceId) {
        return new FeedSources(sourceId, true);
    }

    /**
     * The source of one kind of events about one instrument.
     *
     * @param instrumentId instrument
     * @param kind         of events
     * @return its id
     */
    public int id(final int instrumentId, final MarketEvent.Kind kind) {
        return isOne ? firstSourceId : firstSourceId + instrumentId * KINDS + kind.ordinal();
    }

    /**
     * Defines a source. One of market data may send ticks and funding, and gaps in it are gone over; that of a history
     * may also define and settle, move collateral, send fills and ask about accounts, and gaps are filled.
     *
     * @param operator to send the definition
     * @param sourceId to define
     */
    public void define(final Operator operator, final int sourceId) {
        final DefineSourceEncoder define = operator.begin(new DefineSourceEncoder())
            .sourceId(sourceId)
            .sequencing(isOne ? Sequencing.LOSSLESS : Sequencing.LOSSY)
            .rejectionsPerSecond(REJECTIONS_PER_SECOND);
        define.permissions().clear().ticks(true).funding(true)
            .definitions(isOne).lifecycle(isOne).fills(isOne).collateral(isOne).queries(isOne);
        operator.send("source " + sourceId);
    }

    /**
     * How a source publishes.
     *
     * @param sourceId of the source
     * @return its configuration
     */
    public SourceConfiguration configuration(final int sourceId) {
        return isOne
            ? SourceConfiguration.lossless(sourceId, InputLane.FACTS)
            : SourceConfiguration.lossy(sourceId, InputLane.MARKET_DATA);
    }
}
