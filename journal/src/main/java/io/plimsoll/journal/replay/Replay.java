package io.plimsoll.journal.replay;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.snapshot.OldestSnapshot;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/** Proves a journal: a new engine, given the journal's inputs, must say exactly what the journal says it said. */
public final class Replay {
    private static final long PROGRESS_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int DOCUMENTS_PER_POLL = 256;

    private final Path directory;
    private final LongConsumer progress;
    private final EngineFactory engines;

    /**
     * A replay of one journal.
     *
     * @param directory of the journal
     * @param progress  told the number of inputs applied so far, at most five times a second
     */
    public Replay(final Path directory, final LongConsumer progress) {
        this(directory, progress, (configuration, listener) -> new MarginEngine(configuration, listener)::apply);
    }

    Replay(final Path directory, final LongConsumer progress, final EngineFactory engines) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.progress = Objects.requireNonNull(progress, "progress");
        this.engines = engines;
    }

    /**
     * Reads the journal from its start to its end, as it is now. If its beginning was pruned, from the oldest snapshot
     * on.
     *
     * @return what came out
     * @throws JournalException        if there is no journal, or nothing in it
     * @throws JournalCorruptException naming the first damaged record, or because there is no snapshot to begin with
     */
    public ReplayResult run() {
        final long startNs = System.nanoTime();
        final Run run = new Run();
        try (JournalReader reader = JournalReader.open(directory)) {
            if (!reader.isAtBeginning()) {
                run.beginAt(OldestSnapshot.find(directory, reader), reader);
            }
            long reportedNs = startNs;
            while (reader.poll(run, DOCUMENTS_PER_POLL) > 0) {
                final long nowNs = System.nanoTime();
                if (nowNs - reportedNs >= PROGRESS_INTERVAL_NS) {
                    reportedNs = nowNs;
                    progress.accept(run.comparison.inputs());
                }
            }
            reader.requireEnd();
        }
        if (run.engine == null) {
            throw new JournalException("the journal in " + directory + " holds nothing: check the path");
        }
        return run.result(System.nanoTime() - startNs);
    }

    /** Makes the engine once the journal's first record has said which. */
    @FunctionalInterface
    interface EngineFactory {
        Engine create(EngineConfiguration configuration, OutputListener listener);
    }

    /** What a replay needs of an engine. */
    @FunctionalInterface
    interface Engine {
        void apply(long sequence, long timeNs, DirectBuffer message, int offset, int length);
    }

    /** One pass over the journal. */
    private final class Run implements RecordHandler {
        private final ReplayComparison comparison = new ReplayComparison();
        private EngineConfiguration configuration;
        private Engine engine;
        private long snapshotSequence;
        private long recordsBefore;

        @Override
        public void onRecord(final JournalRecord record) {
            switch (record.kind()) {
                case CONFIGURATION -> onConfiguration(
                    EngineConfiguration.decode(record.buffer(), record.messageOffset()));
                case OPENING -> { } // says nothing of the engine
                case INPUT -> {
                    comparison.onInput(record.sequence(), record.timeNs());
                    engine.apply(record.sequence(), record.timeNs(),
                        record.buffer(), record.messageOffset(), record.messageLength());
                }
                case OUTPUT -> comparison.onJournalOutput(record);
                default -> throw new IllegalStateException("a record of kind " + record.kind());
            }
        }

        void beginAt(final OldestSnapshot snapshot, final JournalReader reader) {
            configuration = snapshot.configuration();
            engine = snapshot.load(comparison::onEngineOutput)::apply;
            snapshot.moveTo(reader);
            snapshotSequence = snapshot.sequence();
            recordsBefore = snapshot.records();
        }

        ReplayResult result(final long elapsedNs) {
            return comparison.result(snapshotSequence, recordsBefore, elapsedNs);
        }

        private void onConfiguration(final EngineConfiguration given) {
            if (engine == null) {
                configuration = given;
                engine = engines.create(given, comparison::onEngineOutput);
            } else if (!given.equals(configuration)) {
                throw new JournalCorruptException("a segment of the journal in " + directory
                    + " is of another engine: " + given + " instead of " + configuration);
            }
        }
    }
}
