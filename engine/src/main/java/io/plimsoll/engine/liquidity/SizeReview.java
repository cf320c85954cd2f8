package io.plimsoll.engine.liquidity;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;

/**
 * The arithmetic of a review of thinness and of close-out lots (rules, section 11.7): from what is in force and what
 * the market shows to what is coming. Holds the result of the last one.
 */
public final class SizeReview {
    /** Close-out lots stay as they are where they would change by less than a sixteenth. */
    private static final long SMALL_CHANGE = 16;

    private final Wide wide = new Wide();
    private long coming;
    private long wanted;

    /**
     * Thinness rises at once to what the envelope says, and falls a step a review.
     *
     * @param parameters of the size charge
     * @param inForce    thinness now
     * @param envelope   how thin the book counts as
     */
    void thinness(final SizeParameters parameters, final long inForce, final long envelope) {
        final long present = parameters.toStep(inForce);
        final long tooHigh = parameters.toStep(
            wide.product(envelope, Rate.ONE + parameters.thinnessHysteresis()).dividedUp(Rate.ONE).value());
        wanted = parameters.toStep(envelope);
        if (present < wanted) {
            coming = wanted;
        } else if (present > tooHigh) {
            coming = present - parameters.thinnessStep();
        } else {
            coming = present;
        }
    }

    /**
     * Close-out lots are a share of the volume; a change of less than a sixteenth is none.
     *
     * @param parameters of the size charge
     * @param inForce    close-out lots now
     * @param volumeLots of a day
     */
    void closeOutLots(final SizeParameters parameters, final long inForce, final long volumeLots) {
        wanted = volumeLots == 0 || parameters.closeOutShare() == 0
            ? 0
            : Math.max(1, wide.product(volumeLots, parameters.closeOutShare()).dividedDown(Rate.ONE).value());
        final boolean isSmall =
            wanted > 0 && inForce > 0 && SMALL_CHANGE * Math.abs(wanted - inForce) < inForce;
        coming = isSmall ? inForce : wanted;
    }

    /**
     * What is coming.
     *
     * @return thinness x 10^9, or lots
     */
    public long coming() {
        return coming;
    }

    /**
     * What the market asks for, whatever is in force.
     *
     * @return thinness x 10^9, or lots
     */
    public long wanted() {
        return wanted;
    }
}
