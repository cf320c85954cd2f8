package io.plimsoll.transport.simulation;

import io.plimsoll.transport.network.OutboundStream;
import io.plimsoll.transport.network.StreamAddress;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Somebody who should not be there: sends bytes, or messages of sources that do not exist or of the service itself. */
final class SimulatedRogue extends SimulatedProcess {
    private static final int MOST_BYTES = 5000;
    private static final double SEND_PERCENT = 20;

    private final List<StreamAddress> lanes;
    private final List<ScriptedMessage> messages;
    private SimulatedNetwork network;
    private List<OutboundStream> streams = List.of();

    /**
     * A rogue.
     *
     * @param world    of it
     * @param messages that make sense but for their source
     */
    SimulatedRogue(final World world, final List<ScriptedMessage> messages) {
        super(world);
        this.messages = messages;
        lanes = List.of(
            world.clientConfiguration().control(),
            world.clientConfiguration().facts(),
            world.clientConfiguration().marketData(),
            world.clientConfiguration().historyRequests());
    }

    @Override
    void onStart(final CrashPoints points) {
        network = (SimulatedNetwork) world.clientConnector(points, error -> { }).get();
        streams = network == null ? List.of() : lanes.stream().map(network::publish).toList();
    }

    @Override
    int onStep() {
        if (network == null || network.isClosed()) {
            die(world.faults().mostDowntimeNs);
            return 0;
        }
        if (!world.faults().isOn() || !world.dice().chance(SEND_PERCENT)) {
            return 0;
        }
        final byte[] bytes = world.dice().chance(50) ? noise() : forged();
        world.dice().pick(streams).offer(new UnsafeBuffer(bytes), 0, bytes.length);
        return 1;
    }

    private byte[] noise() {
        final byte[] bytes = new byte[world.dice().between(0, world.dice().chance(10) ? MOST_BYTES : 200)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) world.dice().between(0, 255);
        }
        return bytes;
    }

    private byte[] forged() {
        final int source = (int) world.dice().of(0, 99, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        return world.dice().pick(messages).withOrigin(
            source, world.dice().between(0, 3), world.dice().of(0, 1, 2, Long.MAX_VALUE, -1));
    }

    @Override
    void onDeath() {
        if (network != null) {
            network.close();
        }
    }

    @Override
    String name() {
        return "rogue";
    }
}
