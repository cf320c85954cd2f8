package io.plimsoll.journal.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Rule 4.6: the level of accounts after a message, and the calls that follow. */
final class Levels {
    private final Book book;
    private final Outputs outputs;
    private Consumer<AccountBreakdown> callListener = breakdown -> { };
    private long evaluations;

    Levels(final Book book, final Outputs outputs) {
        this.book = book;
        this.outputs = outputs;
    }

    void onCall(final Consumer<AccountBreakdown> listener) {
        callListener = listener;
    }

    long evaluations() {
        return evaluations;
    }

    /** Evaluates accounts, given in order of their ids, and calls those whose level is not what it was. */
    void evaluate(final Collection<Account> accounts, final Outcome outcome) {
        final Instrument priceInstrument =
            outcome.priceInstrumentId() == null ? null : book.instruments.get(outcome.priceInstrumentId());
        for (final AccountBreakdown changed : changed(accounts)) {
            callListener.accept(changed);
            outputs.marginCall(changed, priceInstrument);
        }
    }

    /** Evaluates every account in silence. Those whose level is not what it was are at it from now on. */
    List<AccountBreakdown> sweep() {
        return changed(book.accounts.values());
    }

    private List<AccountBreakdown> changed(final Collection<Account> accounts) {
        final List<AccountBreakdown> changed = new ArrayList<>();
        for (final Account account : accounts) {
            final AccountBreakdown breakdown = AccountBreakdown.of(book, account);
            evaluations++;
            if (breakdown.level().isChange()) {
                account.level = breakdown.level().after();
                changed.add(breakdown);
            }
        }
        return changed;
    }

    /** The accounts that can notice what a message did, in order of their ids. */
    Collection<Account> touchedBy(final Outcome outcome) {
        return switch (outcome.reach()) {
            case NOBODY -> List.of();
            case PORTFOLIOS -> book.accounts.values().stream().filter(Account::isPortfolio).toList();
            case SLICE -> book.accounts.values().stream()
                .filter(account -> outcome.slice().contains(book.index(account))).toList();
            case EVERYBODY -> book.accounts.values();
            case ACCOUNT_OR_PRICE -> outcome.priceInstrumentId() == null
                ? List.of(book.accounts.get(outcome.accountId()))
                : book.accounts.values().stream().filter(account -> isTouched(account, outcome)).toList();
        };
    }

    private boolean isTouched(final Account account, final Outcome outcome) {
        return outcome.accountId() != null && outcome.accountId() == account.id
            || notices(account, outcome.priceInstrumentId());
    }

    /** Whether it moves with an instrument's price, or with one that is combined of that and others. */
    private boolean notices(final Account account, final int instrumentId) {
        return moves(account, instrumentId)
            || book.combinedOf(instrumentId).stream().anyMatch(combined -> moves(account, combined.instrument().id));
    }

    private boolean moves(final Account account, final int instrumentId) {
        return account.positions.values().stream().anyMatch(position -> position.moves(instrumentId))
            || book.isPricedBy(account.valuationAssetId, instrumentId)
            || account.assetIds().stream().anyMatch(assetId -> book.isPricedBy(assetId, instrumentId));
    }
}
