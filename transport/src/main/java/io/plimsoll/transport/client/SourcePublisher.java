package io.plimsoll.transport.client;

import io.aeron.Publication;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.engine.wire.SourceGapDecoder;
import io.plimsoll.engine.wire.SourceQueryEncoder;
import io.plimsoll.transport.network.MessageSink;
import io.plimsoll.transport.network.Network;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * A source of messages to the service. Numbers them; a lossless source's messages are kept until they are acknowledged
 * and sent again, from the last acknowledged one, when the service misses some or was restarted.
 *
 * <pre>
 *   publisher.begin(fill).accountId(7).instrumentId(1)...;    // an encoder of the caller's
 *   final SendStatus status = publisher.send();
 * </pre>
 *
 * <p>Belongs to the client's thread and does its work within {@link PlimsollClient#poll()}. Allocates nothing while it
 * is connected.
 */
public final class SourcePublisher {
    /** Longest message the service takes, header included. */
    public static final int MAX_LENGTH = 4096;

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int QUERY_LENGTH = HEADER_LENGTH + SourceQueryEncoder.BLOCK_LENGTH;
    private static final long RETRY_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OriginEncoder origin = new OriginEncoder();
    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(MAX_LENGTH));
    private final UnsafeBuffer queryMessage = new UnsafeBuffer(ByteBuffer.allocateDirect(QUERY_LENGTH));
    private final SourceConfiguration configuration;
    private final boolean isLossless;
    private final LanePublication publication;
    private final SourceListener listener;
    private final NanoClock clock;
    private final EpochClaim claim;
    private final ResendWindow window;
    private MessageSink sink;
    private MessageEncoderFlyweight begun;
    private SourceState state = SourceState.CONNECTING;
    private int epoch;
    private long lastLossySequence;
    private long acknowledged;
    private long retryDueNs;
    private boolean isAnswerAwaited;
    private long backPressured;
    private long notConnected;

    SourcePublisher(
        final SourceConfiguration configuration,
        final LanePublication publication,
        final SourceListener listener,
        final NanoClock clock) {
        this.configuration = configuration;
        this.publication = publication;
        this.listener = listener;
        this.clock = clock;
        this.sink = publication;
        isLossless = configuration.sequencing() == Sequencing.LOSSLESS;
        epoch = configuration.epoch();
        claim = new EpochClaim(configuration.sourceId());
        lastLossySequence = configuration.lastSequence();
        acknowledged = configuration.lastSequence();
        retryDueNs = clock.nanoTime();
        window = new ResendWindow(
            configuration.maxUnacknowledged(), configuration.retainedBytes(), configuration.lastSequence());
        new SourceQueryEncoder().wrapAndApplyHeader(queryMessage, 0, header)
            .origin().source(configuration.sourceId()).epoch(0).sequence(0);
    }

    /**
     * Begins a message; it is not said before {@link #send()}. What the encoder's fields hold is undefined: set them
     * all, or begin with a {@link MessageWriter}.
     *
     * @param encoder of an input message
     * @param <E>     its type
     * @return the encoder, at the message, with header and origin written (the sequence follows with {@link #send()})
     * @throws IllegalStateException if the source does not know its epoch yet: poll the client until the source is
     *                               {@link SourceState#READY} once
     */
    public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
        if (epoch == SourceConfiguration.NEW_EPOCH) {
            throw new IllegalStateException(
                "source " + configuration.sourceId() + " has no epoch yet: poll the client until it is READY");
        }
        header.wrap(message, 0)
            .blockLength(encoder.sbeBlockLength())
            .templateId(encoder.sbeTemplateId())
            .schemaId(encoder.sbeSchemaId())
            .version(encoder.sbeSchemaVersion());
        encoder.wrap(message, HEADER_LENGTH);
        origin.wrap(message, HEADER_LENGTH).source(configuration.sourceId()).epoch(epoch);
        begun = encoder;
        return encoder;
    }

    /**
     * Says the message that was begun last.
     *
     * @return what became of it
     */
    public SendStatus send() {
        final int length = HEADER_LENGTH + begun.encodedLength();
        if (state == SourceState.FENCED) {
            return SendStatus.FENCED;
        }
        origin.wrap(message, HEADER_LENGTH).sequence(nextSequence());
        return isLossless ? sendKept(length) : sendOnce(length);
    }

    private SendStatus sendKept(final int length) {
        if (window.isAllAcknowledged()) {
            awaitProgressFromNow();
        }
        if (!window.add(message, length)) {
            return SendStatus.WINDOW_FULL;
        }
        if (state == SourceState.READY) {
            window.sendTo(sink);
        }
        return window.isAllSent() ? SendStatus.SENT : SendStatus.QUEUED;
    }

    private SendStatus sendOnce(final int length) {
        final long result = sink.offer(message, 0, length);
        if (result > 0) {
            lastLossySequence++;
            return SendStatus.SENT;
        }
        if (result == Publication.BACK_PRESSURED || result == Publication.ADMIN_ACTION) {
            backPressured++;
            return SendStatus.BACK_PRESSURED;
        }
        notConnected++;
        return SendStatus.NOT_CONNECTED;
    }

    public SourceState state() {
        return state;
    }

    public int sourceId() {
        return configuration.sourceId();
    }

    /**
     * The epoch the source publishes in.
     *
     * @return the epoch, or {@link SourceConfiguration#NEW_EPOCH} while the service has not granted one
     */
    public int epoch() {
        return epoch;
    }

    /**
     * The sequence the next message will have.
     *
     * @return the sequence
     */
    public long nextSequence() {
        return isLossless ? window.nextSequence() : lastLossySequence + 1;
    }

    /**
     * The sequence up to which everything is applied, or refused for good.
     *
     * @return the sequence, 0 if nothing is
     */
    public long acknowledgedSequence() {
        return acknowledged;
    }

    /**
     * Whether the service has acknowledged everything that was said.
     *
     * @return true if so
     */
    public boolean isAllAcknowledged() {
        return acknowledged == nextSequence() - 1;
    }

    /**
     * Messages sent more than once.
     *
     * @return their number
     */
    public long resent() {
        return window.resent();
    }

    /**
     * Messages of a lossy source that were not sent because of back-pressure.
     *
     * @return their number
     */
    public long backPressured() {
        return backPressured;
    }

    /**
     * Messages of a lossy source that were not sent because nobody was there.
     *
     * @return their number
     */
    public long notConnected() {
        return notConnected;
    }

    /** Puts something between the source and its publication, for tests that lose messages. */
    void through(final UnaryOperator<MessageSink> wrapper) {
        sink = wrapper.apply(publication);
    }

    void attach(final Network network) {
        publication.attach(network);
        if (state != SourceState.FENCED) {
            become(SourceState.CONNECTING);
        }
    }

    void detach() {
        publication.close();
    }

    int doWork(final long nowNs) {
        if (state == SourceState.FENCED) {
            return 0;
        }
        final boolean isStalled = state == SourceState.CONNECTING || isLossless && !window.isAllAcknowledged();
        if (isStalled && nowNs - retryDueNs >= 0) {
            askHowFar(nowNs);
        }
        return state == SourceState.READY && isLossless ? window.sendTo(sink) : 0;
    }

    /** The answer tells of everything said before: the query goes the same way, behind it. */
    private void askHowFar(final long nowNs) {
        if (window.isAllSent() || state == SourceState.CONNECTING) {
            if (epoch == SourceConfiguration.NEW_EPOCH) {
                claim.offerTo(publication);
            }
            isAnswerAwaited = publication.offer(queryMessage, 0, QUERY_LENGTH) > 0;
            retryDueNs = nowNs + RETRY_INTERVAL_NS;
        }
    }

    private void awaitProgressFromNow() {
        retryDueNs = clock.nanoTime() + RETRY_INTERVAL_NS;
    }

    void onAck(final SourceAckDecoder ack) {
        final long applied = ack.appliedSequence();
        if (epoch == SourceConfiguration.NEW_EPOCH) {
            onAckOfNewSource(ack);
        } else if (ack.epoch() > epoch || ack.epoch() == epoch && applied >= nextSequence()) {
            become(SourceState.FENCED);
        } else if (ack.epoch() == epoch) {
            onApplied(applied);
        } else if (state == SourceState.CONNECTING) {
            window.goBackTo(1);
            become(SourceState.READY);
        }
    }

    private void onAckOfNewSource(final SourceAckDecoder ack) {
        if (claim.isGranted(ack)) {
            epoch = claim.epoch();
            become(SourceState.READY);
        } else {
            retryDueNs = clock.nanoTime(); // claim it now
        }
    }

    private void onApplied(final long applied) {
        final boolean isNews = window.acknowledge(applied);
        if (applied > acknowledged) {
            acknowledged = applied;
            listener.onAcknowledged(applied);
        }
        if (isNews) {
            awaitProgressFromNow();
        } else if (isAnswerAwaited) {
            window.goBackTo(applied + 1);
        }
        isAnswerAwaited = false;
        if (state == SourceState.CONNECTING) {
            window.goBackTo(applied + 1);
            become(SourceState.READY);
        }
    }

    void onGap(final SourceGapDecoder gap) {
        listener.onGap(gap);
        if (isLossless && gap.epoch() == epoch) {
            window.goBackTo(gap.expectedSequence());
        }
    }

    void onRejection(final RejectionDecoder rejection) {
        if (isOfEpoch(rejection.reason()) && rejection.origin().epoch() == epoch) {
            become(SourceState.FENCED);
        }
        listener.onRejection(rejection);
    }

    /** Whether all that is said in the message's epoch is refused like the message. */
    private static boolean isOfEpoch(final ReasonCode reason) {
        return reason == ReasonCode.OLDER_EPOCH || reason == ReasonCode.EPOCH_BEYOND_MAXIMUM;
    }

    private void become(final SourceState next) {
        if (state != next) {
            state = next;
            listener.onState(next);
        }
    }
}
