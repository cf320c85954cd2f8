package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** An engine of one kind or the other with a writer in front and a recorder behind it. */
final class Fixture {
    private final OutputRecorder recorder = new OutputRecorder();
    private final Messages messages;

    Fixture(final Implementation implementation) {
        this(implementation, EngineConfiguration.of(64, 16));
    }

    Fixture(final Implementation implementation, final EngineConfiguration configuration) {
        messages = new Messages(implementation.create(configuration, recorder));
    }

    Messages messages() {
        return messages;
    }

    OutputRecorder recorder() {
        return recorder;
    }

    /** Asks for an account's report and returns it, its groups not read yet. */
    AccountReportDecoder report(final long accountId) {
        recorder.clear();
        messages.query(accountId, accountId);
        final List<UnsafeBuffer> reports = recorder.ofKind(AccountReportDecoder.TEMPLATE_ID);
        if (reports.size() != 1) {
            throw new AssertionError("no report of account " + accountId + " but " + recorder);
        }
        return new AccountReportDecoder().wrapAndApplyHeader(reports.get(0), 0, new MessageHeaderDecoder());
    }

    /** The levels to which accounts were called since the recorder was cleared. */
    List<Level> levelsCalled() {
        return calls().stream().map(MarginCallDecoder::levelTo).toList();
    }

    List<MarginCallDecoder> calls() {
        return recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).stream()
            .map(call -> new MarginCallDecoder().wrapAndApplyHeader(call, 0, new MessageHeaderDecoder()))
            .toList();
    }

    /** The reasons of the rejections since the recorder was cleared. */
    List<ReasonCode> reasons() {
        return recorder.ofKind(RejectionDecoder.TEMPLATE_ID).stream()
            .map(rejection -> new RejectionDecoder().wrapAndApplyHeader(rejection, 0, new MessageHeaderDecoder()))
            .map(RejectionDecoder::reason)
            .toList();
    }
}
