package io.plimsoll.engine.kit;

import io.plimsoll.engine.OutputListener;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/** A random stream of messages to a book of options. Listen to an engine's outputs with it, so that it can aim. */
public final class RandomPortfolioMessages implements OutputListener {
    private static final int MOST_OPTIONS = 44;

    private final RandomPortfolioBook book;
    private final Dice dice;
    private final Messages messages;
    private final RandomOptionMarket market;
    private final RandomPortfolioTrades trades;
    private final BadPortfolioMessages bad;
    private final LastReport report = new LastReport();

    /**
     * To a book that was sent.
     *
     * @param book that gets the messages
     */
    public RandomPortfolioMessages(final RandomPortfolioBook book) {
        this.book = book;
        this.dice = book.dice;
        this.messages = book.messages;
        market = new RandomOptionMarket(book);
        trades = new RandomPortfolioTrades(book);
        bad = new BadPortfolioMessages(book);
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        report.onOutput(buffer, offset, length);
    }

    /** Sends one message, or a few that belong together. */
    public void send() {
        messages.feed().pass(dice.between(0L, TimeUnit.MILLISECONDS.toNanos(1)));
        final int roll = dice.between(1, 1000);
        if (roll <= 350) {
            market.tick();
        } else if (roll <= 550) {
            trades.send();
        } else if (roll <= 650) {
            market.volatility();
        } else if (roll <= 700) {
            market.surface();
        } else if (roll <= 740) {
            market.forward();
        } else if (roll <= 800) {
            market.clock();
        } else if (roll <= 900) {
            aim();
        } else if (roll <= 910) {
            redefine();
        } else if (roll <= 930) {
            settle();
        } else if (roll <= 940) {
            market.funding();
        } else {
            bad.send();
        }
        messages.writer().from(MessageWriter.OPERATOR);
    }

    /** Asks about an account and puts its equity at a ratio of its maintenance, or one minor unit beside. */
    private void aim() {
        report.forget();
        messages.query(dice.pick(book.accounts), dice.between(0L, 1_000L));
        if (report.isHeard() && dice.chance(60)) {
            final long ratio = dice.of(900, 1_000, 1_000, 1_100, 1_200, 1_400, 1_500, 2_500);
            final long target = Math.floorDiv(report.maintenance() * ratio + 999, 1_000) + dice.between(-1, 1);
            if (target != report.equity()) {
                messages.collateral(report.accountId(), report.valuationAssetId(), target - report.equity());
            }
        }
    }

    private void redefine() {
        switch (dice.between(1, 3)) {
            case 1 -> book.defineGrid(RandomPortfolioBook.GRIDS[dice.between(0, 1)], dice.chance(50));
            case 2 -> book.assignGrid(dice.between(0, 1), RandomPortfolioBook.GRIDS[dice.between(0, 1)]);
            default -> messages.tiers(
                dice.pick(book.derivatives).id, 0, dice.between(1L, 30_000_000L), 0, 50_000_000);
        }
    }

    /** An option settles, expired or not, and another comes, of an old expiry or a new one. */
    private void settle() {
        final PortfolioOption option = dice.pick(book.options);
        final PortfolioUnderlying underlying = option.underlying();
        messages.settle(option.id(), underlying.price(dice.around(underlying.ticks, 5)));
        if (book.options.size() < MOST_OPTIONS) {
            if (dice.chance(50)) {
                book.expiries.add(book.nextExpiry());
            }
            book.defineOption();
        }
    }
}
