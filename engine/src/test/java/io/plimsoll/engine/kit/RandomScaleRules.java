package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import java.util.concurrent.TimeUnit;

/** Sends random rules of volatility, scales and heartbeats that are fine by themselves, and forecasts. */
final class RandomScaleRules {
    private static final long ONE = 1_000_000_000L;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);

    private final Dice dice;
    private final Messages messages;
    private final ScaleMessages scales;

    RandomScaleRules(final Dice dice, final Messages messages, final ScaleMessages scales) {
        this.dice = dice;
        this.messages = messages;
        this.scales = scales;
    }

    /** No time at all, a part of a second, seconds, minutes, hours. */
    long silenceNs() {
        return switch (dice.between(1, 8)) {
            case 1 -> 0;
            case 2 -> dice.between(0L, SECOND_NS);
            case 3, 4 -> dice.between(1, 20) * SECOND_NS;
            case 5, 6 -> dice.between(SECOND_NS, 200 * SECOND_NS);
            case 7 -> dice.between(1L, 60L) * 60 * SECOND_NS;
            default -> dice.between(SECOND_NS, 30_000 * SECOND_NS);
        };
    }

    void volatility(final int instrumentId) {
        final long start = volatilityAYear();
        final DefineVolatilityEncoder volatility = scales.volatility(instrumentId);
        volatility
            .sampleSeconds((int) dice.of(1, 5, 60, 60, 300, 3_600, 86_400))
            .halfLifeSamples((int) dice.of(1, 2, 10, 60, 480, 1 << 20, dice.between(1, 1 << 20)))
            .staleSeconds((int) dice.of(0, 0, 10, 600, 3_600))
            .startVolatility(start)
            .longRunVolatility(dice.chance(50) ? 0 : dice.between(0, start))
            .stressVolatility(dice.chance(50) ? 0 : volatilityAYear())
            .stressWeight(dice.of(0, ONE / 4, ONE, dice.between(0, ONE)));
        messages.send();
    }

    void scale(final int instrumentId, final int volatilityInstrumentId) {
        final long step = dice.of(ONE / 20, ONE / 10, ONE / 4, ONE, ONE / 1_000);
        final long largest = dice.of(ONE, 2 * ONE, 3 * ONE, 10 * ONE, dice.chance(10) ? 100 * ONE : 5 * ONE);
        final DefineScaleEncoder scale = scales.scale(instrumentId, volatilityInstrumentId);
        scale
            .referenceVolatility(volatilityAYear())
            .step(step)
            .leastScale(dice.between(0, ONE / step) * step)
            .largestScale(largest)
            .hysteresis(dice.of(0, ONE / 10, ONE, dice.between(0, ONE)))
            .reserve(dice.of(0, ONE / 4, ONE, dice.between(0, ONE)))
            .refillPerHour(dice.of(0, ONE / 10, 5 * ONE, 100 * ONE, dice.between(0, 100 * ONE)))
            .risePerHour(dice.of(0, ONE, 20 * ONE, 100 * ONE, dice.between(0, 100 * ONE)))
            .riseAtOnce(Math.max(step, dice.of(step, ONE / 2, 2 * ONE, dice.between(step, 100 * ONE))))
            .largestGap(dice.of(0, step, 5 * step, 2 * ONE));
        messages.send();
    }

    /** Steep ramps and long ones, some over before any review, some at once, some up to a hundred days long. */
    void forecast(final int instrumentId) {
        final long startNs = messages.feed().timeNs() + 1 + silenceNs();
        final long fullNs = startNs + silenceNs();
        final long endNs = fullNs + 1 + (dice.chance(10) ? dice.between(0L, 100L) * DAY_NS : silenceNs());
        scales.forecast(instrumentId, volatilityAYear(), startNs, fullNs, endNs);
    }

    void review() {
        scales.review((int) dice.of(1, 7, 60, 60, 900, 3_600));
    }

    void heartbeat(final int instrumentId) {
        scales.heartbeat(instrumentId, silenceSeconds(), silenceSeconds(), silenceSeconds());
        messages.send();
    }

    private int silenceSeconds() {
        return (int) dice.of(0, 1, 5, 20, 60, 600, 86_400, dice.between(1L, 100L));
    }

    private long volatilityAYear() {
        return dice.of(
            ONE / 5, ONE, 3 * ONE, 10 * ONE, 25 * ONE,
            dice.between(1_000_000L, 25 * ONE), dice.between(ONE / 2, 3 * ONE));
    }
}
