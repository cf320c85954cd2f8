package io.plimsoll.journal.replay;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.snapshot.Snapshot;
import io.plimsoll.journal.snapshot.SnapshotKeeper;
import java.io.IOException;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;

/**
 * Follows the journal with an engine of its own, on a thread of its own: compares everything the service said,
 * digests of state included, with what follows from the inputs, and takes snapshots, so that the service's loop never
 * pauses for them. Time is the journal's.
 *
 * <p>A difference is thrown and must end the service. A snapshot that cannot be written is reported and tried again
 * when the next is due.
 */
public final class SnapshotFollower implements Agent {
    private static final int DOCUMENT_LIMIT = 256;

    private final EngineConfiguration configuration;
    private final Supplier<JournalReader> readers;
    private final Recovery recovery;
    private final SnapshotKeeper keeper;
    private final long intervalNs;
    private final ErrorHandler errorHandler;
    private JournalReader reader;
    private JournalEngine engine;
    private long lastSnapshotNs;
    private long lastSnapshotSequence;

    /**
     * A follower, which begins at the newest snapshot.
     *
     * @param configuration of the engine, as the journal has it
     * @param readers       of the journal
     * @param recovery      to begin with
     * @param keeper        of the snapshots
     * @param intervalNs    of the journal's time between two snapshots
     * @param errorHandler  told of snapshots that could not be written or used
     */
    public SnapshotFollower(
        final EngineConfiguration configuration,
        final Supplier<JournalReader> readers,
        final Recovery recovery,
        final SnapshotKeeper keeper,
        final long intervalNs,
        final ErrorHandler errorHandler) {
        this.configuration = configuration;
        this.readers = readers;
        this.recovery = recovery;
        this.keeper = keeper;
        this.intervalNs = intervalNs;
        this.errorHandler = errorHandler;
    }

    @Override
    public void onStart() {
        reader = readers.get();
        engine = recovery.load(configuration, reader);
        lastSnapshotNs = engine.engine().lastTimeNs();
        lastSnapshotSequence = engine.engine().lastSequence();
    }

    /**
     * Follows.
     *
     * @throws DivergenceException if the service said something else than follows from its inputs
     */
    @Override
    public int doWork() {
        final boolean isDue = isSnapshotDue();
        final int documents = reader.poll(engine, isDue ? 1 : DOCUMENT_LIMIT);
        if (isDue && engine.isEven()) {
            takeSnapshot();
            return documents + 1;
        }
        return documents;
    }

    private boolean isSnapshotDue() {
        final MarginEngine followed = engine.engine();
        if (lastSnapshotSequence == 0 && followed.lastSequence() > 0 && lastSnapshotNs == Long.MIN_VALUE) {
            lastSnapshotNs = followed.lastTimeNs();
        }
        return followed.lastSequence() > lastSnapshotSequence
            && followed.lastTimeNs() - lastSnapshotNs >= intervalNs;
    }

    private void takeSnapshot() {
        final MarginEngine followed = engine.engine();
        lastSnapshotNs = followed.lastTimeNs();
        lastSnapshotSequence = followed.lastSequence();
        try {
            keeper.keep(new Snapshot(reader.position(), engine.records(), followed.lastSequence(),
                followed.lastTimeNs(), configuration), followed);
        } catch (final IOException e) {
            errorHandler.onError(e);
        }
    }

    @Override
    public void onClose() {
        CloseHelper.close(reader);
    }

    @Override
    public String roleName() {
        return "plimsoll-follower";
    }
}
