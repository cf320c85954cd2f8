package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.concurrent.TimeUnit;

/** Rules 4 and 6: what is said of a message that is refused, and which accounts are then unreconciled. */
final class Rejections {
    private final Book book;
    private final Outputs outputs;
    private long second;

    Rejections(final Book book, final Outputs outputs) {
        this.book = book;
        this.outputs = outputs;
    }

    /** The present whole second of event time. */
    long second() {
        return second;
    }

    void timeNs(final long stampNs) {
        second = Math.floorDiv(stampNs, TimeUnit.SECONDS.toNanos(1));
    }

    /** A message of which not even the origin can be read. */
    void rejectUnreadable(final Source counter, final Input input, final ReasonCode reason) {
        reject(counter, null, Subject.NOTHING, input, reason, false);
    }

    /** A message that is refused whatever its content; counted for a source that need not be its own. */
    void reject(final Source counter, final Input input, final ReasonCode reason) {
        reject(counter, input.origin(), Subject.of(input), input, reason, false);
    }

    /** A message whose content is refused. A refused fact of a known account leaves the account unreconciled. */
    void refuse(final Source source, final Input input, final ReasonCode reason) {
        final boolean fact = input.templateId() == FillDecoder.TEMPLATE_ID
            || input.templateId() == CollateralChangeDecoder.TEMPLATE_ID;
        final Account account = fact ? book.accounts.get(Subject.of(input).accountId()) : null;
        reject(source, input.origin(), Subject.of(input), input, reason, account != null);
        if (account != null && !account.unreconciled) {
            account.unreconciled = true;
            outputs.accountStatus(account);
        }
    }

    /** An account that was set to what it is. */
    void reconcile(final Account account) {
        if (account.unreconciled) {
            account.unreconciled = false;
            outputs.accountStatus(account);
        }
    }

    private void reject(
        final Source counter,
        final OriginDecoder origin,
        final Subject subject,
        final Input input,
        final ReasonCode reason,
        final boolean unreconciled) {
        if (counter.writesRejection(second, reason)) {
            outputs.rejection(origin, subject, input.templateId(), reason, unreconciled);
        }
    }
}
