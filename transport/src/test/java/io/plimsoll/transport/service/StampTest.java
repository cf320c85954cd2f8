package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class StampTest {
    private long clockNs;

    @Test
    void shouldGoOnAfterLogWhenClockIsBehindIt() {
        final Stamp stamp = new Stamp(() -> clockNs, 41, 1000);
        clockNs = 900;
        stamp.readClock();
        assertEquals(1000, stamp.timeNs());
        assertEquals(42, stamp.nextSequence());
        clockNs = 1001;
        stamp.readClock();
        assertEquals(1001, stamp.timeNs());
        assertEquals(43, stamp.nextSequence());
    }

    @Test
    void shouldGoOnMeasuringIntervalsWhenClockIsSetBack() {
        final Stamp stamp = new Stamp(() -> clockNs, 0, 0);
        clockNs = 500;
        stamp.readClock();
        assertEquals(500, stamp.elapsedNs());
        clockNs = 100;
        stamp.readClock();
        clockNs = 150;
        stamp.readClock();
        assertEquals(550, stamp.elapsedNs());
        assertEquals(500, stamp.timeNs());
    }

    @Test
    void shouldNeverRunBackwardsWhenClockDoes() {
        final Stamp stamp = new Stamp(() -> clockNs, 0, 0);
        clockNs = 500;
        stamp.readClock();
        clockNs = 400;
        stamp.readClock();
        assertEquals(500, stamp.timeNs());
    }
}
