package io.plimsoll.engine.input;

import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionEncoder;
import io.plimsoll.engine.wire.RejectionSummaryEncoder;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Writes why messages were refused: one by one up to a source's rate, and counted by reason beyond it (rules, section
 * 6), so that a mad source cannot fill the journal.
 */
final class Rejections {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int REASONS = 64;
    private static final long NOTHING = Long.MAX_VALUE;

    private final SourceTable sources;
    private final Outputs outputs;
    private final Subject subject = new Subject();
    private final long[] second;
    private final int[] written;
    private final long[] unwritten;
    private final long[] unwrittenSince;
    private long refused;

    Rejections(final SourceTable sources, final int maxSources, final Outputs outputs) {
        this.sources = sources;
        this.outputs = outputs;
        second = new long[maxSources];
        written = new int[maxSources];
        unwritten = new long[maxSources * REASONS];
        unwrittenSince = new long[maxSources];
        Arrays.fill(second, Long.MIN_VALUE);
        Arrays.fill(unwrittenSince, NOTHING);
    }

    /**
     * Writes or counts a rejection.
     *
     * @param source       index of the source it counts for
     * @param envelope     the message
     * @param reason       why
     * @param unreconciled whether an account is UNRECONCILED because of it
     */
    void refuse(final int source, final Envelope envelope, final ReasonCode reason, final boolean unreconciled) {
        refused++;
        final long now = outputs.timeNs() / SECOND_NS;
        if (now != second[source]) {
            second[source] = now;
            written[source] = 0;
        }
        if (written[source] == sources.rejectionsPerSecond(source)) {
            unwritten[source * REASONS + reason.value()]++;
            unwrittenSince[source] = Math.min(unwrittenSince[source], now);
            return;
        }
        written[source]++;
        final RejectionEncoder rejection = outputs.rejection(envelope.templateId(), reason);
        if (envelope.isReadable()) {
            rejection.origin()
                .source(envelope.source())
                .epoch(envelope.epoch())
                .sequence(envelope.sequence());
            subject.write(envelope, rejection);
        }
        rejection.unreconciled(unreconciled ? BooleanType.TRUE : BooleanType.FALSE);
        outputs.sendRejection();
    }

    /** Writes the counts of all sources that began to count before the present second, by source id. */
    void summarise() {
        final long now = outputs.timeNs() / SECOND_NS;
        for (int source = SourceTable.SERVICE; source != SourceTable.NONE; source = sources.nextById(source)) {
            if (unwrittenSince[source] < now) {
                summarise(source);
            }
        }
    }

    private void summarise(final int source) {
        final int first = source * REASONS;
        int reasons = 0;
        for (int reason = 0; reason < REASONS; reason++) {
            reasons += unwritten[first + reason] > 0 ? 1 : 0;
        }
        final RejectionSummaryEncoder.ReasonsEncoder group = outputs.summary(sources.id(source), reasons);
        for (int reason = 0; reason < REASONS; reason++) {
            if (unwritten[first + reason] > 0) {
                group.next().reason(ReasonCode.get((short) reason)).refused(unwritten[first + reason]);
                unwritten[first + reason] = 0;
            }
        }
        unwrittenSince[source] = NOTHING;
        outputs.sendSummary();
    }

    /** Gives a digest what later rejections and summaries depend on. */
    void digest(final LongConsumer digest) {
        for (int source = SourceTable.SERVICE; source != SourceTable.NONE; source = sources.nextById(source)) {
            digest.accept(second[source]);
            digest.accept(written[source]);
            digest.accept(unwrittenSince[source]);
            for (int reason = 0; reason < REASONS; reason++) {
                digest.accept(unwritten[source * REASONS + reason]);
            }
        }
    }

    /** Messages refused since the beginning, written or not. */
    long refused() {
        return refused;
    }
}
