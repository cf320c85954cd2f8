package io.plimsoll.transport.simulation;

import io.plimsoll.engine.kit.Dice;
import java.util.Arrays;

/**
 * A lane on which anything goes: messages are lost, repeated, overtaken, cut and changed. Aeron does none of this. The
 * service promises to refuse what makes no sense, wherever it comes from.
 */
final class HostileLane {
    private static final int SOURCE_OFFSET = 8;
    private static final int SOURCE_END = 12;

    private final Dice dice;
    private final int streamId;

    HostileLane(final Dice dice, final int streamId) {
        this.dice = dice;
        this.streamId = streamId;
    }

    boolean isOn(final SimulatedSession session) {
        return session.publisher.address().streamId() == streamId;
    }

    void carry(final SimulatedSession session, final byte[] bytes, final long delayNs) {
        switch (dice.between(1, 25)) {
            case 1 -> { } // lost
            case 2 -> {
                session.put(bytes, delayNs);
                session.put(bytes, delayNs);
            }
            case 3 -> session.putAhead(bytes);
            case 4 -> session.put(changed(bytes), delayNs);
            case 5 -> session.put(Arrays.copyOf(bytes, dice.between(0, bytes.length)), delayNs);
            default -> session.put(bytes, delayNs);
        }
    }

    /** A bit flipped anywhere but in the source: nobody speaks for somebody else. */
    private byte[] changed(final byte[] bytes) {
        final byte[] changed = bytes.clone();
        final int at = dice.between(0, bytes.length - 1);
        if (at < SOURCE_OFFSET || at >= SOURCE_END) {
            changed[at] ^= (byte) (1 << dice.between(0, 7));
        }
        return changed;
    }
}
