package io.plimsoll.engine.kit;

import io.plimsoll.engine.OutputListener;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * What {@link RandomScalePortfolios} sends, and between it rules of the coin's extra haircut, reviews that find
 * another one, roll-outs in small slices, and coins that portfolio accounts owe.
 */
public final class RandomCollateralPortfolios implements OutputListener {
    private static final long ONE = 1_000_000_000;
    private static final long PERCENT = ONE / 100;
    private static final int MOST_COINS = 40;

    private final RandomPortfolioBook book;
    private final Dice dice;
    private final Messages messages;
    private final CollateralMessages collateral;
    private final ScaleMessages scales;
    private final RandomScalePortfolios others;

    /**
     * To a book that was sent.
     *
     * @param book that gets the messages, under version 4
     */
    public RandomCollateralPortfolios(final RandomPortfolioBook book) {
        this.book = book;
        dice = book.dice;
        messages = book.messages;
        others = new RandomScalePortfolios(book);
        collateral = new CollateralMessages(messages);
        scales = new ScaleMessages(messages);
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        others.onOutput(buffer, offset, length);
    }

    /** Sends one message, or a few that belong together. */
    public void send() {
        switch (dice.between(1, 30)) {
            case 1 -> rule();
            case 2, 3, 4 -> {
                scales.review(1);
                messages.clock(TimeUnit.SECONDS.toNanos(dice.between(1, 3)));
            }
            case 5, 6, 7 -> scales.rollOut(dice.between(1, 4));
            case 8 -> messages.balance(
                dice.pick(book.accounts), RandomPortfolioBook.COIN,
                (book.isMarket ? 100_000 : 1) * dice.between(-MOST_COINS, MOST_COINS));
            default -> others.send();
        }
    }

    private void rule() {
        collateral.collateral(RandomPortfolioBook.COIN)
            .pegInstrumentId(RandomCoins.STABLE)
            .pegThreshold(dice.between(ONE / 2, 2 * ONE))
            .pegFactor(dice.between(0, ONE))
            .largestExtra(PERCENT * dice.between(0, 100));
        messages.send();
    }
}
