package io.plimsoll.journal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.LongConsumer;

/** Proves a journal: a new engine, given the journal's inputs, must say exactly what the journal says it said. */
public final class Replay {
    private final Path directory;
    private final LongConsumer progress;

    /**
     * A replay of one journal.
     *
     * @param directory of the journal
     * @param progress  told the number of inputs applied so far, at most five times a second
     */
    public Replay(final Path directory, final LongConsumer progress) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * Reads the journal from its start to its end, as it is now.
     *
     * @return what came out
     * @throws JournalCorruptException naming the first damaged record
     */
    public ReplayResult run() {
        throw new UnsupportedOperationException("not yet");
    }
}
