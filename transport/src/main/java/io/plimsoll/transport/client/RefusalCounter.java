package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Counts what the service refuses of some sources, by reason. */
public final class RefusalCounter implements ReplyListener {
    /** Longer than the service takes to summarise the refusals of a second. */
    private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final Map<ReasonCode, Long> refused = new EnumMap<>(ReasonCode.class);
    private final Map<ReasonCode, Long> firstSequences = new EnumMap<>(ReasonCode.class);
    private final Set<Integer> sources;
    private final boolean areLossless;
    private long lastNs = Long.MIN_VALUE;

    /**
     * Counts for these.
     *
     * @param sources     to count for, which may grow
     * @param areLossless whether they send again what seems to be lost: if it was only late, the second is refused as
     *                    older, which does not count
     */
    public RefusalCounter(final Set<Integer> sources, final boolean areLossless) {
        this.sources = sources;
        this.areLossless = areLossless;
    }

    @Override
    public void onRejection(final RejectionDecoder rejection) {
        if (sources.contains(rejection.origin().source())) {
            firstSequences.putIfAbsent(rejection.reason(), rejection.origin().sequence());
            add(rejection.reason(), 1);
        }
    }

    @Override
    public void onRejectionSummary(final RejectionSummaryDecoder summary) {
        if (sources.contains(summary.source())) {
            for (final RejectionSummaryDecoder.ReasonsDecoder reason : summary.reasons()) {
                add(reason.reason(), reason.refused());
            }
        }
    }

    /**
     * How many were refused.
     *
     * @return of all reasons
     */
    public long count() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How many were refused for a reason.
     *
     * @param reason to count
     * @return of this reason
     */
    public long count(final ReasonCode reason) {
        return refused.getOrDefault(reason, 0L);
    }

    /**
     * Which message was the first to be refused for a reason.
     *
     * @param reason of the refusal
     * @return its sequence within its source, or 0 if none was named
     */
    public long firstSequence(final ReasonCode reason) {
        return firstSequences.getOrDefault(reason, 0L);
    }

    /**
     * Whether no refusal has come for longer than one can be on its way. The first question starts the wait.
     *
     * @return true if so
     */
    public boolean isQuiet() {
        if (lastNs == Long.MIN_VALUE) {
            lastNs = System.nanoTime();
        }
        return System.nanoTime() - lastNs > QUIET_NS;
    }

    /**
     * Prints a line for each reason.
     *
     * @param out    to print to
     * @param advice what to do about a reason, appended to its name; may be empty
     */
    public void print(final PrintWriter out, final Function<ReasonCode, String> advice) {
        refused.forEach((reason, count) ->
            out.printf(Locale.ROOT, "  %,d %s%s%n", count, reason, advice.apply(reason)));
    }

    private void add(final ReasonCode reason, final long count) {
        if (!areLossless || reason != ReasonCode.OLDER_SEQUENCE) {
            refused.merge(reason, count, Long::sum);
        }
        lastNs = System.nanoTime();
    }
}
