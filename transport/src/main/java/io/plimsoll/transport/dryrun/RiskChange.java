package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepDecoder;

/**
 * What a review changed. Numbers x 10^9, but close-out lots are lots.
 *
 * @param kind         what it is
 * @param instrumentId whose, or of an extra haircut the asset's id
 * @param before       what was in force
 * @param after        what it is now
 * @param wanted       what the market asks for, without reserve and ramp
 * @param uncovered    what of that the ramp holds back
 * @param volatility   a year, as estimated
 * @param charged      what counts of it
 * @param isStale      whether volatility had no mark for too long, so that nothing falls
 */
record RiskChange(
    RiskKind kind,
    int instrumentId,
    long before,
    long after,
    long wanted,
    long uncovered,
    long volatility,
    long charged,
    boolean isStale) {

    static RiskChange of(final RiskStepDecoder step) {
        return new RiskChange(
            step.kind(),
            step.kind() == RiskKind.EXTRA_HAIRCUT ? step.assetId() : step.instrumentId(),
            step.before(),
            step.after(),
            step.wanted(),
            step.uncovered(),
            step.volatility(),
            step.chargedVolatility(),
            step.stale() == BooleanType.TRUE);
    }

    boolean isScaleOf(final int id) {
        return kind == RiskKind.SCALE && instrumentId == id;
    }
}
