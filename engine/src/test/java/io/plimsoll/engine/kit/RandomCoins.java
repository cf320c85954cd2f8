package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What of a random book of options is counted in coins, and the stable coin that its grids may watch. */
final class RandomCoins {
    static final int STABLE = 63;
    private static final int PERPETUAL = 60;
    private static final int FUTURE = 61;
    private static final int ALONE = 62;
    private static final long STABLE_TICKS = 10_000;
    private static final long MOST_COINS = 10;

    /** Perpetuals and futures that settle in the coin; the last one has no underlying. */
    final List<PortfolioUnderlying> derivatives = new ArrayList<>();
    /** Accounts that are valued in it. */
    final List<Long> accounts = new ArrayList<>();
    PortfolioUnderlying stable;
    private final RandomPortfolioBook book;

    RandomCoins(final RandomPortfolioBook book) {
        this.book = book;
    }

    /** Defines what prices the stable coin, at its peg. */
    void defineStable() {
        final DefineInstrumentEncoder definition =
            book.messages.perpetual(STABLE, RandomPortfolioBook.CASH, 20 * STABLE_TICKS);
        definition.tickSize().exponent((byte) -4);
        book.messages.send();
        book.messages.tiers(STABLE, 0, 20_000_000, 0, 50_000_000);
        book.messages.mark(STABLE, STABLE_TICKS);
        stable = new PortfolioUnderlying(STABLE, 1, -4, STABLE_TICKS, 0, 100);
    }

    /** Defines what is inverse on the first underlying. */
    void defineDerivatives() {
        for (final int id : new int[] {PERPETUAL, FUTURE, ALONE}) {
            define(id);
        }
    }

    private void define(final int id) {
        final PortfolioUnderlying underlying = book.underlyings.get(0);
        final long lot = book.isMarket ? 10 : underlying.anchorTicks * underlying.tickMantissa / 4;
        final PortfolioUnderlying terms = new PortfolioUnderlying(
            id, underlying.tickMantissa, underlying.tickExponent, underlying.anchorTicks, 0,
            book.isMarket ? 2_000 : underlying.usualLots);
        final DefineInstrumentEncoder definition = book.messages
            .perpetual(id, RandomPortfolioBook.COIN, terms.maximumTicks * terms.tickMantissa)
            .inverse(BooleanType.TRUE);
        if (id == FUTURE) {
            definition.instrumentType(InstrumentType.FUTURE)
                .expiryTimeNs(Feed.START_NS + TimeUnit.DAYS.toNanos(80));
        }
        definition.tickSize().mantissa(terms.tickMantissa).exponent((byte) terms.tickExponent);
        definition.lotSize().mantissa(lot);
        book.messages.send();
        book.messages.tiers(id, 0, 20_000_000, 0, 50_000_000);
        if (id != ALONE) {
            book.portfolio.underlying(id, underlying.id);
        }
        book.messages.mark(id, terms.price(terms.ticks));
        derivatives.add(terms);
    }

    /** Defines an option whose premium is in coins: in 0.0005 of one, or in tenths where most is a rounding. */
    void define(final PortfolioOption option) {
        final PortfolioUnderlying underlying = option.underlying();
        final DefineOptionEncoder definition = book.portfolio.inverseOption(
            option.id(), underlying.id, RandomPortfolioBook.COIN,
            option.isCall() ? InstrumentType.CALL : InstrumentType.PUT,
            option.strikeTicks() * underlying.tickMantissa, option.expiryTimeNs(),
            MOST_COINS * (book.isMarket ? 10_000 : 10));
        definition.tickSize().mantissa(premiumTick()).exponent((byte) (book.isMarket ? -4 : -1));
        definition.lotSize().exponent((byte) underlying.lotExponent);
        book.messages.send();
    }

    /** A premium as the wire carries it, mostly far below a coin. */
    long premium() {
        return premiumTick() * book.dice.between(1, book.isMarket ? 400 : 5);
    }

    private long premiumTick() {
        return book.isMarket ? 5 : 1;
    }

    /** What a usual position is worth, in minor units. */
    long usual() {
        return book.isMarket ? 20_000_000 : 40;
    }

    /** Opens an account with some coins. */
    void defineAccount(final int classId) {
        final long id = book.dice.between(100_001L, 200_000L);
        book.portfolio.account(id, classId, RandomPortfolioBook.COIN);
        accounts.add(id);
        book.accounts.add(id);
        book.messages.collateral(id, RandomPortfolioBook.COIN, book.dice.between(1, usual() * 3));
    }
}
