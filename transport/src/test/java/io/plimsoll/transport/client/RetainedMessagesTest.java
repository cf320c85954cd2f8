package io.plimsoll.transport.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RetainedMessagesTest {
    private static final int CAPACITY = 1024;
    private final RetainedMessages retained = new RetainedMessages(16, CAPACITY);

    @Test
    void shouldRefuseWhenTooManyAreUnacknowledged() {
        for (int i = 0; i < 16; i++) {
            keep(i, 8);
        }
        assertEquals(-1, retained.claim(8));
        retained.releaseUpTo(1);
        assertTrue(retained.claim(8) >= 0);
    }

    @Test
    void shouldRefuseWhenBytesDoNotFit() {
        keep(1, 600);
        assertEquals(-1, retained.claim(600));
        retained.releaseUpTo(1);
        assertEquals(0, retained.claim(600));
    }

    @Test
    void shouldKeepEveryUnacknowledgedMessageIntactWhateverIsReleased() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            final int length = 16 + random.nextInt(200);
            if (retained.claim(length) >= 0) {
                keep(retained.nextSequence(), length);
            }
            if (random.nextInt(3) == 0) {
                retained.releaseUpTo(retained.firstSequence() + random.nextInt(8) - 2);
            }
            for (long sequence = retained.firstSequence(); sequence < retained.nextSequence(); sequence++) {
                assertEquals(sequence, retained.buffer().getLong(retained.offset(sequence)), () -> "seed=" + seed);
                assertEquals(sequence, retained.buffer().getByte(
                    retained.offset(sequence) + retained.length(sequence) - 1) + (sequence & ~0x7f));
            }
        }
    }

    private void keep(final long value, final int length) {
        final int offset = retained.claim(length);
        assertTrue(offset >= 0 && offset + length <= CAPACITY);
        retained.buffer().setMemory(offset, length, (byte) (value & 0x7f));
        retained.buffer().putLong(offset, value);
        retained.keep(offset, length);
    }
}
