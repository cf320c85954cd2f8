package io.plimsoll.journal.kit;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.replay.JournalEngine;
import io.plimsoll.journal.RecordKind;
import org.agrona.DirectBuffer;

/** What a service does with each message: journal it, apply it, journal what the engine says. */
public final class JournaledEngine implements OutputListener {
    private final Journal journal;
    private final MarginEngine engine;
    private OutputListener listener = (buffer, offset, length) -> { };
    private long sequence;
    private long timeNs;
    private long inputs;

    /**
     * A new engine.
     *
     * @param journal of the engine
     */
    public JournaledEngine(final Journal journal) {
        this.journal = journal;
        this.engine = new MarginEngine(journal.engineConfiguration(), this);
    }

    /**
     * Goes on with an engine that was recovered.
     *
     * @param journal   of the engine
     * @param recovered the engine
     */
    public JournaledEngine(final Journal journal, final JournalEngine recovered) {
        this.journal = journal;
        this.engine = recovered.engine();
        recovered.handOverTo(this);
    }

    /**
     * Names another listener of the outputs.
     *
     * @param newListener told of every output once it is appended
     */
    public void listener(final OutputListener newListener) {
        listener = newListener;
    }

    /**
     * The engine.
     *
     * @return the engine
     */
    public MarginEngine engine() {
        return engine;
    }

    /**
     * Messages applied.
     *
     * @return number
     */
    public long inputs() {
        return inputs;
    }

    /**
     * Journals and applies a message.
     *
     * @param inputSequence of the message
     * @param inputTimeNs   its stamp
     * @param message       holding it
     * @param offset        of its header
     * @param length        of header and message
     */
    public void apply(
        final long inputSequence,
        final long inputTimeNs,
        final DirectBuffer message,
        final int offset,
        final int length) {
        journal(inputSequence, inputTimeNs, message, offset, length);
        engine.apply(sequence, timeNs, message, offset, length);
        journal.commit();
    }

    /**
     * Journals a message, and dies before applying it.
     *
     * @param inputSequence of the message
     * @param inputTimeNs   its stamp
     * @param message       holding it
     * @param offset        of its header
     * @param length        of header and message
     */
    public void journal(
        final long inputSequence,
        final long inputTimeNs,
        final DirectBuffer message,
        final int offset,
        final int length) {
        sequence = inputSequence;
        timeNs = inputTimeNs;
        inputs++;
        while (!journal.hasRoomFor(length + 64)) {
            Thread.onSpinWait();
        }
        journal.append(RecordKind.INPUT, sequence, timeNs, message, offset, length);
        journal.commit();
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        journal.append(RecordKind.OUTPUT, sequence, timeNs, buffer, offset, length);
        listener.onOutput(buffer, offset, length);
    }
}
