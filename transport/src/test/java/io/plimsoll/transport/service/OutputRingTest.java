package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutputRingTest {
    private final OutputRing ring = new OutputRing(1024);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[1024]);
    private long position;
    private long index;

    @Test
    void shouldShowMessagesInOrderWhenCommitted() {
        add(1, 10);
        add(2, 20);
        assertEquals(List.of(), read());
        ring.commit();
        assertEquals(List.of(1, 2), read());
    }

    @Test
    void shouldDropOldestWhenFull() {
        for (int i = 1; i <= 20; i++) {
            add(i, 100);
        }
        ring.commit();
        position = ring.headPosition();
        index = ring.headIndex();
        final List<Integer> kept = read();
        assertEquals(20, kept.get(kept.size() - 1));
        assertEquals(20 - kept.size(), ring.headIndex());
    }

    @Test
    void shouldBeEmptyAndStartAtBeginningWhenRewound() {
        add(1, 100);
        ring.commit();
        ring.rewind();
        assertEquals(ring.headPosition(), ring.committedPosition());
        assertEquals(0, ring.committedPosition() % 1024);
        position = ring.headPosition();
        index = ring.headIndex();
        add(2, 100);
        ring.commit();
        assertEquals(List.of(2), read());
    }

    @Test
    void shouldRefuseMessageOfMoreThanHalfItsCapacity() {
        assertThrows(IllegalArgumentException.class, () -> ring.add(message, 0, 513));
    }

    @Test
    void shouldEqualQueueOfTheNewestWhateverIsAdded() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final ArrayDeque<Integer> expected = new ArrayDeque<>();
        for (int i = 1; i <= 100_000; i++) {
            add(i, 4 + random.nextInt(500));
            expected.add(i);
            if (random.nextInt(3) == 0) {
                ring.commit();
                if (position < ring.headPosition()) {
                    while (expected.size() > ring.committedIndex() - ring.headIndex()) {
                        expected.remove();
                    }
                    position = ring.headPosition();
                    index = ring.headIndex();
                }
                assertEquals(List.copyOf(expected), read(), () -> "seed=" + seed);
                expected.clear();
            }
            if (random.nextInt(100) == 0) {
                ring.rewind();
                expected.clear();
                position = ring.headPosition();
                index = ring.headIndex();
            }
        }
    }

    private void add(final int value, final int length) {
        message.putInt(0, value);
        ring.add(message, 0, length);
    }

    private List<Integer> read() {
        final List<Integer> values = new ArrayList<>();
        while (index < ring.committedIndex()) {
            final long at = ring.messagePosition(position);
            values.add(ring.buffer().getInt(ring.messageOffset(at)));
            position = ring.positionAfter(at);
            index++;
        }
        return values;
    }
}
