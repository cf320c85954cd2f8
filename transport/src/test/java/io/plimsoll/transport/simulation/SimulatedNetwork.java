package io.plimsoll.transport.simulation;

import io.plimsoll.transport.network.InboundStream;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.OutboundStream;
import io.plimsoll.transport.network.StreamAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** One process's connection to the {@link SimulatedCarrier}. */
final class SimulatedNetwork implements Network {
    private final SimulatedCarrier carrier;
    private final CrashPoints crashPoints;
    private final ErrorHandler errorHandler;
    private final List<SimulatedOutboundStream> outbound = new ArrayList<>();
    private final List<SimulatedInboundStream> inbound = new ArrayList<>();
    private final Map<Long, SimulatedOutboundStream> begun = new HashMap<>();
    private boolean isClosed;

    /**
     * A connection.
     *
     * @param carrier      of the streams
     * @param crashPoints  of the process
     * @param errorHandler told what a handler throws, as Aeron does it
     */
    SimulatedNetwork(final SimulatedCarrier carrier, final CrashPoints crashPoints, final ErrorHandler errorHandler) {
        this.carrier = carrier;
        this.crashPoints = crashPoints;
        this.errorHandler = errorHandler;
    }

    @Override
    public InboundStream subscribe(final StreamAddress address) {
        crashPoints.pass();
        final SimulatedInboundStream stream = new SimulatedInboundStream(this, address);
        inbound.add(stream);
        carrier.add(stream);
        return stream;
    }

    @Override
    public OutboundStream publish(final StreamAddress address) {
        crashPoints.pass();
        final SimulatedOutboundStream stream = new SimulatedOutboundStream(this, address);
        outbound.add(stream);
        carrier.add(stream);
        return stream;
    }

    @Override
    public long beginPublishing(final StreamAddress address) {
        final long id = carrier.nextId();
        begun.put(id, (SimulatedOutboundStream) publish(address));
        return id;
    }

    @Override
    public OutboundStream published(final long id) {
        crashPoints.pass();
        if (carrier.faults().strikes(50)) {
            return null;
        }
        return begun.remove(id);
    }

    @Override
    public StreamAddress ownSession(final StreamAddress address) {
        return new StreamAddress(address.channel() + SimulatedCarrier.SESSION + carrier.nextId(), address.streamId());
    }

    @Override
    public AtomicCounter addCounter(final int typeId, final String label) {
        return new AtomicCounter(new UnsafeBuffer(new byte[2 * Long.BYTES]), 0) {
            @Override
            public void setRelease(final long value) {
                crashPoints.pass();
            }
        };
    }

    @Override
    public int doWork() {
        crashPoints.pass();
        return 0;
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }

    /** What a process does that ends in order, or a driver to its clients when it ends. */
    @Override
    public void close() {
        if (!isClosed && crashPoints.isDead()) {
            abandon();
        } else if (!isClosed) {
            isClosed = true;
            List.copyOf(outbound).forEach(SimulatedOutboundStream::close);
            List.copyOf(inbound).forEach(SimulatedInboundStream::close);
            carrier.remove(this);
        }
    }

    /** The process died: the others notice later. */
    private void abandon() {
        isClosed = true;
        outbound.forEach(SimulatedOutboundStream::abandon);
        inbound.forEach(SimulatedInboundStream::abandon);
        carrier.remove(this);
    }

    void forget(final SimulatedOutboundStream stream) {
        outbound.remove(stream);
    }

    void forget(final SimulatedInboundStream stream) {
        inbound.remove(stream);
    }

    SimulatedCarrier carrier() {
        return carrier;
    }

    CrashPoints crashPoints() {
        return crashPoints;
    }

    ErrorHandler errorHandler() {
        return errorHandler;
    }
}
