package io.plimsoll.transport.feed;

/** Takes the messages that recorded events become. */
public interface FeedListener {

    /**
     * Prices of an instrument. Mantissas at its price exponent, or {@link FeedEncoder#NO_PRICE} for one not given.
     *
     * @param stream         it comes from
     * @param instrumentId   instrument
     * @param exchangeTimeNs venue's time, or {@link MarketEvent#NO_TIME}
     * @param mark           mark
     * @param index          index
     * @param bid            bid
     * @param ask            ask
     * @param last           last
     */
    void onTick(
        MarketEvent.Stream stream,
        int instrumentId,
        long exchangeTimeNs,
        long mark,
        long index,
        long bid,
        long ask,
        long last);

    /**
     * Cumulative funding of an instrument.
     *
     * @param stream         it comes from
     * @param instrumentId   instrument
     * @param exchangeTimeNs venue's time, or {@link MarketEvent#NO_TIME}
     * @param index          settlement minor units per lot x 10^6 since the feed began
     */
    void onFunding(MarketEvent.Stream stream, int instrumentId, long exchangeTimeNs, long index);
}
