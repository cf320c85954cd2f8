package io.plimsoll.engine.input;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.output.Outputs;

/**
 * Whether the engine knows all there is to know of an account. A fact that could not be applied makes it UNRECONCILED,
 * loudly, until it is told a position or a balance in absolute numbers.
 */
final class Reconciliation {
    private final AccountTable accounts;
    private final Outputs outputs;

    Reconciliation(final AccountTable accounts, final Outputs outputs) {
        this.accounts = accounts;
        this.outputs = outputs;
    }

    void unreconciled(final int account) {
        change(account, true);
    }

    void reconciled(final int account) {
        change(account, false);
    }

    private void change(final int account, final boolean unreconciled) {
        if (accounts.isUnreconciled(account) != unreconciled) {
            accounts.unreconciled(account, unreconciled);
            outputs.accountStatus(accounts.id(account), unreconciled);
        }
    }
}
