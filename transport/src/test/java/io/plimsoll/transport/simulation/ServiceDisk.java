package io.plimsoll.transport.simulation;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.SegmentBytes;
import io.plimsoll.journal.chain.ExpectedHead;
import io.plimsoll.journal.chain.Verification;
import io.plimsoll.journal.chain.VerificationResult;
import io.plimsoll.journal.kit.SimulatedDisk;
import io.plimsoll.journal.kit.SimulatedSnapshots;
import io.plimsoll.journal.snapshot.SnapshotStore;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The disk of the service: journal and snapshots. Outlives the process. What is pruned goes to an archive, from which
 * the whole journal can be read when all is over.
 */
final class ServiceDisk {
    private static final long CAPACITY = 1L << 30;

    private final SimulatedDisk journal = new SimulatedDisk(CAPACITY);
    private final SimulatedSnapshots snapshots = new SimulatedSnapshots();
    private final SortedMap<Long, SegmentBytes> archive = new TreeMap<>();
    private final World world;
    private boolean isFull;

    ServiceDisk(final World world) {
        this.world = world;
    }

    /** The journal's storage, as a process sees it that dies at these points. */
    JournalStorage storage(final CrashPoints crashPoints) {
        return new CrashingStorage(journal.storage(), crashPoints, this::archive);
    }

    /** The snapshots, as a process sees them that dies at these points. */
    SnapshotStore snapshots(final CrashPoints crashPoints) {
        return new CrashingSnapshots(snapshots, crashPoints, world.faults());
    }

    /** Begins the journal: one that is there keeps its rules, and the service would begin one under today's. */
    void begin(final EngineConfiguration engine) {
        Journal.open(
            world.configuration().journal(), engine, journal.storage(), (agent, errorHandler) -> () -> { }).close();
    }

    private void archive(final long segment) {
        archive.put(segment, journal.storage().read(segment));
    }

    /** The process died. */
    void crash() {
        journal.crash();
    }

    /** The power went, and the process with it. */
    void losePower() {
        journal.losePower(new Random(world.dice().between(0, Long.MAX_VALUE - 1)));
    }

    /** The process dies within its next write. */
    void tearNextWrite(final int bytes) {
        journal.tearNextWrite(bytes);
    }

    /** Others take all space but this, or give it back. */
    void fill(final boolean full, final long leftBytes) {
        isFull = full;
        journal.fill(full ? CAPACITY - usedBytes() - leftBytes : 0);
    }

    private long usedBytes() {
        long used = 0;
        for (final long segment : journal.storage().segments()) {
            used += journal.length(segment);
        }
        return used;
    }

    boolean isFull() {
        return isFull;
    }

    /**
     * Verifies what is left of the journal.
     *
     * @param head that a margin call carried, or null
     */
    VerificationResult verify(final ExpectedHead head) {
        return Verification.of(journal.storage(), archive.isEmpty() ? head : null, records -> { });
    }

    /** Hands over the whole journal, pruned segments included. */
    void read(final RecordHandler handler) {
        try (JournalReader reader = JournalReader.open(new ArchivedStorage(journal.storage(), archive))) {
            while (reader.poll(handler, Integer.MAX_VALUE) > 0) {
                continue;
            }
        }
    }

    boolean hasPruned() {
        return !archive.isEmpty();
    }

    boolean isPruned(final long segment) {
        return archive.containsKey(segment);
    }
}
