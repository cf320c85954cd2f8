package io.plimsoll.journal.audit;

import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalReader;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Audits a journal: the auditor's engine, which shares nothing with the engine that wrote it, is given the journal's
 * inputs, and what follows from them by the rules is compared with what the journal holds.
 */
public final class Audit {
    private static final long PROGRESS_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Path directory;
    private final AuditOptions options;
    private final LongConsumer progress;
    private final LotValues lotValues;

    /**
     * An audit of one journal.
     *
     * @param directory of the journal
     * @param options   how thorough it is
     * @param progress  told the number of inputs applied so far, at most five times a second
     */
    public Audit(final Path directory, final AuditOptions options, final LongConsumer progress) {
        this(directory, options, progress, LotValues.UNCHECKED);
    }

    /** With somebody else to say what lots of options are worth, and to be checked. */
    Audit(final Path directory, final AuditOptions options, final LongConsumer progress, final LotValues lotValues) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.options = Objects.requireNonNull(options, "options");
        this.progress = Objects.requireNonNull(progress, "progress");
        this.lotValues = lotValues;
    }

    /**
     * Reads the journal from its start to its end, as it is now. If its beginning was pruned, from the oldest snapshot
     * on.
     *
     * @return what came out
     * @throws JournalException                            if there is no journal, or nothing in it, or no snapshot to
     *                                                     begin with
     * @throws io.plimsoll.journal.JournalCorruptException naming the first damaged record
     */
    public AuditResult run() {
        final long startNs = System.nanoTime();
        long reportedNs = startNs;
        final JournalStart start = JournalStart.of(directory);
        try (JournalReader reader = start.open(directory);
            CausedOutputs outputs = new CausedOutputs(start.open(directory))) {
            final AuditRun run = new AuditRun(options, start, outputs, lotValues);
            while (reader.poll(run, 1) > 0) {
                final long nowNs = System.nanoTime();
                if (nowNs - reportedNs >= PROGRESS_INTERVAL_NS) {
                    reportedNs = nowNs;
                    progress.accept(run.inputs());
                }
            }
            reader.requireEnd();
            return run.finish(System.nanoTime() - startNs);
        }
    }
}
