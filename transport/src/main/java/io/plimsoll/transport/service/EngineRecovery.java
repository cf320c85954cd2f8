package io.plimsoll.transport.service;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.ClockDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rebuilds the engine from a journal before the service takes anything in: every input is applied again, and what the
 * engine says must be, byte for byte, what the journal says it said. Outputs that the last run did not get to journal
 * are journaled now, under the ids they would have had.
 */
final class EngineRecovery implements OutputListener {
    private static final int DOCUMENT_LIMIT = 1024;
    private static final long PROGRESS_INTERVAL_NS = TimeUnit.SECONDS.toNanos(2);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ClockDecoder clock = new ClockDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final Queue<Said> notYetRead = new ArrayDeque<>();
    private final MarginEngine engine;
    private long inputs;
    private long sequence;
    private long timeNs;
    private long lastClockSequence;
    private long lastCallId;
    private long lastCauseSequence;

    /** What the engine said and the journal has not confirmed yet. */
    private record Said(long sequence, long timeNs, UnsafeBuffer message) {
    }

    /**
     * A recovery of one engine, to whose outputs it must be listening.
     *
     * @param engine a new one, of the journal's configuration
     */
    EngineRecovery(final MarginEngine engine) {
        this.engine = engine;
    }

    /**
     * Applies the whole journal.
     *
     * @param directory of the journal
     * @param total     last sequence of the journal, for the progress
     * @param console   for the progress
     * @throws IllegalStateException if the engine does not say what the journal says it said
     */
    void run(final Path directory, final long total, final Console console) {
        final long startNs = System.nanoTime();
        long reportDueNs = startNs + PROGRESS_INTERVAL_NS;
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.poll(this::onRecord, DOCUMENT_LIMIT) > 0) {
                if (System.nanoTime() - reportDueNs >= 0) {
                    reportDueNs += PROGRESS_INTERVAL_NS;
                    report(console, "recovering", total, startNs);
                }
            }
        }
        report(console, "recovered", total, startNs);
    }

    /**
     * Journals what the last run applied but did not get to journal the outputs of.
     *
     * @param journal to complete
     * @return outputs added
     */
    int complete(final Journal journal) {
        final int missing = notYetRead.size();
        for (final Said said : notYetRead) {
            journal.append(
                RecordKind.OUTPUT, said.sequence, said.timeNs, said.message, 0, said.message.capacity());
        }
        journal.commit();
        notYetRead.clear();
        return missing;
    }

    long lastClockSequence() {
        return lastClockSequence;
    }

    long lastCallId() {
        return lastCallId;
    }

    /** Sequence of the last cause of a margin call or account status. */
    long lastCauseSequence() {
        return lastCauseSequence;
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, buffer, offset, length);
        notYetRead.add(new Said(sequence, timeNs, copy));
        header.wrap(buffer, offset);
        if (header.templateId() == MarginCallDecoder.TEMPLATE_ID) {
            lastCallId = call.wrapAndApplyHeader(buffer, offset, header).callId();
            lastCauseSequence = sequence;
        } else if (header.templateId() == AccountStatusDecoder.TEMPLATE_ID) {
            lastCauseSequence = sequence;
        }
    }

    private void onRecord(final JournalRecord record) {
        switch (record.kind()) {
            case INPUT -> apply(record);
            case OUTPUT -> compare(record);
            default -> { } // what opens a segment says nothing to the engine, which was made from it
        }
    }

    private void apply(final JournalRecord record) {
        final DirectBuffer buffer = record.buffer();
        final int offset = record.messageOffset();
        final int length = record.messageLength();
        inputs++;
        sequence = record.sequence();
        timeNs = record.timeNs();
        if (ServiceClock.isOwn(buffer, offset, length, header)) {
            lastClockSequence = clock.wrapAndApplyHeader(buffer, offset, header).origin().sequence();
        }
        engine.apply(sequence, timeNs, buffer, offset, length);
    }

    private void compare(final JournalRecord record) {
        final Said said = notYetRead.poll();
        final int length = record.messageLength();
        if (said == null || said.sequence != record.sequence() || said.message.capacity() != length
            || said.message.compareTo(new UnsafeBuffer(record.buffer(), record.messageOffset(), length)) != 0) {
            throw new IllegalStateException("the journal does not replay: an output of sequence " + record.sequence()
                + " is not what the engine says now (" + (said == null ? "nothing" : "sequence " + said.sequence)
                + "). The service does not start on it; run the replay command to see the difference");
        }
    }

    private void report(final Console console, final String verb, final long total, final long startNs) {
        final long elapsedNs = Math.max(1, System.nanoTime() - startNs);
        console.line(String.format("%s: sequence %,d of %,d, %,.0f inputs/s", verb, sequence, total,
            inputs * 1e9 / elapsedNs));
    }
}
