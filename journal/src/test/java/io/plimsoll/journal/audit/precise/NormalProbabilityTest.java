package io.plimsoll.journal.audit.precise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known answers were computed with the Python library mpmath, at 120 digits. */
class NormalProbabilityTest {
    private static final BigDecimal TOLERANCE = FixedPoints.share(195, BigDecimal.ONE);

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.6914624612740131036377046106083377398836021755545779368207761426791558",
        "-1, 0.1586552539314570514147674543679620775220870332733956090126055497570086",
        "2.25, 0.9877755273449552968473760687002585074758352167824616906926220029408892",
        "-5, 2.866515718791939116737523328746453538544230136118895730854927989347588e-7",
        "-10, 7.619853024160526065973343251599308363504033277956960578035355462896616e-24",
        "16, 0.9999999999999999999999999999999999999999999999999999999993611245599462",
        "-17.5, 7.163458766235035845360643750196387519525310820932244977608862954241918e-69",
        "0.000001, 0.5000003989422804013661875598791644616155541671658544700265072896685434",
    })
    void shouldKnowProbabilities(final BigDecimal number, final BigDecimal known) {
        FixedPoints.assertClose(known, NormalProbability.upTo(FixedPoint.of(number)), TOLERANCE);
    }

    @Test
    void shouldBeCertainFarOut() {
        assertEquals(FixedPoint.ZERO, NormalProbability.upTo(FixedPoint.of(-19)));
        assertEquals(FixedPoint.ONE, NormalProbability.upTo(FixedPoint.of(19)));
        assertEquals(FixedPoint.ONE.half(), NormalProbability.upTo(FixedPoint.ZERO));
    }

    /** Just before the end the series still says nothing. */
    @ParameterizedTest
    @ValueSource(ints = {-18, 18})
    void shouldGoOverIntoCertainty(final int number) {
        FixedPoints.assertClose(
            number < 0 ? BigDecimal.ZERO : BigDecimal.ONE, NormalProbability.upTo(FixedPoint.of(number)), TOLERANCE);
    }
}
