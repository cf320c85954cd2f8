package io.plimsoll.transport.backtest;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.transport.chain.AccountPlan;
import io.plimsoll.transport.chain.ChainMessages;
import io.plimsoll.transport.chain.ChainSnapshot;
import io.plimsoll.transport.chain.OptionChain;
import io.plimsoll.transport.chain.OptionQuote;
import io.plimsoll.transport.chain.Venue;
import io.plimsoll.transport.feed.FeedException;
import io.plimsoll.transport.portfolio.GridDefinition;
import io.plimsoll.transport.scenario.JournalTape;
import io.plimsoll.transport.scenario.Refusals;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes accounts through an option chain in an engine of their own. At each snapshot, in this order: what expired since
 * the last one settles; the engine is told all prices and volatilities; each account's equity is what is left of
 * yesterday's; then accounts trade, at the values of the model and without costs, and what they need and have from then
 * on is held against the next snapshot.
 */
final class Backtest {
    private static final int MOST_POSITIONS_OF_AN_ACCOUNT = 512;

    private final OptionChain chain;
    private final Venue venue;
    private final OptionIds ids;
    private final ScenarioEngine engine;
    private final Refusals refusals;
    private final MarketData data;
    private final List<AccountRun> accounts = new ArrayList<>();

    private Backtest(final OptionChain chain, final List<AccountPlan> plans, final ScenarioEngine engine) {
        if (chain.snapshots().size() < 2) {
            throw new FeedException(chain.name() + " has 1 snapshot with options in it, two or more are needed: what an"
                + " account lost between them is held against what it needed");
        }
        this.chain = chain;
        this.engine = engine;
        venue = Venue.of(chain);
        ids = new OptionIds(venue.market().contracts().size());
        refusals = new Refusals(engine);
        data = new MarketData(engine, refusals, venue, ids);
        final Trading trading = new Trading(engine, refusals, venue, ids);
        plans.forEach(plan -> accounts.add(new AccountRun(accounts.size() + 1, plan, trading)));
    }

    /**
     * Runs one.
     *
     * @param chain to go through, of two snapshots or more
     * @param plans accounts, which begin with the first snapshot
     * @param grid  by which they are margined
     * @return what came of it
     * @throws io.plimsoll.transport.scenario.ScenarioException if the engine cannot use the grid
     */
    static BacktestResult run(final OptionChain chain, final List<AccountPlan> plans, final GridDefinition grid) {
        return new Backtest(chain, plans, new ScenarioEngine(configuration(chain, plans.size()))).run(grid);
    }

    /**
     * Runs one and keeps everything in a new journal.
     *
     * @param chain   to go through, of two snapshots or more
     * @param plans   accounts, which begin with the first snapshot
     * @param grid    by which they are margined
     * @param journal directory of the journal
     * @return what came of it
     * @throws io.plimsoll.transport.scenario.ScenarioException if the directory is there already, or the engine cannot
     *                                                          use the grid
     */
    static BacktestResult run(
        final OptionChain chain, final List<AccountPlan> plans, final GridDefinition grid, final Path journal) {
        final EngineConfiguration configuration = configuration(chain, plans.size());
        try (JournalTape tape = new JournalTape(journal, configuration)) {
            return new Backtest(chain, plans, new ScenarioEngine(configuration, tape)).run(grid);
        }
    }

    private BacktestResult run(final GridDefinition grid) {
        engine.clock(chain.snapshots().get(0).timeNs());
        new ChainMessages(engine, venue).begin(grid, chain.snapshots().get(0).index());
        for (final ChainSnapshot snapshot : chain.snapshots()) {
            data.advance(snapshot);
            if (snapshot == chain.snapshots().get(0)) {
                accounts.forEach(AccountRun::open);
            }
            accounts.forEach(AccountRun::endDay);
            accounts.forEach(account -> account.beginDay(snapshot));
        }
        return new BacktestResult(chain, ids.size(), refusals.sent(), refusals.counts(),
            accounts.stream().map(AccountRun::result).toList());
    }

    private static EngineConfiguration configuration(final OptionChain chain, final int accounts) {
        final long options = chain.snapshots().stream()
            .flatMap(snapshot -> snapshot.quotes().stream()).map(OptionQuote::contract).distinct().count();
        return new EngineConfiguration(
            EngineConfiguration.RULES_VERSION,
            2,
            2,
            2 + Math.toIntExact(options),
            1,
            1,
            accounts,
            accounts * MOST_POSITIONS_OF_AN_ACCOUNT,
            2 * accounts,
            MOST_POSITIONS_OF_AN_ACCOUNT);
    }
}
