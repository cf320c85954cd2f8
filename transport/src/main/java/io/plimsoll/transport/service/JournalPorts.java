package io.plimsoll.transport.service;

import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.HelperThreads;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.snapshot.DirectorySnapshotStore;
import io.plimsoll.journal.snapshot.SnapshotStore;
import java.util.function.Supplier;

/**
 * The disk, as a service sees it.
 *
 * @param storage   of the journal, one for its writer and one for each of its readers
 * @param snapshots of the journal
 * @param helpers   where the writer's helpers run
 */
record JournalPorts(Supplier<JournalStorage> storage, SnapshotStore snapshots, HelperThreads helpers) {

    /** A directory on a disk. */
    static JournalPorts directory(final JournalConfiguration configuration) {
        return new JournalPorts(
            () -> new ChronicleStorage(configuration),
            DirectorySnapshotStore.of(configuration.directory()),
            HelperThreads.OF_THEIR_OWN);
    }
}
