package io.plimsoll.engine.collateral;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;

/**
 * The arithmetic of one asset's review (rules, section 11.8): from volatility and peg to the extra haircut that comes.
 * Holds the result of the last one. All numbers are x 10^9.
 */
public final class ExtraHaircutReview {
    private final InstrumentTable instruments;
    private final Wide wide = new Wide();
    private long wanted;
    private long coming;

    /**
     * A review with its own working space.
     *
     * @param instruments marks of pegs
     */
    public ExtraHaircutReview(final InstrumentTable instruments) {
        this.instruments = instruments;
    }

    /** Reviews an extra haircut; it rises at once and falls by a step, unless nobody knows the volatility. */
    void review(final CollateralRule rule, final long inForce, final long charged, final boolean stale) {
        final long asked = Math.min(rule.largestExtra(), shareUp(charged, rule.volatilityFactor())
            + rule.peg().addition(instruments, wide));
        wanted = rule.toStep(asked);
        final long tooHigh = rule.toStep(shareUp(asked, Rate.ONE + rule.hysteresis()));
        coming = rule.toStep(inForce);
        if (coming < wanted) {
            coming = wanted;
        } else if (coming > tooHigh && !stale) {
            coming -= rule.step();
        }
    }

    private long shareUp(final long number, final long share) {
        return wide.product(number, share).dividedUp(Rate.ONE).value();
    }

    /**
     * What volatility and peg ask for.
     *
     * @return multiple of the rule's step
     */
    public long wanted() {
        return wanted;
    }

    /**
     * What comes.
     *
     * @return multiple of the rule's step
     */
    public long coming() {
        return coming;
    }
}
