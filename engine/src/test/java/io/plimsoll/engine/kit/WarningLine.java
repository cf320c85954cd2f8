package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Leaves accounts so far above the line of their warning, one and a half times maintenance, as a test needs them. */
public final class WarningLine {
    private final Messages messages;
    private final OutputRecorder recorder;

    /**
     * Asks and pays by messages.
     *
     * @param messages to send with
     * @param recorder that hears what follows from them
     */
    public WarningLine(final Messages messages, final OutputRecorder recorder) {
        this.messages = messages;
        this.recorder = recorder;
    }

    /**
     * Pays in or out until an account's equity is this much above the line.
     *
     * @param accountId of it
     * @param assetId   in which it is valued
     * @param above     minor units
     */
    public void leave(final long accountId, final int assetId, final long above) {
        messages.query(accountId, 1);
        final List<UnsafeBuffer> reports = recorder.ofKind(AccountReportDecoder.TEMPLATE_ID);
        final AccountReportDecoder report = new AccountReportDecoder().wrapAndApplyHeader(
            reports.get(reports.size() - 1), 0, new MessageHeaderDecoder());
        final long line = report.maintenanceRequirement() / 2 * 3;
        messages.collateral(accountId, assetId, line - report.equity() + above);
    }
}
