package io.plimsoll.transport.simulation;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.network.StreamAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.ErrorHandler;

/**
 * What carries messages between the processes, as Aeron does it. Within a session they come in order and without holes.
 * But a session can break, and what was on its way is lost; a new one begins later, and nothing tells how much was
 * missed. Untethered subscribers that are too slow are let go. Of a process that died, the others learn later.
 */
final class SimulatedCarrier {
    /** Before the number of a session of one's own, in a channel. */
    static final String SESSION = "|session=";

    private final List<SimulatedNetwork> networks = new ArrayList<>();
    private final List<SimulatedOutboundStream> outbound = new ArrayList<>();
    private final List<SimulatedInboundStream> inbound = new ArrayList<>();
    private final List<Due> due = new ArrayList<>();
    private final SimulatedClock clock;
    private final Dice dice;
    private final Faults faults;
    private final List<Integer> inputStreams;
    private final HostileLane hostileLane;
    private final Trace trace;
    private BiConsumer<StreamAddress, byte[]> tap = (address, bytes) -> { };
    private boolean isServiceUp;
    private long lastId;

    /**
     * Something to do later.
     *
     * @param atNs when, in time elapsed
     * @param what to do
     */
    private record Due(long atNs, Runnable what) {
    }

    SimulatedCarrier(
        final SimulatedClock clock,
        final Dice dice,
        final Faults faults,
        final ServiceConfiguration configuration,
        final Trace trace) {
        this.clock = clock;
        this.trace = trace;
        this.dice = dice;
        this.faults = faults;
        inputStreams = List.of(
            configuration.control().streamId(),
            configuration.facts().streamId(),
            configuration.marketData().streamId());
        hostileLane = new HostileLane(dice, configuration.marketData().streamId());
    }

    /** Tells of every message that was taken from a publisher. */
    void tap(final BiConsumer<StreamAddress, byte[]> listener) {
        tap = listener;
    }

    /** Connects a process. */
    SimulatedNetwork connect(final CrashPoints crashPoints, final ErrorHandler errorHandler) {
        final SimulatedNetwork network = new SimulatedNetwork(this, crashPoints, errorHandler);
        networks.add(network);
        return network;
    }

    /** Whether there is a driver for clients to connect to: their own, or that of a service that runs. */
    boolean hasDriver() {
        return !faults.isDriverEmbedded || isServiceUp;
    }

    void serviceIsUp() {
        isServiceUp = true;
    }

    /** The service is gone; if the driver was in it, so are all connections, each a little later. */
    void serviceIsDown() {
        isServiceUp = false;
        if (faults.isDriverEmbedded) {
            for (final SimulatedNetwork network : List.copyOf(networks)) {
                later(faults.mostDowntimeNs, network::close);
            }
        }
    }

    void remove(final SimulatedNetwork network) {
        networks.remove(network);
    }

    void add(final SimulatedOutboundStream stream) {
        outbound.add(stream);
        for (final SimulatedInboundStream other : inbound) {
            connectLater(stream, other);
        }
    }

    void add(final SimulatedInboundStream stream) {
        inbound.add(stream);
        for (final SimulatedOutboundStream other : outbound) {
            connectLater(other, stream);
        }
    }

    void remove(final SimulatedOutboundStream stream) {
        outbound.remove(stream);
        for (final SimulatedSession session : List.copyOf(stream.sessions())) {
            endOrBreak(session);
        }
    }

    void remove(final SimulatedInboundStream stream) {
        inbound.remove(stream);
        List.copyOf(stream.sessions()).forEach(this::disconnect);
    }

    void abandon(final SimulatedOutboundStream stream) {
        outbound.remove(stream);
        for (final SimulatedSession session : stream.sessions()) {
            later(faults.mostDowntimeNs, () -> endOrBreak(session));
        }
    }

    void abandon(final SimulatedInboundStream stream) {
        inbound.remove(stream);
        for (final SimulatedSession session : stream.sessions()) {
            later(faults.mostDowntimeNs, () -> disconnect(session));
        }
    }

    /** Does what is due. */
    void onTime() {
        for (int i = 0; i < due.size(); i++) {
            if (due.get(i).atNs() <= clock.elapsedNs()) {
                due.remove(i--).what().run();
            }
        }
        for (int i = 0; i < outbound.size(); i++) {
            letGoOfSlowSubscribers(outbound.get(i));
        }
        for (int i = 0; i < inbound.size(); i++) {
            inbound.get(i).sessions().removeIf(SimulatedSession::isOver);
        }
    }

    /** Breaks some session: what was on its way is lost. */
    void breakSession() {
        final SimulatedOutboundStream stream = outbound.isEmpty() ? null : dice.pick(outbound);
        if (stream != null && !stream.sessions().isEmpty()) {
            final SimulatedSession session = dice.pick(stream.sessions());
            disconnect(session);
            connectLater(stream, session.subscriber);
        }
    }

    /** Sends a message on its way. */
    void carry(final SimulatedSession session, final byte[] bytes) {
        if (faults.isMarketDataLaneHostile && faults.isOn() && hostileLane.isOn(session)) {
            hostileLane.carry(session, bytes, delayNs());
        } else {
            session.put(bytes, delayNs());
        }
    }

    void onTaken(final StreamAddress address, final byte[] bytes) {
        tap.accept(address, bytes);
        trace.say(Arrays.hashCode(bytes), () -> "stream " + address.streamId() + " " + MessageWords.of(bytes));
    }

    boolean isInput(final StreamAddress address) {
        return inputStreams.contains(address.streamId());
    }

    long nextId() {
        return ++lastId;
    }

    SimulatedClock clock() {
        return clock;
    }

    Dice dice() {
        return dice;
    }

    Faults faults() {
        return faults;
    }

    private long delayNs() {
        return dice.between(0, faults.mostDelayNs);
    }

    private void later(final long mostNs, final Runnable what) {
        due.add(new Due(clock.elapsedNs() + dice.between(0, mostNs), what));
    }

    private void connectLater(final SimulatedOutboundStream publisher, final SimulatedInboundStream subscriber) {
        if (isSameStream(publisher.address(), subscriber.address())) {
            later(faults.mostDelayNs, () -> connect(publisher, subscriber));
        }
    }

    private void connect(final SimulatedOutboundStream publisher, final SimulatedInboundStream subscriber) {
        if (outbound.contains(publisher) && inbound.contains(subscriber)
            && publisher.sessions().stream().noneMatch(session -> session.subscriber == subscriber)) {
            final SimulatedSession session = new SimulatedSession(this, publisher, subscriber);
            publisher.sessions().add(session);
            subscriber.sessions().add(session);
        }
    }

    private void letGoOfSlowSubscribers(final SimulatedOutboundStream publisher) {
        for (int i = publisher.sessions().size() - 1; i >= 0; i--) {
            final SimulatedSession session = publisher.sessions().get(i);
            if (session.isSubscriberTooSlow()) {
                disconnect(session);
                connectLater(publisher, session.subscriber);
            }
        }
    }

    /** What has been sent can mostly still be read, beside what a successor sends; sometimes it is lost. */
    private void endOrBreak(final SimulatedSession session) {
        if (faults.strikes(30)) {
            disconnect(session);
        } else {
            session.publisher.sessions().remove(session);
            session.endBehindLast();
        }
    }

    private void disconnect(final SimulatedSession session) {
        session.publisher.sessions().remove(session);
        session.subscriber.sessions().remove(session);
    }

    private static boolean isSameStream(final StreamAddress publisher, final StreamAddress subscriber) {
        return publisher.streamId() == subscriber.streamId()
            && sessionOf(publisher).equals(sessionOf(subscriber));
    }

    private static String sessionOf(final StreamAddress address) {
        final int at = address.channel().indexOf(SESSION);
        return at < 0 ? "" : address.channel().substring(at);
    }

    @Override
    public String toString() {
        return Stream.concat(
            outbound.stream().map(stream -> "from " + stream + " " + stream.sessions()),
            inbound.stream().map(stream -> "to " + stream + " " + stream.sessions()))
            .collect(Collectors.joining("\n"));
    }
}
