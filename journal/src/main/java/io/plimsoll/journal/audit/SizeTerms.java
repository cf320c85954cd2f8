package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.VolatilityTerms.isBetween;

import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What a DefineSizeCharge says, x 10^9 unless said otherwise.
 *
 * @param recoverySamples       after so many intervals half of the depth that is shown again counts
 * @param recoverySampleSeconds length of such an interval
 * @param rootRate              rate for one lot, growing with the root of lots, x 10^12
 * @param allowance             share of the first tier's rate that the root must exceed
 * @param largestSizeRate       most that size adds to the rate
 * @param closeOutShare         share of a day's volume that can be closed at the plain rate
 * @param largestCloseOutFactor most that a longer close-out multiplies
 * @param largestThinness       most by which a thin book makes a position count as larger
 * @param thinnessStep          of which thinness is a multiple
 * @param thinnessHysteresis    by which the book must be thicker for thinness to fall
 * @param openInterestLower     from which initial rates grow, settlement minor units
 * @param openInterestUpper     where they are 1; 0 for no growth
 * @param bands                 of the ordinary book, from the inside out
 */
record SizeTerms(
    int recoverySamples,
    int recoverySampleSeconds,
    BigInteger rootRate,
    BigInteger allowance,
    BigInteger largestSizeRate,
    BigInteger closeOutShare,
    BigInteger largestCloseOutFactor,
    BigInteger largestThinness,
    BigInteger thinnessStep,
    BigInteger thinnessHysteresis,
    BigInteger openInterestLower,
    BigInteger openInterestUpper,
    List<SizeBand> bands) {
    /** The most lots that a message of this section may tell of. */
    static final long MOST_LOTS = 1L << 58;

    private static final long ONE = 1_000_000_000L;
    private static final long LEAST_STEP = 1_000_000L;
    private static final long MOST_ROOT_RATE = 1_000_000_000_000_000L;
    private static final int LONGEST_RECOVERY = 1 << 20;
    private static final int LONGEST_SAMPLE = 3600;
    private static final int MOST_BANDS = 16;

    /** Reads the bands, which is to be done once, after all else. */
    static SizeTerms of(final DefineSizeChargeDecoder definition) {
        return new SizeTerms(
            definition.recoverySamples(),
            definition.recoverySampleSeconds(),
            Whole.of(definition.rootRate()),
            Whole.of(definition.allowance()),
            Whole.of(definition.largestSizeRate()),
            Whole.of(definition.closeOutShare()),
            Whole.of(definition.largestCloseOutFactor()),
            Whole.of(definition.largestThinness()),
            Whole.of(definition.thinnessStep()),
            Whole.of(definition.thinnessHysteresis()),
            Whole.of(definition.openInterestLower()),
            Whole.of(definition.openInterestUpper()),
            bands(definition));
    }

    private static List<SizeBand> bands(final DefineSizeChargeDecoder definition) {
        final List<SizeBand> bands = new ArrayList<>();
        definition.bands().forEach(band -> bands.add(new SizeBand(
            band.lots() == Long.MAX_VALUE ? null : Whole.of(band.lots()), Whole.of(band.distance()))));
        return bands;
    }

    /** Rule 11.7: whether all numbers but those of bands are within their ranges. */
    static boolean allow(final DefineSizeChargeDecoder definition) {
        final long step = definition.thinnessStep();
        final long lower = definition.openInterestLower();
        final long upper = definition.openInterestUpper();
        return isBetween(definition.rootRate(), 0, MOST_ROOT_RATE)
            && isBetween(definition.allowance(), 0, ONE)
            && isBetween(definition.largestSizeRate(), 0, 10 * ONE)
            && isBetween(definition.closeOutShare(), 0, ONE)
            && isBetween(definition.largestCloseOutFactor(), ONE, 100 * ONE)
            && step >= LEAST_STEP
            && ONE % step == 0
            && isBetween(definition.largestThinness(), ONE, 1000 * ONE)
            && definition.largestThinness() % step == 0
            && isBetween(definition.thinnessHysteresis(), 0, ONE)
            && isBetween(definition.recoverySamples(), 1, LONGEST_RECOVERY)
            && isBetween(definition.recoverySampleSeconds(), 1, LONGEST_SAMPLE)
            && (lower == 0 && upper == 0 || lower >= 0 && upper > lower);
    }

    /** Rule 11.7: whether the bands are as they may be. */
    boolean hasBandsInOrder() {
        BigInteger lots = BigInteger.ZERO;
        BigInteger distance = BigInteger.ZERO;
        for (int i = 0; i < bands.size(); i++) {
            final SizeBand band = bands.get(i);
            final boolean isLast = i == bands.size() - 1;
            if (isLast != (band.lots() == null)
                || !isLast && (band.lots().compareTo(lots) <= 0 || band.lots().compareTo(Whole.of(MOST_LOTS)) > 0)
                || band.distance().compareTo(distance) < 0
                || band.distance().compareTo(Whole.BILLION) > 0) {
                return false;
            }
            lots = band.lots();
            distance = band.distance();
        }
        return bands.size() <= MOST_BANDS;
    }

    /** Whether initial rates can grow with open interest. */
    boolean hasOpenInterest() {
        return openInterestUpper.signum() > 0;
    }

    /** How many bands a Depth tells of: all but the endless one. */
    int endingBands() {
        return Math.max(0, bands.size() - 1);
    }

    /** A thinness that there is, not below another but for the largest. */
    BigInteger thinnessFor(final BigInteger thinness) {
        return Whole.up(thinness, thinnessStep).min(largestThinness);
    }

    /** c1: by the root of lots. */
    BigInteger rootCharge(final BigInteger lots) {
        final BigInteger root = Whole.root(lots.multiply(Whole.BILLION.pow(2)));
        return Whole.ceil(rootRate.multiply(root), Whole.TRILLION).min(Whole.TWO_TO_62);
    }

    /** e: what of that is beyond the allowance of a rate at a scale. */
    BigInteger rootExcess(final BigInteger lots, final BigInteger rate, final BigInteger scale) {
        final BigInteger allowed = Whole.floor(allowance.multiply(rate).multiply(scale), Whole.BILLION.pow(2));
        return rootCharge(lots).subtract(allowed).max(BigInteger.ZERO);
    }

    /** y: as how many lots so many count in a thin book. */
    BigInteger thinLots(final BigInteger lots, final BigInteger thinness) {
        return Whole.ceil(lots.multiply(thinness), Whole.BILLION).min(Whole.TWO_TO_62);
    }

    /** c2: the distance at which lots are closed, on average. */
    BigInteger liquidationCost(final BigInteger thinLots) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger from = BigInteger.ZERO;
        for (final SizeBand band : bands) {
            final BigInteger to = band.end(thinLots);
            sum = sum.add(to.subtract(from).multiply(band.distance()));
            from = to;
        }
        return Whole.ceil(sum, thinLots);
    }

    /** h: how many times longer closing takes, as a root. */
    BigInteger closeOutFactor(final BigInteger lots, final BigInteger closeOutLots) {
        if (closeOutLots.signum() == 0 || lots.compareTo(closeOutLots) <= 0) {
            return Whole.BILLION;
        }
        return Whole.root(Whole.ceil(lots.multiply(Whole.BILLION.pow(2)), closeOutLots)).min(largestCloseOutFactor);
    }

    /** f: an initial rate as it is with so much open interest. */
    BigInteger initialRate(final BigInteger rate, final BigInteger openInterest) {
        if (!hasOpenInterest() || openInterest.compareTo(openInterestLower) <= 0) {
            return rate;
        }
        if (openInterest.compareTo(openInterestUpper) >= 0) {
            return rate.max(Whole.BILLION);
        }
        if (rate.compareTo(Whole.BILLION) >= 0) {
            return rate;
        }
        final BigInteger grown = Whole.floor(
            Whole.BILLION.subtract(rate).multiply(openInterest.subtract(openInterestLower)),
            Whole.THOUSAND.multiply(openInterestUpper.subtract(openInterestLower)));
        return rate.add(Whole.THOUSAND.multiply(grown));
    }
}
