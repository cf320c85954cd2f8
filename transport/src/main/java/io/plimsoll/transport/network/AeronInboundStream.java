package io.plimsoll.transport.network;

import io.aeron.Aeron;
import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;

/** A subscription of Aeron's; puts messages together that came in several fragments. */
final class AeronInboundStream implements InboundStream {
    private final FragmentAssembler assembler = new FragmentAssembler(this::onMessage);
    private final ControlledFragmentHandler selectiveFragmentHandler = this::onSelectiveMessage;
    private final Subscription subscription;
    private Handler handler;
    private SelectiveHandler selectiveHandler;

    /**
     * Subscribes, waiting until the driver has made the subscription.
     *
     * @param aeron   the client, whose conductor runs on this thread
     * @param address of the stream
     */
    AeronInboundStream(final Aeron aeron, final StreamAddress address) {
        subscription =
            aeron.addSubscription(address.channel(), address.streamId(), image -> { }, this::onSessionEnd);
    }

    /**
     * Receives what comes by a subscription.
     *
     * @param subscription of a client whose conductor has a thread of its own
     */
    AeronInboundStream(final Subscription subscription) {
        this.subscription = subscription;
    }

    /** Lets go of half a message; only where sessions end on the thread that polls, whose the assembler is. */
    private void onSessionEnd(final Image image) {
        assembler.freeSessionBuffer(image.sessionId());
    }

    @Override
    public int poll(final Handler taker, final int limit) {
        handler = taker;
        return subscription.poll(assembler, limit);
    }

    @Override
    public int pollSelectively(final SelectiveHandler taker, final int limit) {
        selectiveHandler = taker;
        return subscription.controlledPoll(selectiveFragmentHandler, limit);
    }

    private void onMessage(final DirectBuffer buffer, final int offset, final int length, final Header header) {
        handler.onMessage(buffer, offset, length);
    }

    private Action onSelectiveMessage(
        final DirectBuffer buffer, final int offset, final int length, final Header header) {
        return selectiveHandler.onMessage(header.context(), buffer, offset, length) ? Action.CONTINUE : Action.ABORT;
    }

    @Override
    public boolean isOpen(final Object session) {
        return !((Image) session).isClosed();
    }

    @Override
    public boolean isConnected() {
        return subscription.isConnected();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
