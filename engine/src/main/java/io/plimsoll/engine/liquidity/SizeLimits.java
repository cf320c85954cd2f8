package io.plimsoll.engine.liquidity;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.scale.ScaleTable;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * The most that size can ever make of an instrument's rates, whatever its size charge is now: positions are bounded by
 * it, so that no review and no charge finds one too large (rules, section 11.1).
 *
 * @param closeOutFactor        largest that any charge of the instrument allowed, x 10^9
 * @param sizeRate              largest that any charge of the instrument allowed, x 10^9
 * @param growsWithOpenInterest whether initial rates ever could grow to 1
 */
public record SizeLimits(long closeOutFactor, long sizeRate, boolean growsWithOpenInterest) {
    /** Of an instrument that never had a size charge. */
    public static final SizeLimits NONE = new SizeLimits(Rate.ONE, 0, false);

    /**
     * These limits, as far as another size charge does not go beyond them.
     *
     * @param parameters of the other charge
     * @return the larger of both
     */
    public SizeLimits with(final SizeParameters parameters) {
        return new SizeLimits(
            Math.max(closeOutFactor, parameters.largestCloseOutFactor()),
            Math.max(sizeRate, parameters.largestSizeRate()),
            growsWithOpenInterest || parameters.growsWithOpenInterest());
    }

    /**
     * The most that a rate can come to with scale and size, rounded up.
     *
     * @param rate         x 10^9, from 0 to 100
     * @param largestScale x 10^9, from 1 to 100
     * @return x 10^9
     */
    public long largest(final long rate, final long largestScale) {
        final long grown = growsWithOpenInterest ? Math.max(Rate.ONE, rate) : rate;
        return ScaleTable.scaledRate(ScaleTable.scaledRate(grown, largestScale), closeOutFactor) + sizeRate;
    }

    /**
     * Whether an instrument may have a rate: with scale and size it is 100 at most.
     *
     * @param rate         x 10^9, not negative
     * @param largestScale x 10^9, from 1 to 100
     * @return true if it may
     */
    public boolean allow(final long rate, final long largestScale) {
        return ScaleTable.isRateAllowed(rate, largestScale) && largest(rate, largestScale) <= ScaleTable.LARGEST_RATE;
    }

    void writeTo(final StateSink sink) {
        sink.put(closeOutFactor);
        sink.put(sizeRate);
        sink.put(growsWithOpenInterest ? 1 : 0);
    }

    static SizeLimits readFrom(final StateSource state, final SizeParameters parameters) {
        final long closeOutFactor = state.nextLong(
            "largest close-out factor", parameters.largestCloseOutFactor(), SizeParameters.LARGEST_CLOSE_OUT_FACTOR);
        final long sizeRate = state.nextLong(
            "largest size rate", parameters.largestSizeRate(), SizeParameters.LARGEST_SIZE_RATE);
        return new SizeLimits(closeOutFactor, sizeRate, state.nextLong(
            "whether rates ever grew with open interest", parameters.growsWithOpenInterest() ? 1 : 0, 1) == 1);
    }
}
