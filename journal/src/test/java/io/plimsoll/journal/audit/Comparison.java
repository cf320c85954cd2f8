package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.MessagePrinter;
import io.plimsoll.engine.kit.MessageSink;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Gives every message to the twin and to a subject, and compares what they say: the same outputs, in the same order,
 * byte for byte as {@link OutputEquality} has it. The first difference is an {@link AssertionError} that tells all
 * there is to know.
 */
final class Comparison implements MessageSink {
    private final String name;
    private final OutputRecorder expected = new OutputRecorder();
    private final OutputRecorder actual = new OutputRecorder();
    private final AuditEngine twin;
    private final MessageSink subject;
    private OutputListener echo = (buffer, offset, length) -> { };
    private long messages;

    /**
     * A comparison.
     *
     * @param name          of the run, with its seed, for the failure message
     * @param configuration of both
     * @param scope         of the twin
     * @param subject       makes the subject with a listener to its outputs
     */
    Comparison(
        final String name,
        final EngineConfiguration configuration,
        final AuditEngine.Scope scope,
        final Function<OutputListener, MessageSink> subject) {
        this.name = name;
        this.twin = new AuditEngine(configuration, expected, scope);
        this.subject = subject.apply(actual);
    }

    /** Hands the twin's outputs on, after they were compared. */
    void echoTo(final OutputListener listener) {
        echo = listener;
    }

    long messages() {
        return messages;
    }

    @Override
    public void apply(
        final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
        messages++;
        expected.clear();
        actual.clear();
        twin.apply(sequence, timeNs, message, offset, length);
        try {
            subject.apply(sequence, timeNs, message, offset, length);
        } catch (final RuntimeException | Error e) {
            throw new AssertionError(failure(sequence, message, offset, length, "the subject threw " + e), e);
        }
        if (!same(expected.outputs(), actual.outputs())) {
            throw new AssertionError(failure(sequence, message, offset, length, "the outputs differ"));
        }
        expected.outputs().forEach(output -> echo.onOutput(new UnsafeBuffer(output), 0, output.length));
    }

    private static boolean same(final List<byte[]> expected, final List<byte[]> actual) {
        boolean same = expected.size() == actual.size();
        for (int i = 0; same && i < expected.size(); i++) {
            final byte[] left = expected.get(i);
            final byte[] right = actual.get(i);
            same = OutputEquality.isSame(
                new UnsafeBuffer(left), 0, left.length, new UnsafeBuffer(right), 0, right.length);
        }
        return same;
    }

    private String failure(
        final long sequence, final DirectBuffer message, final int offset, final int length, final String what) {
        final StringBuilder text = new StringBuilder();
        text.append(name).append(", message ").append(sequence).append(": ").append(what)
            .append("\nmessage:  ").append(MessagePrinter.print(message, offset, length))
            .append("\nexpected:\n").append(expected)
            .append("actual:\n").append(actual);
        accounts().forEach(accountId -> twin.breakdown(accountId).ifPresent(account -> describe(text, account)));
        return text.toString();
    }

    private static void describe(final StringBuilder text, final AccountBreakdown account) {
        text.append("account ").append(account.accountId()).append(" at ").append(account.level().before())
            .append(" worth ").append(account.totals()).append('\n');
        account.positions().forEach(position -> text.append("  ").append(position).append('\n'));
        account.assets().forEach(asset -> text.append("  ").append(asset).append('\n'));
        text.append("  ").append(account.level()).append('\n');
    }

    /** The accounts that either of them called or reported. */
    private Set<Long> accounts() {
        final Set<Long> accounts = new TreeSet<>();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (final OutputRecorder recorder : List.of(expected, actual)) {
            recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).forEach(call ->
                accounts.add(new MarginCallDecoder().wrapAndApplyHeader(call, 0, header).accountId()));
            recorder.ofKind(AccountReportDecoder.TEMPLATE_ID).forEach(report ->
                accounts.add(new AccountReportDecoder().wrapAndApplyHeader(report, 0, header).accountId()));
            recorder.ofKind(RejectionDecoder.TEMPLATE_ID).forEach(rejection ->
                accounts.add(new RejectionDecoder().wrapAndApplyHeader(rejection, 0, header).accountId()));
        }
        return accounts;
    }
}
