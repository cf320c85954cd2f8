package io.plimsoll.transport.simulation;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.MessagePrinter;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.audit.AuditEngine;
import io.plimsoll.journal.audit.OutputEquality;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.LongPredicate;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the journal when all is over: a new engine and the auditor's both take its inputs, say the same, and say what
 * the journal says.
 */
final class JournalAudit implements RecordHandler {
    private final Deque<byte[]> expected = new ArrayDeque<>();
    private final OutputRecorder said = new OutputRecorder();
    private final OutputRecorder auditorSaid = new OutputRecorder();
    private final List<byte[]> calls = new ArrayList<>();
    private final List<byte[]> statuses = new ArrayList<>();
    private final List<byte[]> presentStatuses = new ArrayList<>();
    private final TakenInputs inputs;
    private final LongPredicate isPruned;
    private final Verdict verdict;
    private MarginEngine engine;
    private AuditEngine auditor;
    private long records;
    private long prunedCalls;

    /**
     * An audit.
     *
     * @param inputs   of the journal, to be held against the sources
     * @param isPruned whether a segment is in the archive only
     * @param verdict  on everything
     */
    JournalAudit(final TakenInputs inputs, final LongPredicate isPruned, final Verdict verdict) {
        this.inputs = inputs;
        this.isPruned = isPruned;
        this.verdict = verdict;
    }

    @Override
    public void onRecord(final JournalRecord record) {
        records++;
        switch (record.kind()) {
            case CONFIGURATION -> {
                final EngineConfiguration configuration =
                    EngineConfiguration.decode(record.buffer(), record.messageOffset());
                if (engine == null) {
                    engine = new MarginEngine(configuration, said);
                    auditor = new AuditEngine(configuration, auditorSaid, AuditEngine.Scope.TOUCHED_ACCOUNTS);
                }
            }
            case INPUT -> onInput(record);
            case OUTPUT -> onOutput(record);
            default -> { } // where a segment begins
        }
    }

    private void onInput(final JournalRecord record) {
        inputs.onInput(message(record));
        said.clear();
        auditorSaid.clear();
        engine.apply(
            record.sequence(), record.timeNs(), record.buffer(), record.messageOffset(), record.messageLength());
        auditor.apply(
            record.sequence(), record.timeNs(), record.buffer(), record.messageOffset(), record.messageLength());
        if (!isSame(said.outputs(), auditorSaid.outputs())) {
            verdict.violated("the auditor does not agree at sequence " + record.sequence() + ": engine " + said
                + " auditor " + auditorSaid);
        }
        expected.addAll(said.outputs());
    }

    private static boolean isSame(final List<byte[]> ones, final List<byte[]> others) {
        if (ones.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < ones.size(); i++) {
            final byte[] one = ones.get(i);
            final byte[] other = others.get(i);
            if (!OutputEquality.isSame(
                new UnsafeBuffer(one), 0, one.length, new UnsafeBuffer(other), 0, other.length)) {
                return false;
            }
        }
        return true;
    }

    private void onOutput(final JournalRecord record) {
        final byte[] message = message(record);
        final byte[] next = expected.pollFirst();
        if (!Arrays.equals(next, message)) {
            verdict.violated("sequence " + record.sequence() + ": the journal says " + MessagePrinter.print(message)
                + " and the engine " + (next == null ? "nothing" : MessagePrinter.print(next)));
        }
        switch (MessagePrinter.templateId(message)) {
            case MarginCallDecoder.TEMPLATE_ID -> {
                calls.add(message);
                if (isPruned.test(JournalPosition.segment(record.position()))) {
                    prunedCalls = calls.size();
                }
            }
            case AccountStatusDecoder.TEMPLATE_ID -> {
                statuses.add(message);
                if (!isPruned.test(JournalPosition.segment(record.position()))) {
                    presentStatuses.add(message);
                }
            }
            default -> { }
        }
    }

    private static byte[] message(final JournalRecord record) {
        final byte[] bytes = new byte[record.messageLength()];
        record.buffer().getBytes(record.messageOffset(), bytes);
        return bytes;
    }

    /** Nothing follows: the state is that of the service, and nothing that was said is missing. */
    void onEnd(final long serviceDigest) {
        if (!expected.isEmpty()) {
            verdict.violated("the journal ends before " + expected.size() + " outputs, the first "
                + MessagePrinter.print(expected.peekFirst()));
        }
        if (engine.digest() != serviceDigest) {
            verdict.violated("the state of the service is not that of its journal");
        }
        inputs.onEnd();
    }

    /** A consumer heard exactly what the journal says. */
    void check(final SimulatedConsumer consumer) {
        if (consumer.isOut()) {
            if (consumer.nextCallId() > prunedCalls) {
                verdict.violated(consumer + " was not served, though its next call was not pruned");
            }
            return;
        }
        final List<byte[]> heard = consumer.calls();
        final long first = consumer.firstCallId() > 0 || heard.isEmpty()
            ? Math.max(1, consumer.firstCallId()) : SaidCalls.callId(heard.get(0));
        final List<byte[]> wanted = calls.subList(
            (int) Math.min(calls.size(), first - 1), heard.isEmpty() && consumer.firstCallId() == 0
                ? (int) Math.min(calls.size(), first - 1) : calls.size());
        if (!Arrays.deepEquals(heard.toArray(), wanted.toArray())) {
            verdict.violated(consumer + " heard " + heard.size() + " calls from " + first + " on but the journal has "
                + wanted.size() + ", or they are not the same");
        }
        if (consumer.firstCallId() == 1) {
            checkStatuses(consumer);
        }
    }

    /** A consumer that comes back may hear a status again. A status that was pruned may be missing. */
    private void checkStatuses(final SimulatedConsumer consumer) {
        final List<byte[]> heard = new ArrayList<>();
        for (final byte[] status : consumer.statuses()) {
            if (heard.stream().noneMatch(before -> Arrays.equals(before, status))) {
                heard.add(status);
            }
        }
        if (!isPart(heard, statuses) || !isPart(presentStatuses, heard)) {
            verdict.violated(consumer + " heard " + heard.size() + " statuses but the journal has "
                + statuses.size() + ", or they are not the same");
        }
    }

    /** Whether all of some messages are among others, in the same order. */
    private static boolean isPart(final List<byte[]> part, final List<byte[]> whole) {
        int found = 0;
        for (final byte[] message : whole) {
            if (found < part.size() && Arrays.equals(part.get(found), message)) {
                found++;
            }
        }
        return found == part.size();
    }

    /** What was said on the wire is what the journal says. */
    void check(final SaidCalls onWire) {
        if (onWire.lastCallId() > calls.size()) {
            verdict.violated("call " + onWire.lastCallId() + " left the service, the journal has " + calls.size());
        }
        for (int i = 0; i < calls.size(); i++) {
            final byte[] call = onWire.call(i + 1);
            if (call != null && !Arrays.equals(call, calls.get(i))) {
                verdict.violated("call " + (i + 1) + " left the service as "
                    + MessagePrinter.print(call) + " and is journaled as "
                    + MessagePrinter.print(calls.get(i)));
            }
        }
    }

    long records() {
        return records;
    }

    int calls() {
        return calls.size();
    }
}
