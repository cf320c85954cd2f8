package io.plimsoll.journal.replay;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.snapshot.DirectorySnapshotStore;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/**
 * An engine of one's own where a journal stands, or stood once, to try something out: the journal is read and never
 * written, and may be in use. What is applied to the engine afterwards is nobody else's business.
 */
public final class JournalReplica implements OutputListener {
    private static final int DOCUMENTS_PER_POLL = 256;
    private static final OutputListener NOBODY = (buffer, offset, length) -> { };

    private final long snapshotSequence;
    private final MarginEngine engine;
    private final EngineConfiguration configuration;
    private final long lastSequence;
    private OutputListener listener = NOBODY;

    private JournalReplica(
        final JournalReader reader,
        final EngineConfiguration configuration,
        final Recovery recovery,
        final long lastSequence,
        final LongConsumer progress) {
        this.configuration = configuration;
        this.lastSequence = lastSequence;
        final JournalEngine followed = recovery.load(configuration, reader);
        engine = followed.engine();
        snapshotSequence = engine.lastSequence();
        read(reader, followed, progress);
        followed.handOverTo(this);
    }

    private JournalReplica(
        final JournalReader reader,
        final EngineConfiguration configuration,
        final long lastSequence,
        final LongConsumer progress) {
        this.configuration = configuration;
        this.lastSequence = lastSequence;
        engine = new MarginEngine(configuration, this);
        snapshotSequence = 0;
        reader.toStart();
        read(reader, this::applyInput, progress);
    }

    /**
     * Loads the newest good snapshot and applies the journal's tail, comparing every output with what the journal says.
     *
     * @param directory    of the journal
     * @param lastSequence of the input to stop behind; beyond the journal's last one, its present end
     * @param progress     told the sequence of the last input applied, now and then
     * @param warnings     told of snapshots that could not be used
     * @return the engine
     * @throws JournalException    if there is no journal, or it is damaged
     * @throws DivergenceException if the engine does not say what the journal says
     */
    public static JournalReplica of(
        final Path directory,
        final long lastSequence,
        final LongConsumer progress,
        final Consumer<String> warnings) {
        final JournalStorage storage = ChronicleStorage.reading(directory);
        try (JournalReader reader = JournalReader.open(storage)) {
            // Whoever reads the whole journal sees whether it reaches the snapshot; it may be growing meanwhile.
            final Recovery recovery = new Recovery(storage,
                new SnapshotsUpTo(DirectorySnapshotStore.of(directory), lastSequence), () -> Long.MAX_VALUE,
                MarginEngine::new, new Warnings(warnings));
            return new JournalReplica(reader, configuration(reader), recovery, lastSequence, progress);
        }
    }

    /**
     * Applies the journal from its beginning under other rules than those it was written under. The outputs that it
     * holds are not looked at: under other rules there are others.
     *
     * @param directory    of the journal
     * @param rulesVersion of the rules to compute by
     * @param lastSequence of the input to stop behind; beyond the journal's last one, its present end
     * @param progress     told the sequence of the last input applied, now and then
     * @return the engine
     * @throws JournalException if there is no journal, it is damaged, or its beginning was pruned
     */
    public static JournalReplica underRules(
        final Path directory, final int rulesVersion, final long lastSequence, final LongConsumer progress) {
        try (JournalReader reader = JournalReader.open(directory)) {
            if (!reader.isAtBeginning()) {
                throw new JournalException("the beginning of the journal in " + directory + " was pruned, so it cannot"
                    + " be applied under other rules: put the pruned segments back, or keep to the journal's rules");
            }
            final EngineConfiguration journaled = configuration(reader);
            return new JournalReplica(reader, new EngineConfiguration(rulesVersion, journaled.maxSources(),
                journaled.maxAssets(), journaled.maxInstruments(), journaled.maxTiers(), journaled.maxAccountClasses(),
                journaled.maxAccounts(), journaled.maxPositions(), journaled.maxBalances(),
                journaled.maxPositionsPerAccount()), lastSequence, progress);
        }
    }

    /**
     * The engine.
     *
     * @return where the journal was left, until something else is applied to it
     */
    public MarginEngine engine() {
        return engine;
    }

    /**
     * Capacities and rules.
     *
     * @return those of the engine
     */
    public EngineConfiguration configuration() {
        return configuration;
    }

    /**
     * With what the engine was begun.
     *
     * @return sequence of the last input in the snapshot; 0 if it was the journal's beginning
     */
    public long snapshotSequence() {
        return snapshotSequence;
    }

    /**
     * From now on somebody hears what the engine says.
     *
     * @param newListener of all outputs to come
     */
    public void listen(final OutputListener newListener) {
        listener = newListener;
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        listener.onOutput(buffer, offset, length);
    }

    private void read(final JournalReader reader, final RecordHandler handler, final LongConsumer progress) {
        final boolean[] isBehind = new boolean[1];
        final RecordHandler upToLast = record -> {
            isBehind[0] |= record.kind() == RecordKind.INPUT && record.sequence() > lastSequence;
            if (record.sequence() <= lastSequence) {
                handler.onRecord(record);
            }
        };
        while (!isBehind[0] && reader.poll(upToLast, DOCUMENTS_PER_POLL) > 0) {
            progress.accept(engine.lastSequence());
        }
        if (!isBehind[0]) {
            reader.requireEnd();
        }
    }

    private void applyInput(final JournalRecord record) {
        if (record.kind() == RecordKind.INPUT) {
            engine.apply(record.sequence(), record.timeNs(),
                record.buffer(), record.messageOffset(), record.messageLength());
        }
    }

    /** Every segment begins with it. */
    private static EngineConfiguration configuration(final JournalReader reader) {
        final EngineConfiguration[] configuration = new EngineConfiguration[1];
        reader.poll(record -> {
            if (record.kind() == RecordKind.CONFIGURATION) {
                configuration[0] = EngineConfiguration.decode(record.buffer(), record.messageOffset());
            }
        }, 1);
        return configuration[0];
    }

    /** Snapshots that could not be used. */
    private record Warnings(Consumer<String> to) implements RecoveryListener {
        @Override
        public void onSnapshot(final long sequence, final int accounts, final int total) {
        }

        @Override
        public void onUnusable(final String reason) {
            to.accept(reason);
        }
    }
}
