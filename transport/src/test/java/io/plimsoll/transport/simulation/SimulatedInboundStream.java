package io.plimsoll.transport.simulation;

import io.plimsoll.transport.network.InboundStream;
import io.plimsoll.transport.network.StreamAddress;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The other end of sessions. They take turns, one poll begins with one, the next with another. */
final class SimulatedInboundStream implements InboundStream {
    private final List<SimulatedSession> sessions = new ArrayList<>();
    private final SimulatedNetwork network;
    private final StreamAddress address;
    private boolean isClosed;
    private int first;

    SimulatedInboundStream(final SimulatedNetwork network, final StreamAddress address) {
        this.network = network;
        this.address = address;
    }

    /** Takes a message or leaves it. */
    @FunctionalInterface
    private interface Reader {
        boolean onMessage(SimulatedSession session, DirectBuffer buffer, int length);
    }

    @Override
    public int poll(final Handler handler, final int limit) {
        return pollSessions((session, buffer, length) -> {
            handler.onMessage(buffer, 0, length);
            return true;
        }, limit);
    }

    @Override
    public int pollSelectively(final SelectiveHandler handler, final int limit) {
        return pollSessions((session, buffer, length) -> handler.onMessage(session, buffer, 0, length), limit);
    }

    private int pollSessions(final Reader reader, final int limit) {
        network.crashPoints().pass();
        if (isClosed) {
            return 0;
        }
        int taken = 0;
        first++;
        for (int i = 0; i < sessions.size(); i++) {
            taken += pollSession(sessions.get((first + i) % sessions.size()), reader, limit - taken);
        }
        return taken;
    }

    private int pollSession(final SimulatedSession session, final Reader reader, final int limit) {
        int taken = 0;
        while (taken < limit) {
            final byte[] bytes = session.peek();
            if (bytes == null) {
                break;
            }
            boolean isTaken = true;
            try {
                isTaken = reader.onMessage(session, new UnsafeBuffer(bytes), bytes.length);
            } catch (final RuntimeException e) {
                network.errorHandler().onError(e); // the message counts as taken, as with Aeron
            }
            network.crashPoints().pass();
            if (!isTaken) {
                break;
            }
            session.take();
            taken++;
        }
        return taken;
    }

    @Override
    public boolean isOpen(final Object session) {
        return sessions.contains(session);
    }

    @Override
    public boolean isConnected() {
        return !sessions.isEmpty();
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            network.forget(this);
            network.carrier().remove(this);
        }
    }

    /** The process died. Who publishes goes on until it learns of it. */
    void abandon() {
        isClosed = true;
        network.carrier().abandon(this);
    }

    @Override
    public String toString() {
        return address.channel() + " stream " + address.streamId();
    }

    boolean isUntethered() {
        return address.channel().contains("tether=false");
    }

    List<SimulatedSession> sessions() {
        return sessions;
    }

    StreamAddress address() {
        return address;
    }
}
