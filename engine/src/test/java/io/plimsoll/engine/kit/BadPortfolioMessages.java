package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.List;

/** Sends messages about options and portfolio accounts that are to be refused, mostly. */
final class BadPortfolioMessages {
    private static final int UNKNOWN = 9_999;
    private static final long ONE = 1_000_000_000L;

    private final RandomPortfolioBook book;
    private final Dice dice;
    private final Messages messages;
    private final PortfolioMessages portfolio;

    BadPortfolioMessages(final RandomPortfolioBook book) {
        this.book = book;
        this.dice = book.dice;
        this.messages = book.messages;
        this.portfolio = book.portfolio;
    }

    void send() {
        messages.writer().from(dice.chance(50) ? RandomPortfolioBook.TICKS : MessageWriter.OPERATOR);
        switch (dice.between(1, 10)) {
            case 1 -> option();
            case 2 -> portfolio.underlying(anyInstrument(), anyInstrument());
            case 3 -> grid();
            case 4 -> portfolio.volatility(anyInstrument(), dice.of(-1, 0, 25 * ONE + 1, ONE));
            case 5 -> surface();
            case 6 -> portfolio.forward(
                anyInstrument(), anyExpiry(), dice.of(-1, 0, 1, Long.MAX_VALUE, 1_000), dice.of(2 * ONE, 0));
            case 7 -> account();
            case 8 -> doubt();
            case 9 -> coins();
            default -> holding();
        }
        if (dice.chance(10)) {
            messages.writer().cut(messages.writer().length() - dice.between(1, 20));
            messages.send();
        }
    }

    private int anyInstrument() {
        return switch (dice.between(1, 5)) {
            case 1 -> UNKNOWN;
            case 2 -> dice.pick(book.underlyings).id;
            case 3 -> dice.pick(book.derivatives).id;
            default -> dice.pick(book.options).id();
        };
    }

    private long anyExpiry() {
        return dice.chance(60) ? dice.pick(book.expiries) : dice.pick(book.expiries) + 1;
    }

    private void option() {
        final PortfolioUnderlying underlying = dice.pick(book.underlyings);
        final var option = portfolio.option(
            dice.chance(90) ? UNKNOWN - 1 : -1, anyInstrument(), InstrumentType.PUT,
            underlying.price(underlying.anchorTicks), anyExpiry(), dice.of(0, 1, 7));
        option.tickSize().exponent((byte) dice.between(-19, 19));
        switch (dice.between(1, 8)) {
            case 1 -> option.strike(dice.of(-1, 0, Long.MAX_VALUE));
            case 2 -> option.optionType(InstrumentType.PERPETUAL);
            case 3 -> option.state(InstrumentState.SETTLED);
            case 4 -> option.multiplier().mantissa(dice.of(0, Long.MAX_VALUE));
            case 5 -> option.settlementAssetId(anyAsset());
            case 6 -> option.inverse(BooleanType.TRUE);
            case 7 -> option.inverse(dice.chance(20) ? BooleanType.NULL_VAL : BooleanType.TRUE)
                .settlementAssetId(anyAsset());
            default -> option.lotSize().mantissa(dice.of(0, 7)).exponent((byte) dice.between(-19, 19));
        }
        messages.send();
    }

    private int anyAsset() {
        return (int) dice.of(RandomPortfolioBook.CASH, RandomPortfolioBook.COIN, UNKNOWN);
    }

    /** Out of range, of messages that are right and of messages that are wrong in what is looked at later, too. */
    private void doubt() {
        final int doubt = (int) dice.of(-1, ONE + 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        switch (dice.between(1, 4)) {
            case 1 -> portfolio.doubtfulMark(anyInstrument(), dice.between(-1, 100), doubt);
            case 2 -> portfolio.doubtfulVolatility(anyInstrument(), dice.of(0, ONE), doubt);
            case 3 -> portfolio.doubtfulSurface(anyInstrument(), anyExpiry(), doubt);
            default -> portfolio.doubtfulForward(
                anyInstrument(), anyExpiry(), dice.of(0, 1_000), dice.of(2 * ONE, 0), doubt);
        }
    }

    /** Of what an account valued in coins cannot own. */
    private void coins() {
        final long accountId = dice.pick(book.coins.accounts);
        switch (dice.between(1, 3)) {
            case 1 -> messages.collateral(accountId, anyAsset(), dice.between(-1, 1));
            case 2 -> messages.balance(accountId, anyAsset(), dice.between(-1, 1));
            default -> messages.fill(
                accountId, dice.pick(book.underlyings).id, 1, dice.pick(book.underlyings).price(1_000), 0);
        }
    }

    private void grid() {
        final int gridId = dice.pick(List.of(-1, RandomPortfolioBook.GRIDS[0], 77));
        final var grid = portfolio.writer().defineGrid().gridId(gridId);
        GridTerms.sixteen().writeTo(grid);
        switch (dice.between(1, 9)) {
            case 7 -> grid.pegInstrumentId(anyInstrument());
            case 8 -> grid.confidenceThreshold(ONE + 1);
            case 9 -> grid.basisDown(ONE / 16 - 1);
            case 1 -> grid.volatilityUp(-1);
            case 2 -> grid.leastDays(0);
            case 3 -> grid.basisUp(3 * ONE);
            case 4 -> grid.linearMaintenance(ONE);
            case 5 -> grid.skewVolatilitySlope(-11 * ONE);
            default -> grid.initialFactor(2 * ONE + 1);
        }
        messages.send();
        portfolio.assignGrid(dice.between(0, 3), dice.between(3, 5));
        portfolio.assignGrid(dice.between(0, 1), RandomPortfolioBook.GRIDS[0], dice.between(3, 5));
    }

    private void surface() {
        final long strike = dice.pick(book.underlyings).anchorTicks;
        final long volatility = dice.of(0, ONE, 25 * ONE, 26 * ONE);
        if (dice.chance(50)) {
            portfolio.surface(anyInstrument(), anyExpiry(), strike, volatility, strike + dice.between(-1, 1), ONE);
        } else {
            portfolio.surface(anyInstrument(), anyExpiry());
        }
    }

    private void account() {
        portfolio.account(
            dice.chance(50) ? UNKNOWN : dice.pick(book.accounts), dice.between(0, 4),
            dice.chance(50) ? RandomPortfolioBook.CASH : RandomPortfolioBook.COIN);
    }

    /** By anybody, of anything. */
    private void holding() {
        final long accountId = dice.chance(90) ? dice.pick(book.accounts) : -1;
        final long lots = dice.of(0, 1, -1, Long.MAX_VALUE / 4, dice.sign() * (1L << dice.between(20, 60)));
        if (dice.chance(50)) {
            messages.fill(accountId, anyInstrument(), lots, dice.of(0, 1, 100, 10_000), dice.of(0, 1L << 62));
        } else {
            messages.position(accountId, anyInstrument(), lots, dice.of(0, 0, 1, -1, Long.MIN_VALUE));
        }
        if (dice.chance(20)) {
            messages.settle(anyUnderlying(), dice.of(0, -5, Long.MAX_VALUE));
            messages.tiers(anyInstrument(), 0, 10_000_000, 0, 20_000_000);
        }
    }

    private int anyUnderlying() {
        return dice.chance(50) ? UNKNOWN : dice.pick(book.options).id();
    }
}
