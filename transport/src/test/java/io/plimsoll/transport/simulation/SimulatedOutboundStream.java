package io.plimsoll.transport.simulation;

import io.aeron.Publication;
import io.plimsoll.transport.network.OutboundStream;
import io.plimsoll.transport.network.StreamAddress;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** One end of sessions: takes messages unless nobody is there or somebody has no room. */
final class SimulatedOutboundStream implements OutboundStream {
    private final List<SimulatedSession> sessions = new ArrayList<>();
    private final SimulatedNetwork network;
    private final SimulatedCarrier carrier;
    private final StreamAddress address;
    private boolean isClosed;
    private boolean isUsedUp;
    private long position;

    SimulatedOutboundStream(final SimulatedNetwork network, final StreamAddress address) {
        this.network = network;
        this.carrier = network.carrier();
        this.address = address;
    }

    @Override
    public long offer(final DirectBuffer buffer, final int offset, final int length) {
        network.crashPoints().pass();
        final long result = offerAlive(buffer, offset, length);
        network.crashPoints().pass();
        return result;
    }

    private long offerAlive(final DirectBuffer buffer, final int offset, final int length) {
        if (isClosed) {
            return Publication.CLOSED;
        }
        isUsedUp |= carrier.isInput(address) && carrier.faults().strikes(carrier.faults().usedUp);
        if (isUsedUp) {
            return Publication.MAX_POSITION_EXCEEDED;
        }
        if (sessions.isEmpty()) {
            return Publication.NOT_CONNECTED;
        }
        if (carrier.faults().strikes(carrier.faults().backPressure)) {
            return carrier.dice().chance(50) ? Publication.ADMIN_ACTION : Publication.BACK_PRESSURED;
        }
        boolean isFull = false;
        for (final SimulatedSession session : sessions) {
            isFull |= session.isFull();
        }
        if (isFull) {
            return Publication.BACK_PRESSURED;
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        for (final SimulatedSession session : sessions) {
            carrier.carry(session, bytes);
        }
        carrier.onTaken(address, bytes);
        position += length;
        return position;
    }

    @Override
    public boolean isConnected() {
        return !isClosed && !sessions.isEmpty();
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            network.forget(this);
            carrier.remove(this);
        }
    }

    /** The process died. Who receives can read on, and learns of it later. */
    void abandon() {
        isClosed = true;
        carrier.abandon(this);
    }

    List<SimulatedSession> sessions() {
        return sessions;
    }

    StreamAddress address() {
        return address;
    }

    @Override
    public String toString() {
        return address.channel() + " stream " + address.streamId();
    }
}
