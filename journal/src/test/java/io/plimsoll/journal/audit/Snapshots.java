package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.replay.JournalEngine;
import io.plimsoll.journal.snapshot.DirectorySnapshotStore;
import io.plimsoll.journal.snapshot.Snapshot;
import io.plimsoll.journal.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;

/** Takes snapshots of a journal that is closed, as a follower does. */
final class Snapshots {
    private static final int DOCUMENTS_BETWEEN = 200;

    private Snapshots() {
    }

    /** Takes two, the first one some way into a segment. */
    static void write(final Path directory, final long segment) throws IOException {
        final SnapshotWriter writer = new SnapshotWriter(DirectorySnapshotStore.of(directory));
        try (JournalReader reader = JournalReader.open(directory)) {
            final EngineConfiguration[] configuration = new EngineConfiguration[1];
            reader.poll(record -> configuration[0] = configuration(record, configuration[0]), 1);
            reader.toStart();
            final JournalEngine engine = new JournalEngine(configuration[0], MarginEngine::new);
            int written = 0;
            int documents = 0;
            while (written < 2 && reader.poll(engine, 1) > 0) {
                documents += JournalPosition.segment(reader.position()) < segment ? 0 : 1;
                if (documents >= DOCUMENTS_BETWEEN && engine.isEven()) {
                    final MarginEngine state = engine.engine();
                    writer.write(
                        new Snapshot(reader.position(), engine.records(), state.lastSequence(), state.lastTimeNs(),
                            configuration[0]),
                        state);
                    written++;
                    documents = 0;
                }
            }
            if (written < 2) {
                throw new AssertionError("the journal is too short for two snapshots in segment " + segment);
            }
        }
    }

    private static EngineConfiguration configuration(final JournalRecord record, final EngineConfiguration known) {
        return record.kind() == RecordKind.CONFIGURATION
            ? EngineConfiguration.decode(record.buffer(), record.messageOffset()) : known;
    }
}
