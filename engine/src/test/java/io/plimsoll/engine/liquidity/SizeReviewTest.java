package io.plimsoll.engine.liquidity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.number.Rate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is coming after a review of thinness and close-out lots, by hand (rules, section 11.7). */
class SizeReviewTest {
    private static final long MILLI = Rate.ONE / 1_000;

    private final SizeReview review = new SizeReview();

    /** Up to 4 in steps of 0.1, hysteresis 20 %; thinness in force, the envelope, coming and wanted, in thousandths. */
    @ParameterizedTest
    @CsvSource({
        "1000,1000,1000,1000",
        "1000,1050,1100,1100",
        "1000,3950,4000,4000",
        "1000,9999,4000,4000",
        "1100,1050,1100,1100",
        "1300,1050,1300,1100",
        "1400,1050,1300,1100",
        "4000,1000,3900,1000",
        "1200,1000,1200,1000",
        "1250,1250,1300,1300",
        "1650,1250,1600,1300",
        "7000,1000,3900,1000",
        "7000,3900,4000,3900",
    })
    void shouldRiseAtOnceAndFallAStep(
        final long inForce, final long envelope, final long coming, final long wanted) {
        review.thinness(parameters(0), inForce * MILLI, envelope * MILLI);
        assertEquals(coming * MILLI, review.coming());
        assertEquals(wanted * MILLI, review.wanted());
    }

    /** A share of 10 %: lots in force, volume, coming and wanted. */
    @ParameterizedTest
    @CsvSource({
        "0,1000,100,100",
        "100,1000,100,100",
        "100,1069,100,106",
        "100,1070,107,107",
        "100,940,100,94",
        "100,939,93,93",
        "160,1500,150,150",
        "100,0,0,0",
        "0,0,0,0",
        "0,9,1,1",
        "1,29,2,2",
        "16,170,17,17",
        "17,180,17,18",
        "0,288230376151711744,28823037615171174,28823037615171174",
    })
    void shouldFollowTheVolumeButNotASmallChange(
        final long inForce, final long volume, final long coming, final long wanted) {
        review.closeOutLots(parameters(100 * MILLI), inForce, volume);
        assertEquals(coming, review.coming());
        assertEquals(wanted, review.wanted());
    }

    @ParameterizedTest
    @CsvSource({"0", "100"})
    void shouldLetAnyNumberBeClosedWithoutAShare(final long inForce) {
        review.closeOutLots(parameters(0), inForce, 1_000);
        assertEquals(0, review.coming());
        assertEquals(0, review.wanted());
    }

    private static SizeParameters parameters(final long closeOutShare) {
        return new SizeParameters(
            0, 0, 0, closeOutShare, Rate.ONE, 4 * Rate.ONE, 100 * MILLI, 200 * MILLI, 1, 60, 0, 0);
    }
}
