package io.plimsoll.transport.feed;

import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.transport.client.ReplyListener;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Counts what the service refuses of a feed, by reason. */
public final class FeedRefusals implements ReplyListener {
    /** Longer than the service takes to summarise the refusals of a second. */
    private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final Map<ReasonCode, Long> refused = new EnumMap<>(ReasonCode.class);
    private final Set<Integer> sources;
    private final boolean areLossless;
    private long lastNs = Long.MIN_VALUE;

    /**
     * Counts for these.
     *
     * @param sources     of the feed, which may grow
     * @param areLossless whether they send again what seems to be lost: if it was only late, the second is refused as
     *                    older, which does not count
     */
    public FeedRefusals(final Set<Integer> sources, final boolean areLossless) {
        this.sources = sources;
        this.areLossless = areLossless;
    }

    @Override
    public void onRejection(final RejectionDecoder rejection) {
        if (sources.contains(rejection.origin().source())) {
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
     * Prints a line for each reason, with what to do where that is known.
     *
     * @param out to print to
     */
    public void print(final PrintWriter out) {
        refused.forEach((reason, count) ->
            out.printf(Locale.ROOT, "  %,d %s%s%n", count, reason, advice(reason)));
    }

    private void add(final ReasonCode reason, final long count) {
        if (!areLossless || reason != ReasonCode.OLDER_SEQUENCE) {
            refused.merge(reason, count, Long::sum);
        }
        lastNs = System.nanoTime();
    }

    private static String advice(final ReasonCode reason) {
        return switch (reason) {
            case TIME_BACKWARDS -> ": the venue's time runs backwards within a symbol and kind; sort the file";
            case TIME_AHEAD -> ": the venue's time is over a day ahead of the service's clock; set the wrong one";
            case UNKNOWN_INSTRUMENT -> ": the service does not have the instruments; define them (--define)";
            case PRICE_OFF_TICK -> ": the service has another tick size; feed with its definitions (--definitions)";
            case PRICE_BEYOND_MAXIMUM -> ": above the instrument's maximum price; define it with a higher one";
            case NOT_PERMITTED -> ": the source was defined for other messages; give another id (--first-source)";
            case UNKNOWN_ACCOUNT -> ": the service does not have the accounts; define them (--define)";
            default -> "";
        };
    }
}
