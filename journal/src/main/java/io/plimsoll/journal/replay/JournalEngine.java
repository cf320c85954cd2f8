package io.plimsoll.journal.replay;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import java.util.function.BiFunction;
import org.agrona.DirectBuffer;

/**
 * An engine brought along a journal: every input is applied, and every output that the journal holds must be, byte for
 * byte, what the engine says now. It is where a service begins after a restart, and where a follower is.
 */
public final class JournalEngine implements RecordHandler, OutputListener {
    private final EngineConfiguration configuration;
    private final MarginEngine engine;
    private final ReplayComparison comparison = new ReplayComparison();
    private OutputListener successor;
    private long records;

    /**
     * An engine at the beginning of a journal, or where a loaded state leaves it.
     *
     * @param configuration of the engine, as the journal has it
     * @param engines       makes an engine, with the memory there is
     */
    public JournalEngine(
        final EngineConfiguration configuration,
        final BiFunction<EngineConfiguration, OutputListener, MarginEngine> engines) {
        this.configuration = configuration;
        this.engine = engines.apply(configuration, this);
    }

    /**
     * The engine.
     *
     * @return the engine, not to be given inputs while records are applied
     */
    public MarginEngine engine() {
        return engine;
    }

    /**
     * Inputs applied here.
     *
     * @return number of inputs
     */
    public long inputs() {
        return comparison.inputs();
    }

    /**
     * Records of the journal up to here.
     *
     * @return number of the last record; only known if the records handed over know theirs
     */
    public long records() {
        return records;
    }

    /**
     * Whether the journal holds everything that follows from the inputs applied: only then is this a place from which
     * another engine could go on.
     *
     * @return true if so
     */
    public boolean isEven() {
        return comparison.isEven();
    }

    /**
     * Applies an input, compares an output.
     *
     * @throws DivergenceException if the engine does not say what the journal says it said
     */
    @Override
    public void onRecord(final JournalRecord record) {
        switch (record.kind()) {
            case INPUT -> apply(record);
            case OUTPUT -> compare(record);
            case CONFIGURATION -> requireSame(
                EngineConfiguration.decode(record.buffer(), record.messageOffset()), record.position());
            default -> { } // where the segment stands says nothing to the engine
        }
        records = record.number();
    }

    /**
     * Appends what follows from the inputs applied and was cut off by a crash, under the ids it has always had. Done
     * once, at the journal's end.
     *
     * @param journal that was read to its end
     * @return outputs added
     */
    public int complete(final Journal journal) {
        return comparison.complete(journal);
    }

    /**
     * From now on the engine's outputs go to another: the journal is read, the service begins.
     *
     * @param listener of all further outputs
     */
    public void handOverTo(final OutputListener listener) {
        successor = listener;
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        if (successor != null) {
            successor.onOutput(buffer, offset, length);
        } else {
            comparison.onEngineOutput(buffer, offset, length);
        }
    }

    private void apply(final JournalRecord record) {
        if (record.sequence() != engine.lastSequence() + 1) {
            throw new JournalCorruptException("the input of sequence " + record.sequence() + " at "
                + JournalPosition.text(record.position()) + " does not follow the one the engine has applied, "
                + engine.lastSequence() + ". Restore journal and snapshots from a copy.");
        }
        comparison.onInput(record.sequence(), record.timeNs());
        engine.apply(record.sequence(), record.timeNs(),
            record.buffer(), record.messageOffset(), record.messageLength());
    }

    private void compare(final JournalRecord record) {
        comparison.onJournalOutput(record);
        if (comparison.differences() > 0) {
            throw new DivergenceException("the journal does not replay. The last record before the difference was "
                + "record " + records + ".\n" + comparison.firstDifference()
                + "\nKeep journal and snapshots, and run the replay command on them to see whether it is the journal"
                + " or a snapshot that is wrong.");
        }
    }

    private void requireSame(final EngineConfiguration given, final long position) {
        if (!given.equals(configuration)) {
            throw new JournalCorruptException("the segment at " + JournalPosition.text(position)
                + " is of another engine: " + given + " instead of " + configuration);
        }
    }
}
