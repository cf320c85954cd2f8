package io.plimsoll.engine.liquidity;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * How an instrument's requirements grow with size, but for its bands (rules, section 11.7). Fractions are x 10^9, but
 * the root's rate is x 10^12.
 *
 * @param rootRate              added rate for one lot, growing with the square root of lots
 * @param allowance             share of the first tier's rate that the root must exceed to count
 * @param largestSizeRate       most that size adds to the rate
 * @param closeOutShare         share of a day's volume that can be closed at the plain rate; 0 for any
 * @param largestCloseOutFactor most that a longer close-out multiplies
 * @param largestThinness       most by which a thin book makes a position count as larger
 * @param thinnessStep          thinness is a multiple of it
 * @param thinnessHysteresis    thinness falls only where the book is thicker by this share
 * @param recoverySamples       intervals after which half of the depth that is shown again counts
 * @param recoverySampleSeconds length of such an interval
 * @param openInterestLower     settlement minor units from which initial rates grow
 * @param openInterestUpper     where they are 1; 0 for no growth
 */
public record SizeParameters(
    long rootRate,
    long allowance,
    long largestSizeRate,
    long closeOutShare,
    long largestCloseOutFactor,
    long largestThinness,
    long thinnessStep,
    long thinnessHysteresis,
    int recoverySamples,
    int recoverySampleSeconds,
    long openInterestLower,
    long openInterestUpper) {

    /** Most that a rule can add to a rate. */
    static final long LARGEST_SIZE_RATE = 10 * Rate.ONE;

    /** Most that a rule can multiply by for a longer close-out. */
    static final long LARGEST_CLOSE_OUT_FACTOR = 100 * Rate.ONE;

    /** Most by which a rule can make a position count as larger. */
    static final long LARGEST_THINNESS = 1_000 * Rate.ONE;

    private static final long LARGEST_ROOT_RATE = 1_000_000_000_000_000L;
    private static final long LEAST_STEP = 1_000_000;
    private static final int MOST_RECOVERY_SAMPLES = 1 << 20;
    private static final int MOST_RECOVERY_SAMPLE_SECONDS = 3_600;

    /**
     * Whether a size charge may have these numbers.
     *
     * @return true if it may
     */
    public boolean isAllowed() {
        return isWithin(rootRate, 0, LARGEST_ROOT_RATE)
            && isWithin(allowance, 0, Rate.ONE)
            && isWithin(largestSizeRate, 0, LARGEST_SIZE_RATE)
            && isWithin(closeOutShare, 0, Rate.ONE)
            && isWithin(largestCloseOutFactor, Rate.ONE, LARGEST_CLOSE_OUT_FACTOR)
            && thinnessStep >= LEAST_STEP && Rate.ONE % thinnessStep == 0
            && isWithin(largestThinness, Rate.ONE, LARGEST_THINNESS) && largestThinness % thinnessStep == 0
            && isWithin(thinnessHysteresis, 0, Rate.ONE)
            && isWithin(recoverySamples, 1, MOST_RECOVERY_SAMPLES)
            && isWithin(recoverySampleSeconds, 1, MOST_RECOVERY_SAMPLE_SECONDS)
            && openInterestLower >= 0
            && (openInterestUpper > openInterestLower || openInterestUpper == 0 && openInterestLower == 0);
    }

    private static boolean isWithin(final long number, final long least, final long most) {
        return number >= least && number <= most;
    }

    /** Whether initial rates grow with open interest. */
    boolean growsWithOpenInterest() {
        return openInterestUpper > 0;
    }

    /** The least thinness of this rule that is not below one, but at most its largest. */
    long toStep(final long thinness) {
        return Math.min(largestThinness, (thinness + thinnessStep - 1) / thinnessStep * thinnessStep);
    }

    void writeTo(final StateSink sink) {
        sink.put(rootRate);
        sink.put(allowance);
        sink.put(largestSizeRate);
        sink.put(closeOutShare);
        sink.put(largestCloseOutFactor);
        sink.put(largestThinness);
        sink.put(thinnessStep);
        sink.put(thinnessHysteresis);
        sink.put(recoverySamples);
        sink.put(recoverySampleSeconds);
        sink.put(openInterestLower);
        sink.put(openInterestUpper);
    }

    static SizeParameters readFrom(final StateSource state) {
        return new SizeParameters(
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.next(),
            state.nextInt("recovery samples", 1, MOST_RECOVERY_SAMPLES),
            state.nextInt("seconds of a recovery sample", 1, MOST_RECOVERY_SAMPLE_SECONDS),
            state.next(),
            state.next());
    }
}
