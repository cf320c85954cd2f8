package io.plimsoll.engine.scale;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;

/**
 * The arithmetic of one rule's review (rules, section 11.3): from the scale in force and a volatility to the coming
 * scale. Holds the result of the last one. All numbers are x 10^9.
 */
public final class ScaleReview {
    /** Nanoseconds an hour. */
    private static final long HOUR_NS = 3_600_000_000_000L;

    private final Wide wide = new Wide();
    private long rise;
    private long refill;
    private long wanted;
    private long scale;

    /**
     * Reviews a scale.
     *
     * @param rule       to follow
     * @param inForce    the scale now
     * @param riseBefore what the scale may rise by, after its last review
     * @param refillBefore what the reserve may be refilled by, after the last review
     * @param elapsedNs  since then, not negative
     * @param charged    the volatility that counts, a year
     * @param stale      whether nobody knows what it is now
     */
    public void review(
        final ScaleRule rule,
        final long inForce,
        final long riseBefore,
        final long refillBefore,
        final long elapsedNs,
        final long charged,
        final boolean stale) {
        final long raw = wide.product(charged, Rate.ONE).dividedUp(rule.referenceVolatility()).value();
        final long withReserve = enlarged(raw, rule.reserve());
        final long filled = rule.toStep(withReserve);
        final long tooHigh = rule.toStep(enlarged(withReserve, rule.hysteresis()));
        wanted = rule.toStep(raw);
        rise = Math.min(rule.riseAtOnce(), riseBefore + grown(rule.risePerHour(), elapsedNs));
        refill = Math.min(rule.step(), refillBefore + grown(rule.refillPerHour(), elapsedNs));
        scale = rule.toStep(inForce);
        if (scale < wanted) {
            riseTo(ramp(rule));
        } else if (scale < filled) {
            refill(rule.step());
        } else if (scale > tooHigh && !stale) {
            scale -= rule.step();
        }
    }

    private long enlarged(final long number, final long share) {
        return wide.product(number, Rate.ONE + share).dividedUp(Rate.ONE).value();
    }

    private long grown(final long perHour, final long elapsedNs) {
        return wide.product(perHour, elapsedNs).dividedDown(HOUR_NS).value();
    }

    /** How far the scale may rise: by what is allowed, and in any case to within the largest gap. */
    private long ramp(final ScaleRule rule) {
        if (rule.largestGap() == 0) {
            return wanted;
        }
        final long allowed = scale + rise / rule.step() * rule.step();
        return Math.max(Math.min(wanted, allowed), wanted - rule.largestGap());
    }

    private void riseTo(final long higher) {
        rise = Math.max(0, rise - (higher - scale));
        scale = higher;
    }

    private void refill(final long step) {
        if (refill >= step) {
            refill -= step;
            scale += step;
        }
    }

    /**
     * The coming scale.
     *
     * @return multiple of the rule's step
     */
    public long scale() {
        return scale;
    }

    /**
     * What volatility asks for, without reserve and ramp.
     *
     * @return multiple of the rule's step, within its range
     */
    public long wanted() {
        return wanted;
    }

    /**
     * What of that the ramp holds back.
     *
     * @return 0 if nothing
     */
    public long uncovered() {
        return Math.max(0, wanted - scale);
    }

    /**
     * What the scale may still rise by.
     *
     * @return from 0 to what the rule allows at once
     */
    public long rise() {
        return rise;
    }

    /**
     * What the reserve may be refilled by.
     *
     * @return from 0 to the rule's step
     */
    public long refill() {
        return refill;
    }
}
