package io.plimsoll.transport.liquidation;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.transport.feed.AccountEvent;
import io.plimsoll.transport.feed.FeedEvent;
import io.plimsoll.transport.feed.MarketEvent;
import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.EngineTape;
import io.plimsoll.transport.scenario.JournalTape;
import io.plimsoll.transport.scenario.Market;
import io.plimsoll.transport.scenario.MarketMessages;
import io.plimsoll.transport.scenario.Refusals;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plays a history into an engine of its own, stamped with its times. Trade prices are marks, but those of positions
 * taken over. At a recorded liquidation the engine is asked for the account, then told the venue's marks of that
 * second, then asked again; nothing else of the liquidation is told.
 */
final class AccountReplay {
    private static final int SOURCES = 2;

    private final List<ReplayedCase> cases = new ArrayList<>();
    private final AccountHistory history;
    private final BigDecimal rate;
    private final Takeovers takeovers;
    private final Market market;
    private final AccountWatch watch;
    private final ScenarioEngine engine;
    private final Refusals refusals;
    private final HistoryMessages messages;
    private final long[] lastPriceNs;
    private long takeoverPrices;

    private AccountReplay(final AccountHistory history, final BigDecimal rate, final Market market,
        final EngineConfiguration configuration, final EngineTape tape) {
        this.history = history;
        this.rate = rate;
        this.market = market;
        takeovers = new Takeovers(history);
        watch = new AccountWatch(tape);
        engine = new ScenarioEngine(configuration, watch);
        refusals = new Refusals(engine);
        messages = new HistoryMessages(refusals, market);
        lastPriceNs = new long[market.contracts().size()];
    }

    /**
     * Plays.
     *
     * @param history  of at least one event
     * @param rate     of maintenance, a fraction of the notional
     * @param withinNs after a call was cured in which a liquidation still counts as having followed
     * @param journal  directory of a new journal in which everything is kept, or null
     * @return what came of it
     * @throws io.plimsoll.transport.scenario.ScenarioException if the journal is there already or a number does not fit
     */
    static ReplayResult run(
        final AccountHistory history, final BigDecimal rate, final long withinNs, final Path journal) {
        final Market market = new Market(Perpetuals.of(history, rate));
        final EngineConfiguration configuration = configuration(history, market);
        if (journal == null) {
            return new AccountReplay(history, rate, market, configuration, EngineTape.NONE).run(withinNs);
        }
        try (JournalTape tape = new JournalTape(journal, configuration)) {
            return new AccountReplay(history, rate, market, configuration, tape).run(withinNs);
        }
    }

    private ReplayResult run(final long withinNs) {
        long nowNs = history.firstNs();
        engine.clock(nowNs);
        MarketMessages.define(engine, market);
        final HistoryMessages definitions = new HistoryMessages(engine, market);
        history.accounts().forEach(definitions::define);
        for (final FeedEvent event : history.events()) {
            if (event.timeNs() > nowNs) {
                nowNs = event.timeNs();
                engine.clock(nowNs);
            }
            play(event);
        }
        history.liquidations().forEach(liquidation -> watch.episodes().stream()
            .filter(episode -> episode.accountId() == liquidation.accountId())
            .forEach(episode -> episode.liquidateLater(liquidation.timeNs(), withinNs)));
        return new ReplayResult(rate, List.copyOf(cases), List.copyOf(watch.episodes()), takeoverPrices,
            refusals.sent(), refusals.counts(), history.lastNs());
    }

    private void play(final FeedEvent event) {
        if (event instanceof AccountEvent.CashFlow cashFlow) {
            watch.expect(cashFlow.amount().signum() > 0 ? Cause.DEPOSIT : Cause.WITHDRAWAL);
            messages.tell(cashFlow);
            watch.told(cashFlow);
        } else if (event instanceof AccountEvent.Fill fill) {
            watch.expect(Cause.TRADE);
            messages.tell(fill);
            watch.told(fill, takeovers.isTaker(fill));
        } else if (event instanceof AccountEvent.Liquidation liquidation) {
            watch.expect(Cause.PRICE);
            compare(liquidation);
        } else {
            watch.expect(Cause.PRICE);
            mark((MarketEvent) event);
        }
    }

    private void mark(final MarketEvent price) {
        if (takeovers.isTakeover(price)) {
            takeoverPrices++;
            return;
        }
        final Contract contract = market.instrumentOrNull(price.stream().symbol());
        messages.tell(price.where(), contract, price.last(), price.timeNs(), true);
        lastPriceNs[contract.id()] = price.timeNs();
    }

    private void compare(final AccountEvent.Liquidation recorded) {
        final WatchedAccount account = watch.account(recorded.accountId());
        final Valuation byTrades = valuation(recorded.accountId(), 0);
        final long oldestPriceNs = byTrades.instruments().stream().mapToLong(id -> recorded.timeNs() - lastPriceNs[id])
            .max().orElse(EarlyTimes.NOT);
        final EarlyTimes byTradesEarly = EarlyTimes.of(account, recorded.timeNs());
        final CallEpisode before = account.episode();
        account.liquidate(recorded.timeNs());
        tellMarks(recorded);
        cases.add(new ReplayedCase(recorded, byTrades, oldestPriceNs,
            valuation(recorded.accountId(), recorded.timeNs()),
            byTradesEarly.orElse(EarlyTimes.of(account, recorded.timeNs())),
            before == null ? account.episode() : before));
    }

    private void tellMarks(final AccountEvent.Liquidation recorded) {
        for (final Map.Entry<String, BigDecimal> mark : takeovers.marks(recorded).entrySet()) {
            final Contract contract = market.instrumentOrNull(mark.getKey());
            final BigDecimal onTick = Takeovers.onTick(mark.getValue(), contract.instrument().tickSize());
            messages.tell(recorded.where(), contract, onTick, recorded.timeNs(), false);
            lastPriceNs[contract.id()] = recorded.timeNs();
        }
    }

    private Valuation valuation(final long accountId, final long correlationId) {
        messages.ask(accountId, correlationId);
        return Valuation.of(engine.report(), market);
    }

    private static EngineConfiguration configuration(final AccountHistory history, final Market market) {
        final int accounts = history.accounts().size();
        final int instruments = market.contracts().size();
        return new EngineConfiguration(EngineConfiguration.RULES_VERSION, SOURCES, 1, instruments, 1, 1, accounts,
            Math.multiplyExact(accounts, instruments), accounts, instruments);
    }
}
