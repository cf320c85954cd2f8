package io.plimsoll.transport.client;

import io.plimsoll.transport.network.InboundStream;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.StreamAddress;
import io.plimsoll.transport.wire.HistoryRequestEncoder;
import io.plimsoll.transport.wire.MessageHeaderEncoder;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.ExpandableArrayBuffer;

/**
 * Reads past calls from the history agent, on a session of its own; asks again while no answer comes. Closing it tells
 * the agent to stop.
 */
final class HistoryReader {
    private static final int FRAGMENT_LIMIT = 64;
    private static final long RETRY_INTERVAL_NS = TimeUnit.SECONDS.toNanos(2);

    private final ExpandableArrayBuffer requestMessage = new ExpandableArrayBuffer();
    private final HistoryRequestEncoder request = new HistoryRequestEncoder();
    private final LanePublication requests;
    private final StreamAddress answers;
    private Network network;
    private InboundStream stream;
    private boolean isAnswered;
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
        final StreamAddress session = network.ownSession(answers);
        stream = network.subscribe(session);
        isAnswered = false;
        isAsked = false;
        opened++;
        request.wrapAndApplyHeader(requestMessage, 0, new MessageHeaderEncoder())
            .fromCallId(fromCallId)
            .streamId(session.streamId())
            .channel(session.channel());
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
        final int fragments = stream.poll(handler, FRAGMENT_LIMIT);
        if (stream.isConnected()) {
            isAnswered = true;
        } else if (fragments == 0 && (isAnswered || nowNs - retryDueNs > 0)) {
            return -1;
        }
        return fragments;
    }

    private int requestLength() {
        return MessageHeaderEncoder.ENCODED_LENGTH + request.encodedLength();
    }

    void close() {
        CloseHelper.close(stream);
        stream = null;
    }
}
