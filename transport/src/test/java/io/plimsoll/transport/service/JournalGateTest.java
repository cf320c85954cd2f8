package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JournalGateTest {
    private final List<String> said = new ArrayList<>();
    private int stops;
    private boolean hasRoom = true;
    private long timeNs = Long.MAX_VALUE;
    private final JournalGate gate = new JournalGate(bytes -> hasRoom, 1000, () -> stops++, () -> timeNs, said::add);

    @Test
    void shouldCountAStopThatDoesNotLastAndSayNothing() {
        assertTrue(gate.isOpen());
        hasRoom = false;
        assertFalse(gate.isOpen());
        afterMs(99);
        assertFalse(gate.isOpen());
        hasRoom = true;
        assertTrue(gate.isOpen());
        assertEquals(1, stops);
        assertEquals(List.of(), said);
    }

    @Test
    void shouldSayOnceThatAStopLastsAndThatItIsOver() {
        hasRoom = false;
        gate.isOpen();
        afterMs(100);
        gate.isOpen();
        afterMs(1000);
        gate.isOpen();
        assertEquals(1, said.size());
        assertTrue(said.get(0).endsWith("(no room for 1000 bytes of inputs for 100 ms)"), said.get(0));
        hasRoom = true;
        gate.isOpen();
        gate.isOpen();
        assertEquals(2, said.size());
        assertEquals("JOURNAL HAS ROOM AGAIN: intake goes on", said.get(1));
        assertEquals(1, stops);
    }

    @Test
    void shouldSayAtOnceThatTheJournalCouldNotWrite() {
        gate.shut("no space");
        gate.shut("no space");
        assertEquals(1, said.size());
        assertTrue(said.get(0).endsWith("(no space)"), said.get(0));
    }

    private void afterMs(final long duration) {
        timeNs += TimeUnit.MILLISECONDS.toNanos(duration);
    }
}
