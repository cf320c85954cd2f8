package io.plimsoll.engine.scenario;

import io.plimsoll.engine.number.Rate;

/** The numbers of a grid, in the order in which they come and are kept, x 10^9, with what each may be. */
public enum GridNumber {
    VOLATILITY_UP(0, 10),
    VOLATILITY_DOWN(0, 10),
    LEAST_VOLATILITY_UP(0, 10),
    SHORT_POWER(0, 10),
    LONG_POWER(0, 10),
    LEAST_DAYS(1e-9, 365),
    LINEAR_SKEW_CAP(0, 10),
    LINEAR_SKEW_SLOPE(-10, 10),
    ABSOLUTE_SKEW_CAP(0, 10),
    ABSOLUTE_SKEW_SLOPE(-10, 10),
    SKEW_LEAST_MONEYNESS(1e-9, 10),
    SKEW_WIDTH(0, 10),
    SKEW_VOLATILITY(0, 10),
    SKEW_VOLATILITY_SLOPE(-10, 10),
    OWNED_RATE_MULTIPLE(0, 10),
    OWNED_RATE_ADDITION(0, 10),
    OWNED_FACTOR(0, 2),
    OWED_RATE_MULTIPLE(0, 10),
    OWED_RATE_ADDITION(0, 10),
    OWED_FACTOR(0, 2),
    BASIS_UP(0.0625, 2),
    BASIS_DOWN(0.0625, 2),
    BASIS_FACTOR(0, 2),
    BASIS_FACTOR_BY_YEAR(0, 2),
    MAINTENANCE_FACTOR(0, 2),
    INITIAL_FACTOR(0, 2),
    LINEAR_MAINTENANCE(0, 1),
    LINEAR_INITIAL(0, 1),
    NAKED_SHORT_MAINTENANCE(0, 1),
    NAKED_SHORT_INITIAL(0, 1),
    LEAST_SHORT(0, 1),
    LOOK_AHEAD_DAYS(0, 30),
    AVERAGED_SECONDS(0, 86_400),
    CONFIDENCE_THRESHOLD(0, 1),
    CONFIDENCE_FACTOR(0, 2),
    PEG_THRESHOLD(0, 10),
    PEG_FACTOR(0, 10),
    /** 0 or 1, not x 10^9. */
    ABSOLUTE_VOLATILITY(0, 1e-9);

    /** How many there are. */
    public static final int COUNT = values().length;

    private static final double SCALE = 1e9;

    private final long least;
    private final long most;

    GridNumber(final double least, final double most) {
        this.least = Math.round(least * SCALE);
        this.most = Math.round(most * SCALE);
    }

    private boolean allows(final long number) {
        return number >= least && number <= most;
    }

    /**
     * Whether a grid may have these numbers together.
     *
     * @param numbers one for each, x 10^9
     * @return true if it may
     */
    public static boolean allow(final long[] numbers) {
        for (final GridNumber number : values()) {
            if (!number.allows(number.in(numbers))) {
                return false;
            }
        }
        return LINEAR_MAINTENANCE.in(numbers) + LINEAR_INITIAL.in(numbers) <= Rate.ONE
            && NAKED_SHORT_MAINTENANCE.in(numbers) + NAKED_SHORT_INITIAL.in(numbers) <= Rate.ONE;
    }

    long in(final long[] numbers) {
        return numbers[ordinal()];
    }

    double of(final long[] numbers) {
        return numbers[ordinal()] / SCALE;
    }
}
