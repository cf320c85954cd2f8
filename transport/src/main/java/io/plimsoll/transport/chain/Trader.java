package io.plimsoll.transport.chain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What an account holds, and how it trades at snapshots: at the values of the model, and without costs. */
public final class Trader {
    private final Map<OptionContract, Long> held = new LinkedHashMap<>();
    private final AccountPlan plan;
    private final Fills fills;
    private long perpetualLots;

    /** Takes what an account trades. */
    public interface Fills {

        /**
         * Trades an option.
         *
         * @param contract the option
         * @param lots     positive bought, negative sold
         * @param value    of one of the underlying
         * @return whether it was filled
         */
        boolean isFilled(OptionContract contract, long lots, double value);

        /**
         * Trades the perpetual.
         *
         * @param lots  positive bought, negative sold
         * @param price of it
         * @return whether it was filled
         */
        boolean isFilled(long lots, BigDecimal price);
    }

    /**
     * A trader who holds nothing yet.
     *
     * @param plan  of the account
     * @param fills to trade by
     */
    public Trader(final AccountPlan plan, final Fills fills) {
        this.plan = plan;
        this.fills = fills;
    }

    /**
     * Lots by option, without those that had expired at the last snapshot.
     *
     * @return a view
     */
    public Map<OptionContract, Long> held() {
        return Collections.unmodifiableMap(held);
    }

    /**
     * Trades at a snapshot's prices until the account holds what its plan wants.
     *
     * @param snapshot what there is
     */
    public void trade(final ChainSnapshot snapshot) {
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
    }

    private void trade(final MarketView market, final OptionQuote quote, final long lots) {
        final OptionContract contract = quote.contract();
        final long change = lots - held.getOrDefault(contract, 0L);
        if (change != 0 && fills.isFilled(contract, change, market.value(quote))) {
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
        if (change != 0 && fills.isFilled(change, snapshot.index())) {
            perpetualLots += change;
        }
    }
}
