package io.plimsoll.perf.portfolio;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.Rules;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.chain.ChainHead;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.margin.LevelRule;
import io.plimsoll.engine.output.Progress;
import io.plimsoll.engine.source.RejectionTable;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.perf.state.StateChunks;
import org.agrona.collections.IntArrayList;

/**
 * What one would do without tripwires: on every tick and every smile, compute equity and requirement of every holder
 * with the engine's own code, and its level. Values of options at nodes are shared by all accounts, as in the engine,
 * and forgotten when the smile of their expiry moves. Works on the book of an engine just loaded, read from its state.
 */
final class EagerPortfolios {
    private static final int WORDS_OF_CONFIGURATION = 10;

    private final Book book;
    private final AccountMargin margin;
    private final LevelRule levels;
    private final IntArrayList[] holdersOfUnderlying = lists(PortfolioMarket.UNDERLYINGS);
    private final IntArrayList[] holdersOfExpiry = lists(PortfolioMarket.EXPIRIES);
    private long changes;

    EagerPortfolios(final PortfolioEngine engine) {
        final StateChunks state = new StateChunks();
        engine.engine().writeState(state);
        book = read(engine.configuration(), state);
        margin = new AccountMargin(book);
        levels = new LevelRule(book.classes());
        for (int account = 0; account < book.accounts().size(); account++) {
            book.balances().amount(book.accounts().firstBalance(account), engine.balance(account));
            book.accounts().level(account, Level.HEALTHY.value());
            addHoldings(account);
        }
    }

    private static IntArrayList[] lists(final int size) {
        final IntArrayList[] lists = new IntArrayList[size];
        for (int i = 0; i < size; i++) {
            lists[i] = new IntArrayList();
        }
        return lists;
    }

    private static Book read(final EngineConfiguration configuration, final StateSource state) {
        for (int i = 0; i < WORDS_OF_CONFIGURATION; i++) {
            state.next();
        }
        new Progress().readFrom(state);
        new ChainHead().readFrom(state);
        final SourceTable sources = new SourceTable(configuration.maxSources());
        sources.readFrom(state);
        new RejectionTable(configuration.maxSources()).readFrom(sources.size(), state);
        final Rules rules = Rules.of(configuration.rulesVersion());
        final Book book = Book.allocate(
            rules,
            configuration.maxAssets(), configuration.maxInstruments(), configuration.maxTiers(),
            configuration.maxAccountClasses(), configuration.maxAccounts(), configuration.maxPositions(),
            configuration.maxBalances(), configuration.maxPositionsPerAccount());
        book.readDefinitions(rules, state);
        final int accounts = state.nextInt("number of accounts", 0, configuration.maxAccounts());
        for (int account = 0; account < accounts; account++) {
            book.readAccount(state);
        }
        return book;
    }

    private void addHoldings(final int account) {
        holdersOfUnderlying[PortfolioBook.underlyingOf(account)].addInt(account);
        final boolean[] held = new boolean[PortfolioMarket.EXPIRIES];
        final PositionTable positions = book.positions();
        for (int p = book.accounts().firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            if (book.instruments().underlyings().isOption(positions.instrument(p))) {
                held[book.instruments().underlyings().expiry(positions.instrument(p))] = true;
            }
        }
        for (int expiry = 0; expiry < held.length; expiry++) {
            if (held[expiry]) {
                holdersOfExpiry[expiry].addInt(account);
            }
        }
    }

    Book book() {
        return book;
    }

    /** Applies a tick; returns changes of level since the beginning. */
    long tick(final int underlying, final long mark) {
        book.instruments().mark(underlying, mark, true, 0);
        return evaluate(holdersOfUnderlying[underlying]);
    }

    /** Applies a smile; returns changes of level since the beginning. */
    long surface(final int expiry, final long atTheMoney) {
        final UnderlyingTable underlyings = book.instruments().underlyings();
        for (int i = 0; i < PortfolioMarket.OPTIONS_OF_AN_EXPIRY; i++) {
            final int option = PortfolioMarket.option(expiry, 0, true) + i;
            underlyings.volatility(option, PortfolioMarket.volatility(option, atTheMoney), 0);
            book.optionValues().changed(option);
        }
        return evaluate(holdersOfExpiry[expiry]);
    }

    private long evaluate(final IntArrayList holders) {
        for (int i = 0, size = holders.size(); i < size; i++) {
            final int account = holders.getInt(i);
            margin.calculate(account);
            final int before = book.accounts().level(account);
            final int now = levels.level(margin, book.accounts().accountClass(account), before);
            if (now != before) {
                book.accounts().level(account, now);
                changes++;
            }
        }
        return changes;
    }
}
