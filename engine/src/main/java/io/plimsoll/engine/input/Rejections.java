package io.plimsoll.engine.input;

import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.source.RejectionTable;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionEncoder;
import io.plimsoll.engine.wire.RejectionSummaryEncoder;

/**
 * Writes why messages were refused: one by one up to a source's rate, and counted by reason beyond it (rules, section
 * 6), so that a mad source cannot fill the journal.
 */
final class Rejections {
    private static final long SECOND_NS = 1_000_000_000L;

    private final SourceTable sources;
    private final RejectionTable counts;
    private final Outputs outputs;
    private final Subject subject = new Subject();

    Rejections(final SourceTable sources, final RejectionTable counts, final Outputs outputs) {
        this.sources = sources;
        this.counts = counts;
        this.outputs = outputs;
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
        final long now = outputs.timeNs() / SECOND_NS;
        if (!counts.refuse(source, reason, now, sources.rejectionsPerSecond(source))) {
            return;
        }
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
            if (counts.isSummaryDue(source, now)) {
                summarise(source);
            }
        }
    }

    private void summarise(final int source) {
        int reasons = 0;
        for (int reason = 0; reason < RejectionTable.REASONS; reason++) {
            reasons += counts.unwritten(source, reason) > 0 ? 1 : 0;
        }
        final RejectionSummaryEncoder.ReasonsEncoder group = outputs.summary(sources.id(source), reasons);
        for (int reason = 0; reason < RejectionTable.REASONS; reason++) {
            final long refused = counts.unwritten(source, reason);
            if (refused > 0) {
                group.next().reason(ReasonCode.get((short) reason)).refused(refused);
            }
        }
        counts.clear(source);
        outputs.sendSummary();
    }
}
