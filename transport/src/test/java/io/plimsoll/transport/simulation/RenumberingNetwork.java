package io.plimsoll.transport.simulation;

import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.transport.network.InboundStream;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.OutboundStream;
import io.plimsoll.transport.network.StreamAddress;
import java.util.HashMap;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** A planted fault: gives what comes in the next number of its source, so that the service recognises no repeat. */
final class RenumberingNetwork implements Network {
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int SHORTEST = HEADER_LENGTH + OriginEncoder.ENCODED_LENGTH;

    private final Network network;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OriginEncoder origin = new OriginEncoder();
    private final Map<Long, Long> last = new HashMap<>();

    RenumberingNetwork(final Network network) {
        this.network = network;
    }

    @Override
    public InboundStream subscribe(final StreamAddress address) {
        return new Renumbered(network.subscribe(address));
    }

    private void renumber(final MutableDirectBuffer message) {
        if (message.capacity() < SHORTEST || header.wrap(message, 0).templateId() == SourceQueryDecoder.TEMPLATE_ID) {
            return;
        }
        origin.wrap(message, HEADER_LENGTH);
        final long sourceAndEpoch = message.getLong(HEADER_LENGTH);
        final long sequence = message.getLong(HEADER_LENGTH + OriginEncoder.sequenceEncodingOffset());
        final long next = last.getOrDefault(sourceAndEpoch, sequence - 1) + 1;
        last.put(sourceAndEpoch, next);
        origin.sequence(next);
    }

    @Override
    public OutboundStream publish(final StreamAddress address) {
        return network.publish(address);
    }

    @Override
    public long beginPublishing(final StreamAddress address) {
        return network.beginPublishing(address);
    }

    @Override
    public OutboundStream published(final long id) {
        return network.published(id);
    }

    @Override
    public StreamAddress ownSession(final StreamAddress address) {
        return network.ownSession(address);
    }

    @Override
    public AtomicCounter addCounter(final int typeId, final String label) {
        return network.addCounter(typeId, label);
    }

    @Override
    public int doWork() {
        return network.doWork();
    }

    @Override
    public boolean isClosed() {
        return network.isClosed();
    }

    @Override
    public void close() {
        network.close();
    }

    /** A stream of renumbered messages. */
    private final class Renumbered implements InboundStream {
        private final InboundStream stream;

        Renumbered(final InboundStream stream) {
            this.stream = stream;
        }

        @Override
        public int poll(final Handler handler, final int limit) {
            return stream.poll((buffer, offset, length) -> {
                final byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                final UnsafeBuffer copy = new UnsafeBuffer(bytes);
                renumber(copy);
                handler.onMessage(copy, 0, length);
            }, limit);
        }

        @Override
        public int pollSelectively(final SelectiveHandler handler, final int limit) {
            return stream.pollSelectively(handler, limit);
        }

        @Override
        public boolean isOpen(final Object session) {
            return stream.isOpen(session);
        }

        @Override
        public boolean isConnected() {
            return stream.isConnected();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
