package io.plimsoll.transport.client;

import io.plimsoll.transport.network.InboundStream;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.StreamAddress;
import io.plimsoll.transport.wire.HistoryBeginDecoder;
import io.plimsoll.transport.wire.HistoryRequestEncoder;
import io.plimsoll.transport.wire.MessageHeaderDecoder;
import io.plimsoll.transport.wire.MessageHeaderEncoder;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * Reads past calls from the history agent, on a session of its own; asks again while no answer comes. Closing it tells
 * the agent to stop.
 */
final class HistoryReader {
    private static final int FRAGMENT_LIMIT = 64;
    private static final long RETRY_INTERVAL_NS = TimeUnit.SECONDS.toNanos(2);

    private final ExpandableArrayBuffer requestMessage = new ExpandableArrayBuffer();
    private final InboundStream.SelectiveHandler answerHandler = this::onAnswer;
    private final HistoryRequestEncoder request = new HistoryRequestEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LanePublication requests;
    private final StreamAddress answers;
    private Network network;
    private InboundStream stream;
    private InboundStream.Handler taker;
    private Object session;
    private boolean isBroken;
    private boolean isAsked;
    private long fromCallId;
    private long retryDueNs;
    private long opened;

    HistoryReader(final StreamAddress requestAddress, final StreamAddress answers) {
        this.requests = new LanePublication(requestAddress);
        this.answers = answers;
    }

    void attach(final Network connected) {
        network = connected;
        requests.attach(connected);
    }

    void detach() {
        close();
        requests.close();
    }

    boolean isOpen() {
        return stream != null;
    }

    long opened() {
        return opened;
    }

    /** Begins to read from a call. */
    void open(final long callId) {
        fromCallId = callId;
        final StreamAddress address = network.ownSession(answers);
        stream = network.subscribe(address);
        session = null;
        isBroken = false;
        isAsked = false;
        opened++;
        request.wrapAndApplyHeader(requestMessage, 0, new MessageHeaderEncoder())
            .fromCallId(fromCallId)
            .streamId(address.streamId())
            .channel(address.channel());
    }

    /**
     * Reads what has come.
     *
     * @param handler of the messages
     * @param nowNs   the time
     * @return fragments read, or -1 if the answer broke off: close and open again from where the reading got to
     */
    int poll(final InboundStream.Handler handler, final long nowNs) {
        if (!isAsked) {
            isAsked = requests.offer(requestMessage, 0, requestLength()) > 0;
            retryDueNs = nowNs + RETRY_INTERVAL_NS;
        }
        taker = handler;
        final int fragments = stream.pollSelectively(answerHandler, FRAGMENT_LIMIT);
        final boolean isOver = session == null ? nowNs - retryDueNs > 0 : !stream.isOpen(session);
        return isBroken || fragments == 0 && isOver ? -1 : fragments;
    }

    /** An answer is one session, from its first message on. If not, something that was on its way is lost. */
    private boolean onAnswer(final Object from, final DirectBuffer buffer, final int offset, final int length) {
        if (session == null && isBegin(buffer, offset)) {
            session = from;
        } else if (session == from) {
            taker.onMessage(buffer, offset, length);
        } else {
            isBroken = true;
        }
        return !isBroken;
    }

    private boolean isBegin(final DirectBuffer buffer, final int offset) {
        return header.wrap(buffer, offset).schemaId() == HistoryBeginDecoder.SCHEMA_ID
            && header.templateId() == HistoryBeginDecoder.TEMPLATE_ID;
    }

    private int requestLength() {
        return MessageHeaderEncoder.ENCODED_LENGTH + request.encodedLength();
    }

    void close() {
        CloseHelper.close(stream);
        stream = null;
    }
}
