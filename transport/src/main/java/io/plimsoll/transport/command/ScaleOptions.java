package io.plimsoll.transport.command;

import io.plimsoll.transport.crash.ScaleTerms;
import io.plimsoll.transport.crash.VolatilityTerms;
import picocli.CommandLine.Option;

/** How rates follow volatility: the fields of DefineVolatility and DefineScale. */
final class ScaleOptions {
    private static final long SECOND_NS = 1_000_000_000L;

    @Option(names = "--reference-volatility", paramLabel = "V", defaultValue = "0.8",
        converter = BillionthsArgument.class,
        description = "Volatility a year at which the scale is 1 (default: ${DEFAULT-VALUE}).")
    private long reference;

    @Option(names = "--sample-seconds", paramLabel = "N",
        description = "One price counts of so many seconds, the first (default: the length of a bar).")
    private Integer sampleSeconds;

    @Option(names = "--half-life-seconds", paramLabel = "N", defaultValue = "7200",
        description = "After so long a sample weighs half (default: ${DEFAULT-VALUE}).")
    private long halfLifeSeconds;

    @Option(names = "--start-volatility", paramLabel = "V", converter = BillionthsArgument.class,
        description = "Where the estimate starts, before the warm-up (default: the reference).")
    private Long start;

    @Option(names = "--long-run-volatility", paramLabel = "V", defaultValue = "0",
        converter = BillionthsArgument.class,
        description = "Volatility never counts as less (default: ${DEFAULT-VALUE}).")
    private long longRun;

    @Option(names = "--stress-volatility", paramLabel = "V", defaultValue = "0", converter = BillionthsArgument.class,
        description = "That of a stressed period (default: ${DEFAULT-VALUE}).")
    private long stress;

    @Option(names = "--stress-weight", paramLabel = "W", defaultValue = "0", converter = BillionthsArgument.class,
        description = "Its share in what counts (default: ${DEFAULT-VALUE}).")
    private long stressWeight;

    @Option(names = "--step", paramLabel = "S", defaultValue = "0.05", converter = BillionthsArgument.class,
        description = "Scales are multiples of it (default: ${DEFAULT-VALUE}).")
    private long step;

    @Option(names = "--least-scale", paramLabel = "S", defaultValue = "0.5", converter = BillionthsArgument.class,
        description = "From 0 to 1 (default: ${DEFAULT-VALUE}).")
    private long least;

    @Option(names = "--largest-scale", paramLabel = "S", defaultValue = "10", converter = BillionthsArgument.class,
        description = "From 1 to 100 (default: ${DEFAULT-VALUE}).")
    private long largest;

    @Option(names = "--hysteresis", paramLabel = "H", defaultValue = "0.1", converter = BillionthsArgument.class,
        description = "The scale falls only where volatility is lower by this share (default: ${DEFAULT-VALUE}).")
    private long hysteresis;

    @Option(names = "--reserve", paramLabel = "R", defaultValue = "0.25", converter = BillionthsArgument.class,
        description = "Share charged beyond volatility in calm (default: ${DEFAULT-VALUE}).")
    private long reserve;

    @Option(names = "--refill-per-hour", paramLabel = "S", defaultValue = "0.1", converter = BillionthsArgument.class,
        description = "By which the reserve grows again (default: ${DEFAULT-VALUE}).")
    private long refillPerHour;

    @Option(names = "--rise-per-hour", paramLabel = "S", defaultValue = "1", converter = BillionthsArgument.class,
        description = "By which the scale may rise (default: ${DEFAULT-VALUE}).")
    private long risePerHour;

    @Option(names = "--rise-at-once", paramLabel = "S", defaultValue = "0.5", converter = BillionthsArgument.class,
        description = "Most of that which is saved up (default: ${DEFAULT-VALUE}).")
    private long riseAtOnce;

    @Option(names = "--largest-gap", paramLabel = "S", defaultValue = "2", converter = BillionthsArgument.class,
        description = "Most that the ramp holds back; 0 for no ramp (default: ${DEFAULT-VALUE}).")
    private long largestGap;

    VolatilityTerms volatility(final long barNs) {
        final int seconds = sampleSeconds == null ? Math.toIntExact(barNs / SECOND_NS) : sampleSeconds;
        final long halfLife = seconds == 0 ? 0 : (halfLifeSeconds + seconds / 2) / seconds;
        return new VolatilityTerms(seconds, (int) Math.min(Integer.MAX_VALUE, Math.max(1, halfLife)),
            start == null ? reference : start, longRun, stress, stressWeight);
    }

    ScaleTerms scale() {
        return new ScaleTerms(reference, step, least, largest, hysteresis, reserve, refillPerHour, risePerHour,
            riseAtOnce, largestGap);
    }
}
