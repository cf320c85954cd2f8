package io.plimsoll.transport.backtest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One account day by day: what it holds, what it needed and what it lost. */
final class AccountRun {
    private final Map<OptionContract, Long> held = new LinkedHashMap<>();
    private final List<MarginDay> days = new ArrayList<>();
    private final long accountId;
    private final AccountPlan plan;
    private final Trading trading;
    private long perpetualLots;
    private long timeNs;
    private Standing standing;

    AccountRun(final long accountId, final AccountPlan plan, final Trading trading) {
        this.accountId = accountId;
        this.plan = plan;
        this.trading = trading;
    }

    /** Opens the account with what it deposits. */
    void open() {
        trading.open(accountId, plan.coins());
    }

    /** Ends the day before a snapshot, whose prices the engine has: what was held then is worth this much now. */
    void endDay() {
        if (standing != null) {
            final double loss = standing.equity() - trading.standing(accountId).equity();
            days.add(new MarginDay(timeNs, standing.maintenance(), standing.initial(), loss));
        }
    }

    /** Begins a day: trades at the snapshot's prices, and sees what it needs then. */
    void beginDay(final ChainSnapshot snapshot) {
        held.keySet().removeIf(contract -> contract.expiryTimeNs() <= snapshot.timeNs());
        final MarketView market = new MarketView(snapshot);
        final Map<OptionContract, OptionQuote> quotes = snapshot.byContract();
        final Map<OptionContract, Long> target = plan.strategy().target(market, held);
        final Set<OptionContract> changed = new HashSet<>(target.keySet());
        changed.addAll(held.keySet());
        changed.stream()
            .filter(quotes::containsKey)
            .sorted(OptionContract.ORDER)
            .forEach(contract -> trade(market, quotes.get(contract), target.getOrDefault(contract, 0L)));
        if (plan.isHedged()) {
            hedge(market, quotes, snapshot);
        }
        timeNs = snapshot.timeNs();
        standing = trading.standing(accountId);
    }

    AccountResult result() {
        return new AccountResult(plan.name(), days);
    }

    private void trade(final MarketView market, final OptionQuote quote, final long lots) {
        final OptionContract contract = quote.contract();
        final long change = lots - held.getOrDefault(contract, 0L);
        if (change != 0 && trading.isFilled(accountId, contract, change, market.value(quote))) {
            held.put(contract, lots);
            held.remove(contract, 0L);
        }
    }

    /** Takes the delta of the options away, of those that the snapshot has. */
    private void hedge(
        final MarketView market, final Map<OptionContract, OptionQuote> quotes, final ChainSnapshot snapshot) {
        double delta = 0;
        for (final Map.Entry<OptionContract, Long> option : held.entrySet()) {
            final OptionQuote quote = quotes.get(option.getKey());
            delta += quote == null ? 0 : option.getValue() * market.indexDelta(quote);
        }
        final long change = Math.round(-delta) - perpetualLots;
        if (change != 0 && trading.isFilled(accountId, change, snapshot.index())) {
            perpetualLots += change;
        }
    }
}
