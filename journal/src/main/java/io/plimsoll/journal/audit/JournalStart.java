package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.journal.JournalPrunedException;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.snapshot.OldestSnapshot;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Where an auditor begins with a journal: at its beginning or, if that was pruned, at the oldest snapshot. */
final class JournalStart {
    private final EngineConfiguration configuration;
    /** Null at the journal's beginning. */
    private final OldestSnapshot snapshot;

    private JournalStart(final EngineConfiguration configuration, final OldestSnapshot snapshot) {
        this.configuration = configuration;
        this.snapshot = snapshot;
    }

    /**
     * Looks where to begin.
     *
     * @throws io.plimsoll.journal.JournalException if there is no journal, or its beginning was pruned and there is no
     *                                              snapshot to begin with
     */
    static JournalStart of(final Path directory) {
        try (JournalReader reader = JournalReader.open(directory)) {
            if (reader.isAtBeginning()) {
                return new JournalStart(configuration(reader), null);
            }
            final OldestSnapshot snapshot = OldestSnapshot.find(directory, reader);
            return new JournalStart(snapshot.configuration(), snapshot);
        }
    }

    /** The first record of a journal says which engine it was written by. */
    private static EngineConfiguration configuration(final JournalReader reader) {
        final EngineConfiguration[] configuration = new EngineConfiguration[1];
        reader.poll(record -> {
            if (record.kind() == RecordKind.CONFIGURATION) {
                configuration[0] = EngineConfiguration.decode(record.buffer(), record.messageOffset());
            }
        }, 1);
        return configuration[0];
    }

    boolean isSnapshot() {
        return snapshot != null;
    }

    /** Sequence of the last input before: nothing can be derived in front of it. */
    long sequence() {
        return isSnapshot() ? snapshot.sequence() : 0;
    }

    /** Records of the journal that are before and cannot be derived. */
    long recordsBefore() {
        return isSnapshot() ? snapshot.records() : 0;
    }

    /** The auditor's engine as it is there. */
    AuditEngine engine(final OutputListener listener) {
        final AuditEngine engine =
            new AuditEngine(configuration, listener, AuditEngine.Scope.TOUCHED_ACCOUNTS);
        if (isSnapshot()) {
            snapshot.readState(engine::readState);
        }
        return engine;
    }

    /** Assets and instruments as they are there, for their units. */
    Book definitions() {
        final Book book = new Book(configuration.rulesVersion());
        if (isSnapshot()) {
            snapshot.readBeginning(words -> readDefinitions(words, book));
        }
        return book;
    }

    /** All that is there, accounts included. */
    Book book() {
        final Book book = new Book(configuration.rulesVersion());
        if (isSnapshot()) {
            snapshot.readState(words -> readDefinitions(words, book).readAccounts());
        }
        return book;
    }

    private SnapshotState readDefinitions(final LongSupplier words, final Book book) {
        final Seals seals = new Seals();
        final Outputs outputs = new Outputs((buffer, offset, length) -> { }, seals, configuration.rulesVersion());
        final SnapshotState state = new SnapshotState(configuration, words, book);
        state.readDefinitions(outputs, seals, new Sources(outputs));
        return state;
    }

    /** A reader of the journal that is there. */
    JournalReader open(final Path directory) {
        final JournalReader reader = JournalReader.open(directory);
        boolean isThere = false;
        try {
            moveTo(reader, directory);
            isThere = true;
            return reader;
        } finally {
            if (!isThere) {
                reader.close();
            }
        }
    }

    private void moveTo(final JournalReader reader, final Path directory) {
        if (isSnapshot()) {
            snapshot.moveTo(reader);
        } else if (!reader.isAtBeginning()) {
            throw new JournalPrunedException(
                "the beginning of the journal in " + directory + " was pruned while it was read: begin again");
        }
    }
}
