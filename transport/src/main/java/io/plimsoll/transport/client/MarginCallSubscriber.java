package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.transport.network.InboundStream;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.StreamAddress;
import io.plimsoll.transport.wire.HeartbeatDecoder;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * Brings every margin call from an id on, once and in order, whatever happens to the live stream.
 *
 * <p>While all is well the calls come live. When the live stream begins anew (service or client were restarted, or the
 * client was too slow and was let go), when it says that it lost something, or when an id is missing, the calls come
 * from the history agent, which follows the journal to its end. Meanwhile the next live message is a mark and stays
 * where it is: once history has brought what the mark tells of, the live stream goes on behind it. A mark far ahead is
 * passed over for a later one, so that catching up does not hold up the live stream for others. Each session of the
 * live stream has its own mark: that of a service that died may not be read to its end when the next one's begins.
 */
public final class MarginCallSubscriber {
    /** Subscribe from whatever call comes next. */
    public static final long FROM_NOW = 0;

    private static final int FRAGMENT_LIMIT = 64;
    private static final long FAR_AHEAD_CALLS = 1024;
    private static final boolean TAKE = true;
    private static final boolean LEAVE = false;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final AccountStatusDecoder status = new AccountStatusDecoder();
    private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
    private final io.plimsoll.transport.wire.MessageHeaderDecoder noticeHeader =
        new io.plimsoll.transport.wire.MessageHeaderDecoder();
    private final InboundStream.SelectiveHandler liveHandler = this::onLive;
    private final InboundStream.Handler historyHandler = this::onHistory;
    private final StreamAddress address;
    private final HistoryReader history;
    private final LiveSessions sessions = new LiveSessions();
    private final MarginCallListener listener;
    private InboundStream live;
    private boolean isCatchingUp;
    private boolean isAtMark;
    private boolean wasAtMark;
    private boolean isProven;
    private long nextCallId;
    private long lastCauseSequence;
    private long lastLiveCallId;
    private long callsFromHistory;
    private RuntimeException failure;

    MarginCallSubscriber(
        final StreamAddress address,
        final HistoryReader history,
        final long fromCallId,
        final MarginCallListener listener) {
        if (fromCallId < 0) {
            throw new IllegalArgumentException("fromCallId must not be negative but is " + fromCallId);
        }
        this.address = address;
        this.history = history;
        this.nextCallId = fromCallId;
        this.listener = listener;
    }

    /**
     * The id of the call that comes next.
     *
     * @return the id, or {@link #FROM_NOW} while that is not known
     */
    public long nextCallId() {
        return nextCallId;
    }

    /**
     * Whether calls come live, with nothing missing before them.
     *
     * @return true if so
     */
    public boolean isLive() {
        return live != null && live.isConnected() && sessions.isNewestJoined() && !isCatchingUp;
    }

    /**
     * How often the live stream was not enough.
     *
     * @return times that history was asked for
     */
    public long historyRequests() {
        return history.opened();
    }

    /**
     * Calls that did not come live.
     *
     * @return their number
     */
    public long callsFromHistory() {
        return callsFromHistory;
    }

    void attach(final Network network) {
        history.attach(network);
        live = network.subscribe(address);
    }

    void detach() {
        CloseHelper.close(live);
        live = null;
        sessions.clear();
        isCatchingUp = false;
        history.detach();
    }

    int doWork(final long nowNs) {
        wasAtMark = isAtMark;
        isAtMark = false;
        final int work = live.pollSelectively(liveHandler, FRAGMENT_LIMIT) + readHistory(nowNs);
        if (failure != null) {
            final RuntimeException thrown = failure;
            failure = null;
            throw thrown;
        }
        return work;
    }

    private int readHistory(final long nowNs) {
        if (!isCatchingUp || nextCallId == FROM_NOW) {
            return 0;
        }
        if (!history.isOpen()) {
            history.open(nextCallId);
        }
        final int fragments = history.poll(historyHandler, nowNs);
        if (fragments < 0 || failure != null) {
            history.close(); // to be opened again, from what was delivered
        }
        return Math.max(0, fragments);
    }

    private boolean onLive(final Object session, final DirectBuffer buffer, final int offset, final int length) {
        try {
            if (sessions.isNew(session)) {
                isProven = false;
            }
            return onLiveMessage(session, buffer, offset);
        } catch (final RuntimeException e) {
            failure = e;
            return LEAVE;
        }
    }

    private boolean onLiveMessage(final Object session, final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        if (header.schemaId() == HeartbeatDecoder.SCHEMA_ID) {
            if (header.templateId() == HeartbeatDecoder.TEMPLATE_ID) {
                return onLiveHeartbeat(session, heartbeat.wrapAndApplyHeader(buffer, offset, noticeHeader));
            }
            sessions.leave(session); // outputs were lost
            isCatchingUp = nextCallId != FROM_NOW;
            return TAKE;
        }
        return header.templateId() == MarginCallDecoder.TEMPLATE_ID
            ? onLiveCall(session, call.wrapAndApplyHeader(buffer, offset, header))
            : onLiveStatus(session, status.wrapAndApplyHeader(buffer, offset, header));
    }

    private boolean onLiveCall(final Object session, final MarginCallDecoder next) {
        final long callId = next.callId();
        lastLiveCallId = callId;
        if (nextCallId == FROM_NOW) {
            nextCallId = callId;
            sessions.join(session);
        }
        if (callId > nextCallId) {
            sessions.leave(session);
        }
        if (isCatchingUp || !sessions.isJoined(session)) {
            return reachMark(session, callId < nextCallId);
        }
        if (callId == nextCallId) {
            deliver(next);
        }
        return TAKE;
    }

    private boolean onLiveStatus(final Object session, final AccountStatusDecoder next) {
        if (nextCallId != FROM_NOW && (isCatchingUp || !sessions.isJoined(session))) {
            return reachMark(session, next.causeSequence() <= lastCauseSequence);
        }
        deliver(next);
        return TAKE;
    }

    private boolean onLiveHeartbeat(final Object session, final HeartbeatDecoder next) {
        lastLiveCallId = next.lastCallId();
        if (nextCallId == FROM_NOW) {
            nextCallId = next.lastCallId() + 1;
            lastCauseSequence = next.lastCauseSequence();
            sessions.join(session);
        }
        isProven |= sessions.isNewest(session) && next.lastCallId() == nextCallId - 1;
        final boolean isAllKnown =
            next.lastCallId() < nextCallId && next.lastCauseSequence() <= lastCauseSequence;
        if (!isAllKnown) {
            sessions.leave(session);
        }
        return sessions.isJoined(session) && !isCatchingUp ? TAKE : reachMark(session, isAllKnown);
    }

    /**
     * Goes live behind a mark when all it tells of is known. On a new session that takes a proof that the service
     * goes on with the journal this subscriber knows: a heartbeat that fits exactly, or a word from history.
     */
    private boolean reachMark(final Object session, final boolean isAllKnown) {
        final boolean isJoined = sessions.isJoined(session);
        if (isAllKnown && isJoined && (isAtMark || wasAtMark)) {
            return TAKE; // another session stands at its mark
        }
        if (isAllKnown && (isJoined || isProven)) {
            sessions.join(session);
            isCatchingUp = false;
            history.close();
            return TAKE;
        }
        isCatchingUp = true;
        isAtMark = true;
        return lastLiveCallId - nextCallId > FAR_AHEAD_CALLS ? TAKE : LEAVE;
    }

    private void onHistory(final DirectBuffer buffer, final int offset, final int length) {
        if (failure != null) {
            return;
        }
        try {
            onHistoryMessage(buffer, offset);
        } catch (final RuntimeException e) {
            failure = e;
        }
    }

    private void onHistoryMessage(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        if (header.schemaId() == HeartbeatDecoder.SCHEMA_ID) {
            onHistoryEnd(heartbeat.wrapAndApplyHeader(buffer, offset, noticeHeader));
        } else if (header.templateId() == MarginCallDecoder.TEMPLATE_ID) {
            final long callId = call.wrapAndApplyHeader(buffer, offset, header).callId();
            if (callId > nextCallId) {
                throw pruned(callId);
            }
            if (callId == nextCallId) {
                deliver(call);
                callsFromHistory++;
                isProven = true;
            }
        } else {
            deliver(status.wrapAndApplyHeader(buffer, offset, header));
        }
    }

    private void onHistoryEnd(final HeartbeatDecoder end) {
        if (end.lastCallId() < nextCallId - 1) {
            throw new HistoryGapException("the journal's last call is " + end.lastCallId() + " but this subscriber "
                + "goes on from " + nextCallId + ": subscribe from an id of the journal that the service runs on");
        }
        if (end.lastCallId() >= nextCallId) {
            throw pruned(end.lastCallId() + 1);
        }
        lastCauseSequence = Math.max(lastCauseSequence, end.lastCauseSequence());
        isProven = true;
    }

    private HistoryGapException pruned(final long callId) {
        return new HistoryGapException("history has a hole: it goes on with call " + callId + " after "
            + (nextCallId - 1) + ", what is between was pruned from the service's journal: look for it in an older copy"
            + " and subscribe from " + callId);
    }

    private void deliver(final MarginCallDecoder next) {
        listener.onMarginCall(next);
        nextCallId++;
        lastCauseSequence = next.causeSequence();
    }

    private void deliver(final AccountStatusDecoder next) {
        if (next.causeSequence() > lastCauseSequence) {
            listener.onAccountStatus(next);
            lastCauseSequence = next.causeSequence();
        }
    }
}
