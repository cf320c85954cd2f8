package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.collateral.CollateralTable;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.scale.RollOut;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RollOutDecoder;

/** RollOut: a slice of the accounts changes over to the coming setting, so that no message has to look at them all. */
final class RollOuts {
    private static final int MOST_ACCOUNTS = 4096;

    private final AccountTable accounts;
    private final RollOut rollOut;
    private final CollateralTable collateral;
    private final Surveillance surveillance;
    private final Outputs outputs;
    private final RollOutDecoder message = new RollOutDecoder();

    RollOuts(final Book book, final Surveillance surveillance, final Outputs outputs) {
        accounts = book.accounts();
        rollOut = book.scales().rollOut();
        collateral = book.collateral();
        this.surveillance = surveillance;
        this.outputs = outputs;
    }

    /** Begins to roll out a setting that differs from the one in force. */
    void begin() {
        rollOut.begin();
        outputs.rollOutProgress(accounts.size(), accounts.size());
        if (accounts.size() == 0) {
            end();
        }
    }

    ReasonCode advance(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        if (message.accounts() < 1 || message.accounts() > MOST_ACCOUNTS) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (rollOut.isUnderWay()) {
            changeOver(message.accounts());
        }
        return ACCEPTED;
    }

    private void changeOver(final int most) {
        final int first = rollOut.cursor();
        final int end = Math.min(first + most, accounts.size());
        rollOut.advance(end);
        surveillance.changedOver(first, end);
        if (end == accounts.size()) {
            end();
            outputs.rollOutProgress(end, 0);
        }
    }

    private void end() {
        rollOut.end();
        collateral.rolledOut();
    }
}
