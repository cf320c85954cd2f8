package io.plimsoll.journal.audit.precise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Dice;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known answers were computed with the Python library mpmath, at 120 digits. */
class PreciseBlack76Test {
    private static final int BITS = 190;

    @ParameterizedTest
    @CsvSource({
        "true, 1000, 1100, 0.25, 61.90426413768347417180527554614068489716683176781854216213306123317909",
        "false, 1000, 1100, 0.25, 161.9042641376834741718052755461406848971668317678185421621330612331791",
        "true, 1000, 1000, 0.000001, 0.0003989422804014160553449293341961483505172480391982136672213704359314695",
        "true, 1000, 20000, 0.2, 2.981384307740906458175537548589138388466414224687326200687392795619168e-49",
        "false, 5, 1, 79.05, 1",
        "true, 0.5, 1152921504606846976, 9, 0.1897392537042920456769792551352694180841584519803706422996531811582327",
    })
    void shouldKnowValues(
        final boolean isCall,
        final BigDecimal forward,
        final BigDecimal strike,
        final BigDecimal deviation,
        final BigDecimal known) {
        FixedPoints.assertClose(
            known, value(isCall, forward, strike, deviation), FixedPoints.share(BITS, forward.max(strike)));
    }

    /** A call less a put is the forward less the strike, which neither is computed by. */
    @Test
    void shouldKeepParity() {
        final Dice dice = new Dice(11);
        for (int i = 0; i < 200; i++) {
            final BigDecimal forward = BigDecimal.valueOf(dice.between(1L, 1_000_000_000L), dice.between(0, 9));
            final BigDecimal strike = BigDecimal.valueOf(dice.between(1L, 1_000_000_000L), dice.between(0, 9));
            final BigDecimal deviation = BigDecimal.valueOf(dice.between(1L, 1_000_000_000L), dice.between(6, 12));
            FixedPoints.assertClose(
                forward.subtract(strike),
                value(true, forward, strike, deviation).minus(value(false, forward, strike, deviation)),
                FixedPoints.share(BITS, forward.max(strike)));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 7, 5, 2", "true, 5, 7, 0", "false, 7, 5, 0", "false, 5, 7, 2", "true, 7, 7, 0"})
    void shouldBeWorthWhatExerciseGivesWithoutTimeOrVolatility(
        final boolean isCall, final long forward, final long strike, final long value) {
        assertEquals(
            FixedPoint.of(value),
            PreciseBlack76.value(isCall, FixedPoint.of(forward), FixedPoint.of(strike), FixedPoint.ZERO));
        FixedPoints.assertClose(
            BigDecimal.valueOf(value),
            value(isCall, BigDecimal.valueOf(forward), BigDecimal.valueOf(strike), new BigDecimal("1e-60")),
            FixedPoints.share(BITS, BigDecimal.valueOf(strike)));
    }

    private static FixedPoint value(
        final boolean isCall, final BigDecimal forward, final BigDecimal strike, final BigDecimal deviation) {
        return PreciseBlack76.value(
            isCall, FixedPoint.of(forward), FixedPoint.of(strike), FixedPoint.of(deviation));
    }
}
