package io.plimsoll.transport.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded, faster, slower and maximum speed. */
class SpeedTest {

    @Test
    void shouldStretchOrShrinkRecordedTime() {
        assertEquals(1_000, Speed.parse("recorded").delayNs(1_000));
        assertEquals(10, Speed.parse("100").delayNs(1_000));
        assertEquals(2_000, Speed.parse("0.5").delayNs(1_000));
        assertEquals(0, Speed.parse("max").delayNs(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "0", "-1", "NaN", ""})
    void shouldRefuseWhatIsNotASpeed(final String text) {
        assertThrows(IllegalArgumentException.class, () -> Speed.parse(text));
    }
}
