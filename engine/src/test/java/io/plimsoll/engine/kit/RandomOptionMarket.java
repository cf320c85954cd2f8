package io.plimsoll.engine.kit;

import java.util.concurrent.TimeUnit;

/** Sends random prices, volatilities, forwards and time to a book of options. */
final class RandomOptionMarket {
    private static final long ONE = 1_000_000_000L;

    private final RandomPortfolioBook book;
    private final Dice dice;
    private final Messages messages;

    RandomOptionMarket(final RandomPortfolioBook book) {
        this.book = book;
        this.dice = book.dice;
        this.messages = book.messages;
    }

    /** A mark of an underlying, of what moves with one, or now and then of an option. */
    void tick() {
        from();
        if (dice.chance(3)) {
            final PortfolioOption option = dice.pick(book.options);
            messages.mark(option.id(), option.isInverse()
                ? book.coins.premium() : option.underlying().price(dice.between(1, option.underlying().anchorTicks)));
            return;
        }
        final PortfolioUnderlying moved = dice.pick(dice.chance(60) ? book.underlyings : book.derivatives);
        moved.ticks = moved.within(next(moved));
        book.portfolio.doubtfulMark(moved.id, moved.price(moved.ticks), doubt());
    }

    /** Mostly none. */
    private int doubt() {
        return dice.chance(80) ? 0 : (int) dice.of(1, ONE / 100, ONE / 10, ONE, dice.between(0, ONE / 5));
    }

    private long next(final PortfolioUnderlying moved) {
        final int roll = dice.between(1, 100);
        if (roll <= 50) {
            return moved.ticks + dice.sign() * dice.between(0L, 3L);
        }
        if (roll <= 82) {
            return dice.around(moved.ticks, 1);
        }
        if (roll <= 88) {
            return dice.around(moved.ticks, 40);
        }
        if (roll <= 93) {
            return dice.of(1, 511, 512, 513, 1_024, 1_025, moved.maximumTicks);
        }
        return dice.around(moved.anchorTicks, 10);
    }

    void volatility() {
        from();
        final long volatility = switch (dice.between(1, 12)) {
            case 1 -> dice.of(1, 25 * ONE, ONE / 100);
            case 2 -> dice.between(1, 3 * ONE);
            default -> dice.between(ONE / 4, ONE);
        };
        book.portfolio.doubtfulVolatility(dice.pick(book.options).id(), volatility, doubt());
    }

    /** A smile around the forward; with much of it, one that nobody would quote. */
    void surface() {
        from();
        final PortfolioOption option = dice.pick(book.options);
        final PortfolioUnderlying underlying = option.underlying();
        final int nodes = dice.between(1, 7);
        final long least = dice.between(ONE / 3, ONE);
        final long bend = dice.chance(85) ? dice.between(0, ONE / 50) : dice.between(ONE / 5, ONE);
        final long[] pairs = new long[nodes * 2];
        for (int i = 0; i < nodes; i++) {
            final long away = i - nodes / 2;
            pairs[2 * i] = underlying.price(underlying.anchorTicks * (10 + away) / 10) + dice.between(0, 1);
            pairs[2 * i + 1] = least + away * away * bend;
        }
        book.portfolio.doubtfulSurface(underlying.id, option.expiryTimeNs(), doubt(), pairs);
    }

    void forward() {
        from();
        final PortfolioOption option = dice.pick(book.options);
        final PortfolioUnderlying underlying = option.underlying();
        final long ticks = dice.around(underlying.ticks, dice.chance(90) ? 3 : 70);
        final long rate = dice.chance(70) ? dice.between(-ONE / 50, ONE / 8) : dice.between(-ONE, ONE);
        book.portfolio.doubtfulForward(
            underlying.id, option.expiryTimeNs(), Math.max(0, ticks * underlying.tickMantissa), rate, doubt());
    }

    void funding() {
        from();
        messages.funding(dice.pick(book.derivatives).id, dice.between(-3_000_000L, 3_000_000L));
    }

    /** A clock at once, seconds later, or far later. */
    void clock() {
        messages.clock(switch (dice.between(1, 10)) {
            case 1 -> TimeUnit.SECONDS.toNanos(dice.between(0L, 1_000_000L));
            case 2, 3 -> TimeUnit.SECONDS.toNanos(dice.between(0L, 600L));
            case 4 -> untilAnExpiry();
            default -> dice.between(0L, TimeUnit.SECONDS.toNanos(2));
        });
    }

    private long untilAnExpiry() {
        final long left = dice.pick(book.expiries) - messages.feed().timeNs() + dice.between(-2L, 2L);
        return left > 0 && left < TimeUnit.DAYS.toNanos(2) ? left : 1;
    }

    private void from() {
        messages.writer().from(dice.chance(30) ? MessageWriter.OPERATOR : RandomPortfolioBook.TICKS);
    }
}
