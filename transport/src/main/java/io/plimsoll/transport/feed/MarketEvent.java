package io.plimsoll.transport.feed;

import java.math.BigDecimal;
import java.util.Set;

/**
 * One thing that happened on a venue's market. Prices that the record does not have are null.
 *
 * @param stream         it belongs to
 * @param timeNs         when it is sent, nanoseconds since 1970: the order of events of several files
 * @param exchangeTimeNs by the venue's clock, or {@link #NO_TIME}
 * @param bid            best bid
 * @param ask            best ask
 * @param last           price of a trade
 * @param mark           mark price
 * @param index          index price
 * @param fundingRate    fraction of the notional; paid by longs at {@code fundingTimeNs} if positive
 * @param fundingTimeNs  when the funding is paid, or {@link #NO_TIME}
 * @param where          file and line, for messages
 */
public record MarketEvent(
    Stream stream,
    long timeNs,
    long exchangeTimeNs,
    BigDecimal bid,
    BigDecimal ask,
    BigDecimal last,
    BigDecimal mark,
    BigDecimal index,
    BigDecimal fundingRate,
    long fundingTimeNs,
    String where) implements FeedEvent {

    /** No time is given. */
    public static final long NO_TIME = Long.MIN_VALUE;

    @Override
    public boolean isAbout(final Set<String> symbols) {
        return symbols.contains(stream.symbol()) || symbols.contains(stream.venue() + ":" + stream.symbol());
    }

    /** What a stream is made of. */
    public enum Kind {
        /** Best bid and ask. */
        QUOTE,
        /** Trades. */
        TRADE,
        /** Mark, index and expected funding. */
        MARK,
        /** Points of bars. */
        BAR,
        /** Funding that was paid. */
        FUNDING
    }

    /**
     * Events of one kind about one instrument: the largest unit within which the venue's clock does not run backwards.
     *
     * @param venue  as recorded; empty where the file has none
     * @param symbol of the instrument, as recorded
     * @param kind   of the events
     */
    public record Stream(String venue, String symbol, Kind kind) {

        @Override
        public String toString() {
            return (venue.isEmpty() ? "" : venue + " ") + symbol + " " + kind;
        }
    }
}
