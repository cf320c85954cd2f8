package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.output.AccountReports;
import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.ReasonCode;

/** AccountQuery. */
final class Queries {
    private final AccountTable accounts;
    private final AccountReports reports;
    private final AccountQueryDecoder message = new AccountQueryDecoder();

    Queries(final AccountTable accounts, final AccountReports reports) {
        this.accounts = accounts;
        this.reports = reports;
    }

    ReasonCode query(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int account = accounts.indexOf(message.accountId());
        if (account == AccountTable.NONE) {
            return ReasonCode.UNKNOWN_ACCOUNT;
        }
        reports.write(account, message.correlationId(), envelope.source());
        return ACCEPTED;
    }
}
