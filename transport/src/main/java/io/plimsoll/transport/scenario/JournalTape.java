package io.plimsoll.transport.scenario;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.RecordKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** Keeps what goes into an engine and comes out of it in a new journal, stamped with the data's time. */
public final class JournalTape implements EngineTape, AutoCloseable {
    private final Journal journal;
    private long sequence;
    private long timeNs;

    /**
     * A new journal.
     *
     * @param directory     of it
     * @param configuration of the engine
     * @throws ScenarioException if the directory is there already
     */
    public JournalTape(final Path directory, final EngineConfiguration configuration) {
        if (Files.exists(directory)) {
            throw new ScenarioException(directory + " is there already; name another directory for the journals");
        }
        journal = Journal.open(JournalConfiguration.small(directory), configuration);
    }

    @Override
    public void input(
        final long inputSequence,
        final long inputTimeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length) {
        sequence = inputSequence;
        timeNs = inputTimeNs;
        journal.append(RecordKind.INPUT, sequence, timeNs, buffer, offset, length);
    }

    @Override
    public void output(final DirectBuffer buffer, final int offset, final int length) {
        journal.append(RecordKind.OUTPUT, sequence, timeNs, buffer, offset, length);
    }

    @Override
    public void applied() {
        journal.commit();
    }

    @Override
    public void close() {
        journal.close();
    }
}
