package io.plimsoll.engine.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volatilities between and beyond those that are known. */
class VolatilitySmileTest {

    @ParameterizedTest
    @CsvSource({"0, 0.9", "80, 0.9", "85, 0.7", "90, 0.5", "95, 0.5125", "110, 0.55", "130, 0.6", "1000, 0.6"})
    void shouldBeLinearBetweenPointsAndFlatBeyondTheEnds(final double strike, final double volatility) {
        final VolatilitySmile smile =
            new VolatilitySmile(new double[] {80, 90, 130}, new double[] {0.9, 0.5, 0.6});
        assertEquals(volatility, smile.at(strike), 1e-15);
    }

    @Test
    void shouldBeFlatWithOnePoint() {
        final VolatilitySmile smile = new VolatilitySmile(new double[] {100}, new double[] {0.4});
        assertEquals(0.4, smile.at(50));
        assertEquals(0.4, smile.at(100));
        assertEquals(0.4, smile.at(200));
    }
}
