package io.plimsoll.transport.demo;

import io.plimsoll.engine.wire.Level;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What the demo counted, and how it is told. */
final class DemoResult {
    private final Map<Level, Long> calls = new EnumMap<>(Level.class);
    private long openingCalls;
    private long replayNs;
    private long replayedMessages;
    private long allocatedBytes;
    private long secondHalfMessages;
    private long secondHalfAllocatedBytes;
    private long ticks;
    private long facts;
    private long trades;
    private long closedOut;
    private long refused;
    private String firstRefusal = "";

    void openingCalls(final long count) {
        openingCalls = count;
    }

    /** Messages sent and bytes allocated so far, here and in the next two. */
    void replayBegins(final long messages, final long bytes) {
        replayedMessages = -messages;
        allocatedBytes = -bytes;
    }

    void secondHalfBegins(final long messages, final long bytes) {
        secondHalfMessages = -messages;
        secondHalfAllocatedBytes = -bytes;
    }

    void replayed(final long elapsedNs, final long messages, final long bytes) {
        replayNs = elapsedNs;
        replayedMessages += messages;
        allocatedBytes += bytes;
        secondHalfMessages += messages;
        secondHalfAllocatedBytes += bytes;
    }

    void calls(final Level to, final long count) {
        calls.put(to, count);
    }

    void counted(final long sentTicks, final long sentFacts, final long backgroundTrades, final long accountsClosed) {
        ticks = sentTicks;
        facts = sentFacts;
        trades = backgroundTrades;
        closedOut = accountsClosed;
    }

    void refused(final long count, final String first) {
        refused = count;
        firstRefusal = first;
    }

    long calls() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    long inputs() {
        return ticks + facts;
    }

    long refused() {
        return refused;
    }

    void print(final Screen screen, final WireToWire wireToWire) {
        screen.line("Messages      %,d ticks, %,d definitions, deposits and fills (of them %,d background trades)",
            ticks, facts, trades);
        screen.line("              %,d in the replay's %.1f s, %,.0f a second; %d refused %s",
            replayedMessages, replayNs / 1e9, replayedMessages * 1e9 / Math.max(1, replayNs), refused, firstRefusal);
        screen.line("Calls         %,d: %,d to WARNING, %,d to MARGIN_CALL, %,d to LIQUIDATION, %,d to BANKRUPT,",
            calls(), calls.get(Level.WARNING), calls.get(Level.MARGIN_CALL), calls.get(Level.LIQUIDATION),
            calls.get(Level.BANKRUPT));
        screen.line("              %,d back to HEALTHY; %,d when positions were opened; %,d accounts closed out",
            calls.get(Level.HEALTHY), openingCalls, closedOut);
        screen.line("Wire to wire  %s  (%,d calls caused by ticks, at most %,d by one)",
            percentiles(wireToWire.all()), wireToWire.all().getTotalCount(), wireToWire.largestCascade());
        screen.line("              %s  (first calls of %,d ticks)",
            percentiles(wireToWire.first()), wireToWire.first().getTotalCount());
        screen.line("              from when the tick was due to be sent until the consumer had the call");
        screen.line("Machine       %d processors, load average %.1f, Java %s",
            Runtime.getRuntime().availableProcessors(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.version());
        screen.line("Allocated     %.3f bytes a message on the engine's thread in the replay, %.3f in its second half",
            allocatedBytes / (double) Math.max(1, replayedMessages),
            secondHalfAllocatedBytes / (double) Math.max(1, secondHalfMessages));
    }

    private static String percentiles(final Histogram latencies) {
        return String.format("p50 %s  p90 %s  p99 %s  p99.9 %s  max %s", micros(latencies, 50), micros(latencies, 90),
            micros(latencies, 99), micros(latencies, 99.9), micros(latencies, 100));
    }

    private static String micros(final Histogram latencies, final double percentile) {
        return String.format(Locale.ROOT, "%,.1f us", latencies.getValueAtPercentile(percentile) / 1e3);
    }
}
