package io.plimsoll.engine.kit;

import io.plimsoll.engine.kit.BookInstrument.Sizes;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.List;

/** Kinds of random books: what they trade, in which numbers, and how many accounts do. */
public enum BookScale {
    /** Whole units, prices of a few dozen ticks, positions of a few lots: nearly everything is a tie or a rounding. */
    SMALL(2, 8) {
        @Override
        void lay(final RandomBook book) {
            final Dice dice = book.dice;
            final int cash = book.asset(0, 300);
            final int coin = book.asset(dice.between(-1, 0), 30);
            final int other = book.asset(0, 50);
            book.asset(0, 10);
            final BookInstrument spot =
                book.instrument(InstrumentType.SPOT, false, cash, coin, new Sizes(1, 0, 1, 0, 1, 20, 200, 5, 100));
            final BookInstrument linear = book.instrument(
                InstrumentType.PERPETUAL, false, cash, 0,
                new Sizes(dice.of(1, 2, 5), dice.between(-1, 0), 1, 0, dice.of(1, 3), 30, 300, 4, 120));
            final BookInstrument inverse = book.instrument(
                InstrumentType.PERPETUAL, true, coin, 0,
                new Sizes(dice.of(1, 3), 0, dice.of(10, 25, 40), 0, 1, 20, 150, 6, 20));
            final BookInstrument dated = book.instrument(
                InstrumentType.FUTURE, false, cash, 0, new Sizes(1, 0, 3, -1, 1, 40, 400, 9, 120));
            book.price(coin, dice.pick(List.of(spot, linear, inverse)));
            book.instrument(
                InstrumentType.FUTURE, false, coin, 0, new Sizes(1, -1, 1, 0, 1, 30, 200, 4, 12));
            book.instrument(
                InstrumentType.PERPETUAL, true, coin, 0, new Sizes(1, 0, 7, 0, 1, 25, 100, 10, 3));
            book.price(other, dice.chance(50) ? dated : linear);
        }
    },
    /** Prices, sizes and minor units as real venues have them. */
    MARKET(3, 10) {
        @Override
        void lay(final RandomBook book) {
            layMarket(book);
        }
    },
    /** As MARKET, with many accounts that hold one contract against another and hug their thresholds. */
    HEDGED(60, 120) {
        @Override
        void lay(final RandomBook book) {
            layMarket(book);
        }
    };

    private final int fewestAccounts;
    private final int mostAccounts;

    BookScale(final int fewestAccounts, final int mostAccounts) {
        this.fewestAccounts = fewestAccounts;
        this.mostAccounts = mostAccounts;
    }

    /** Sends the book's assets and instruments. */
    abstract void lay(RandomBook book);

    int accounts(final Dice dice) {
        return dice.between(fewestAccounts, mostAccounts);
    }

    int mostAccounts() {
        return mostAccounts;
    }

    private static void layMarket(final RandomBook book) {
        final Dice dice = book.dice;
        final int dollarExponent = -dice.between(2, 4);
        final long dollar = dollarExponent == -2 ? 100 : dollarExponent == -3 ? 1_000 : 10_000;
        final int dollars = book.asset(dollarExponent, 5_000 * dollar);
        final int bitcoin = book.asset(-8, 10_000_000);
        final int ether = book.asset(-6, 2_000_000);
        book.asset(-2, 1_000);
        final BookInstrument spot = book.instrument(
            InstrumentType.SPOT, false, dollars, bitcoin,
            new Sizes(1, -2, 1, -4, 1, 5_000_000, 50_000_000, 500, 2_500 * dollar));
        final BookInstrument perpetual = book.instrument(
            InstrumentType.PERPETUAL, false, dollars, 0,
            new Sizes(dice.of(1, 5), -1, 1, -3, 1, dice.of(100_000, 500_000), 5_000_000, 200, 8_000 * dollar));
        final BookInstrument inverse = book.instrument(
            InstrumentType.PERPETUAL, true, bitcoin, 0,
            new Sizes(5, -1, dice.of(1, 10), 0, 1, 100_000, 1_000_000, 1_000, 10_000_000));
        book.price(bitcoin, dice.pick(List.of(spot, perpetual, inverse)));
        final BookInstrument etherPerpetual = book.instrument(
            InstrumentType.PERPETUAL, false, dollars, 0,
            new Sizes(25, -2, 1, -2, 1, 8_000, 80_000, 500, 10_000 * dollar));
        book.price(ether, etherPerpetual);
        book.instrument(
            InstrumentType.PERPETUAL, false, bitcoin, 0,
            new Sizes(1, -5, 1, -1, 1, 4_000, 40_000, 50, 20_000_000));
        book.instrument(
            InstrumentType.FUTURE, true, ether, 0, new Sizes(1, 0, 1, 0, 1, 2_000, 20_000, 2_000, 1_000_000));
        book.instrument(
            InstrumentType.FUTURE, false, dollars, 0,
            new Sizes(1, 0, 1, -3, 1, 50_000, 500_000, 200, 10_000 * dollar));
        book.instrument(
            InstrumentType.PERPETUAL, false, dollars, 0,
            new Sizes(1, -4, 1, 2, 10, 3_700, 37_000, 20, 7_000 * dollar));
    }
}
