package io.plimsoll.engine.kit;

import java.util.List;

/** Sends random fills, collateral moves and resets to a book of options. */
final class RandomPortfolioTrades {
    private final RandomPortfolioBook book;
    private final Dice dice;
    private final Messages messages;

    RandomPortfolioTrades(final RandomPortfolioBook book) {
        this.book = book;
        this.dice = book.dice;
        this.messages = book.messages;
    }

    void send() {
        final long accountId = dice.pick(book.accounts);
        final int roll = dice.between(1, 100);
        if (roll <= 45) {
            fillOption(accountId, book.optionFor(accountId), dice.sign());
        } else if (roll <= 60) {
            fillLinear(accountId, book.linearFor(accountId));
        } else if (roll <= 70) {
            spread(accountId);
        } else if (roll <= 80) {
            transfer(accountId);
        } else if (roll <= 85) {
            messages.collateral(accountId, RandomPortfolioBook.COIN, dice.sign() * coins());
        } else if (roll <= 90) {
            reset(accountId);
        } else {
            setPosition(accountId);
        }
    }

    private void transfer(final long accountId) {
        if (book.isCoinAccount(accountId)) {
            messages.collateral(
                accountId, RandomPortfolioBook.COIN, dice.sign() * dice.between(1, book.coins.usual()));
        } else {
            messages.collateral(accountId, RandomPortfolioBook.CASH, dice.sign() * dice.between(1, book.usualCash));
        }
    }

    private void reset(final long accountId) {
        if (book.isCoinAccount(accountId)) {
            messages.balance(
                accountId, RandomPortfolioBook.COIN, dice.between(-book.coins.usual(), 3 * book.coins.usual()));
        } else {
            messages.balance(accountId, RandomPortfolioBook.CASH, dice.between(-book.usualCash, 3 * book.usualCash));
        }
    }

    private long coins() {
        return dice.between(1L, book.isMarket ? 5_000_000L : 10L);
    }

    private void fillOption(final long accountId, final PortfolioOption option, final int sign) {
        final PortfolioUnderlying underlying = option.underlying();
        messages.fill(
            accountId, option.id(), sign * dice.between(1, underlying.usualLots),
            option.isInverse()
                ? book.coins.premium() : underlying.price(dice.between(1, 1 + underlying.anchorTicks / 8)),
            dice.between(-2, 5));
    }

    private void fillLinear(final long accountId, final PortfolioUnderlying linear) {
        messages.fill(
            accountId, linear.id, dice.sign() * dice.between(1, linear.usualLots),
            linear.price(dice.around(linear.ticks, 2)), dice.between(-2, 5));
    }

    /** Buys one option and sells another of its expiry, if there is one. */
    private void spread(final long accountId) {
        final PortfolioOption one = book.optionFor(accountId);
        final List<PortfolioOption> others = book.options.stream()
            .filter(option -> option.expiryTimeNs() == one.expiryTimeNs() && option.isInverse() == one.isInverse())
            .toList();
        fillOption(accountId, one, 1);
        fillOption(accountId, dice.pick(others), -1);
    }

    private void setPosition(final long accountId) {
        if (dice.chance(40)) {
            messages.position(accountId, dice.pick(book.options).id(), 0, 0);
        } else if (dice.chance(60)) {
            final PortfolioOption option = book.optionFor(accountId);
            messages.position(
                accountId, option.id(), dice.sign() * dice.between(1, option.underlying().usualLots), 0);
        } else {
            final PortfolioUnderlying linear = book.linearFor(accountId);
            final long most = book.isCoinAccount(accountId) ? book.coins.usual() : book.usualCash;
            messages.position(
                accountId, linear.id, dice.sign() * dice.between(1, linear.usualLots), dice.between(-most, most));
        }
    }
}
