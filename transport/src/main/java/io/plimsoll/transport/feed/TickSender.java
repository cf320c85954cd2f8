package io.plimsoll.transport.feed;

import io.plimsoll.engine.wire.FundingIndexEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.transport.client.MessageWriter;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SourcePublisher;
import java.util.function.IntFunction;
import org.agrona.collections.Int2ObjectHashMap;

/** Sends the messages of a feed, each through the source of its stream; waits while the service does not take them. */
public final class TickSender implements FeedListener {
    private final Int2ObjectHashMap<Line> lines = new Int2ObjectHashMap<>();
    private final FeedSources sources;
    private final IntFunction<SourcePublisher> publishers;
    private final SentListener sentListener;
    private final Runnable poll;
    private long sent;

    /** Hears of each message just before it is sent. */
    @FunctionalInterface
    public interface SentListener {

        /**
         * A message goes out, perhaps not at once.
         *
         * @param sourceId it comes from
         * @param sequence it has
         */
        void onSending(int sourceId, long sequence);
    }

    /**
     * A sender.
     *
     * @param sources      ids by instrument and kind
     * @param publishers   makes the publisher of a source that was not used before, ready to send
     * @param sentListener told of each message
     * @param poll         the client's, called while a message cannot be sent
     */
    public TickSender(
        final FeedSources sources,
        final IntFunction<SourcePublisher> publishers,
        final SentListener sentListener,
        final Runnable poll) {
        this.sources = sources;
        this.publishers = publishers;
        this.sentListener = sentListener;
        this.poll = poll;
    }

    /**
     * Messages sent.
     *
     * @return how many
     */
    public long sent() {
        return sent;
    }

    @Override
    public void onTick(
        final MarketEvent.Stream stream,
        final int instrumentId,
        final long exchangeTimeNs,
        final long mark,
        final long index,
        final long bid,
        final long ask,
        final long last) {
        final Line line = line(instrumentId, stream);
        do {
            final TickEncoder tick = line.writer.tick(instrumentId);
            if (exchangeTimeNs != MarketEvent.NO_TIME) {
                tick.exchangeTimeNs(exchangeTimeNs);
            }
            tick.mark(orNull(mark)).index(orNull(index)).bid(orNull(bid)).ask(orNull(ask)).last(orNull(last));
        } while (!isSaid(line));
        sent++;
    }

    @Override
    public void onFunding(
        final MarketEvent.Stream stream, final int instrumentId, final long exchangeTimeNs, final long index) {
        final Line line = line(instrumentId, stream);
        do {
            final FundingIndexEncoder funding = line.writer.fundingIndex(instrumentId, index);
            if (exchangeTimeNs != MarketEvent.NO_TIME) {
                funding.exchangeTimeNs(exchangeTimeNs);
            }
        } while (!isSaid(line));
        sent++;
    }

    private boolean isSaid(final Line line) {
        sentListener.onSending(line.publisher.sourceId(), line.publisher.nextSequence());
        final SendStatus status = line.publisher.send();
        if (status == SendStatus.FENCED) {
            throw FeedException.fenced(line.publisher.sourceId());
        }
        if (status == SendStatus.SENT || status == SendStatus.QUEUED) {
            return true;
        }
        poll.run();
        return false;
    }

    private Line line(final int instrumentId, final MarketEvent.Stream stream) {
        final int sourceId = sources.id(instrumentId, stream.kind());
        Line line = lines.get(sourceId);
        if (line == null) {
            final SourcePublisher publisher = publishers.apply(sourceId);
            line = new Line(publisher, new MessageWriter(publisher));
            lines.put(sourceId, line);
        }
        return line;
    }

    /** The null of the messages is the same value, but that is their business. */
    private static long orNull(final long price) {
        return price == FeedEncoder.NO_PRICE ? TickEncoder.markNullValue() : price;
    }

    private record Line(SourcePublisher publisher, MessageWriter writer) {
    }
}
