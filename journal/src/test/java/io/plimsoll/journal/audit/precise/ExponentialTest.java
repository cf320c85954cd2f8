package io.plimsoll.journal.audit.precise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known answers were computed with the Python library mpmath, at 120 digits. */
class ExponentialTest {
    @ParameterizedTest
    @CsvSource({
        "1, 2.718281828459045235360287471352662497757247093699959574966967627724077",
        "-1, 0.3678794411714423215955237701614608674458111310317678345078368016974615",
        "0.001, 1.00100050016670834166805575399305831156307620058070146022851467446036",
        "100, 26881171418161354484126255515800135873611118.77374192241519160861528029",
        "-130.5, 2.111398028137322042916656516653444094829569690749523925757649573133467e-57",
        "240, 1.700887763567586268539890286071455745006265056362906735307267912097441e+104",
    })
    void shouldRaiseE(final BigDecimal exponent, final BigDecimal known) {
        FixedPoints.assertClose(known, Exponential.of(FixedPoint.of(exponent)), FixedPoints.share(200, known));
    }

    @Test
    void shouldRaiseEToNothingAndToNextToNothing() {
        assertEquals(FixedPoint.ONE, Exponential.of(FixedPoint.ZERO));
        assertEquals(FixedPoint.ZERO, Exponential.of(FixedPoint.of(-1_000_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.6931471805599453094172321214581765680755001343602552541206800094933936",
        "0.000000001, -20.72326583694641115616192309215927786840991339765895678429995110870815",
        "1152921504606846976, 41.58883083359671856503392728749059408453000806161531524724080056960362",
        "0.7, -0.3566749439387323789126387112411844779640167590469117875739377510299927",
        "1.5, 0.4054651081081643819780131154643491365719904234624941976140143241441007",
        "123456.789, 11.7236464871858809811399589839101115869103773751340830470851062421895",
        "1, 0",
    })
    void shouldTakeLogarithms(final BigDecimal number, final BigDecimal known) {
        // A decimal is cut behind 2^-224, which of a billionth is its 2^-194.
        final int digits = number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0 ? 193 : 203;
        FixedPoints.assertClose(
            known, Exponential.ln(FixedPoint.of(number)), FixedPoints.share(digits, BigDecimal.ONE));
    }

    @Test
    void shouldRaiseToPowers() {
        final BigDecimal known =
            new BigDecimal("2.774191114672181086771271819161666912369487551290965030252315729685634");
        FixedPoints.assertClose(
            known, Exponential.power(FixedPoint.of(30), FixedPoint.of(new BigDecimal("0.3"))),
            FixedPoints.share(200, known));
    }
}
