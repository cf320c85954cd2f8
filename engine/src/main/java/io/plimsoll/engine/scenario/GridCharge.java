package io.plimsoll.engine.scenario;

import io.plimsoll.engine.number.Rate;

/**
 * What a grid charges, in exact shares x 10^9 (rules, section 10.4).
 *
 * @param maintenanceFactor     of the worst outcome
 * @param initialFactor         of the worst outcome
 * @param linearMaintenance     of the size of perpetuals and futures
 * @param linearInitial         of that, all together
 * @param nakedShortMaintenance of the size of options sold and not covered
 * @param nakedShortInitial     of that, all together
 * @param leastShort            of the size of options sold, as the least requirement
 * @param mostDoubt             that nothing is charged for
 * @param doubtFactor           of the doubt, of what is held at it
 */
public record GridCharge(
    long maintenanceFactor,
    long initialFactor,
    long linearMaintenance,
    long linearInitial,
    long nakedShortMaintenance,
    long nakedShortInitial,
    long leastShort,
    long mostDoubt,
    long doubtFactor) {

    static GridCharge of(final long[] numbers) {
        final long linear = GridNumber.LINEAR_MAINTENANCE.in(numbers);
        final long naked = GridNumber.NAKED_SHORT_MAINTENANCE.in(numbers);
        return new GridCharge(
            GridNumber.MAINTENANCE_FACTOR.in(numbers),
            GridNumber.INITIAL_FACTOR.in(numbers),
            linear,
            linear + GridNumber.LINEAR_INITIAL.in(numbers),
            naked,
            naked + GridNumber.NAKED_SHORT_INITIAL.in(numbers),
            GridNumber.LEAST_SHORT.in(numbers),
            Rate.ONE - GridNumber.CONFIDENCE_THRESHOLD.in(numbers),
            GridNumber.CONFIDENCE_FACTOR.in(numbers));
    }
}
