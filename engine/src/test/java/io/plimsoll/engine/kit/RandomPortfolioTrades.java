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
            fillOption(accountId, dice.pick(book.options), dice.sign());
        } else if (roll <= 60) {
            fillLinear(accountId, dice.pick(book.derivatives));
        } else if (roll <= 70) {
            spread(accountId);
        } else if (roll <= 80) {
            messages.collateral(accountId, RandomPortfolioBook.CASH, dice.sign() * dice.between(1, book.usualCash));
        } else if (roll <= 85) {
            messages.collateral(accountId, RandomPortfolioBook.COIN, dice.sign() * coins());
        } else if (roll <= 90) {
            messages.balance(accountId, RandomPortfolioBook.CASH, dice.between(-book.usualCash, 3 * book.usualCash));
        } else {
            setPosition(accountId);
        }
    }

    private long coins() {
        return dice.between(1L, book.isMarket ? 5_000_000L : 10L);
    }

    private void fillOption(final long accountId, final PortfolioOption option, final int sign) {
        final PortfolioUnderlying underlying = option.underlying();
        messages.fill(
            accountId, option.id(), sign * dice.between(1, underlying.usualLots),
            underlying.price(dice.between(1, 1 + underlying.anchorTicks / 8)), dice.between(-2, 5));
    }

    private void fillLinear(final long accountId, final PortfolioUnderlying linear) {
        messages.fill(
            accountId, linear.id, dice.sign() * dice.between(1, linear.usualLots),
            linear.price(dice.around(linear.ticks, 2)), dice.between(-2, 5));
    }

    /** Buys one option and sells another of its expiry, if there is one. */
    private void spread(final long accountId) {
        final PortfolioOption one = dice.pick(book.options);
        final List<PortfolioOption> others = book.options.stream()
            .filter(option -> option.expiryTimeNs() == one.expiryTimeNs())
            .toList();
        fillOption(accountId, one, 1);
        fillOption(accountId, dice.pick(others), -1);
    }

    private void setPosition(final long accountId) {
        if (dice.chance(40)) {
            messages.position(accountId, dice.pick(book.options).id(), 0, 0);
        } else if (dice.chance(60)) {
            final PortfolioOption option = dice.pick(book.options);
            messages.position(
                accountId, option.id(), dice.sign() * dice.between(1, option.underlying().usualLots), 0);
        } else {
            final PortfolioUnderlying linear = dice.pick(book.derivatives);
            messages.position(
                accountId, linear.id, dice.sign() * dice.between(1, linear.usualLots),
                dice.between(-book.usualCash, book.usualCash));
        }
    }
}
