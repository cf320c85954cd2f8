package io.plimsoll.transport.scenario;

import java.util.HashSet;
import java.util.Set;

/** Says all that is in a scenario, in an order the engine accepts. */
public final class ScenarioMessages {
    private final Scenario scenario;
    private final Market market;
    private final MarketMessages marketMessages;
    private final AccountMessages accountMessages;

    /**
     * Messages of one scenario; none is sent yet.
     *
     * @param operator to send them
     * @param scenario to say
     * @param market   of the scenario
     * @throws ScenarioException if an account is there twice, or names an asset or instrument that is not there
     */
    public ScenarioMessages(final Operator operator, final Scenario scenario, final Market market) {
        this.scenario = scenario;
        this.market = market;
        marketMessages = new MarketMessages(operator);
        accountMessages = new AccountMessages(operator, market);
        requireUniqueAccountsWithKnownNames();
    }

    /**
     * Sends everything.
     *
     * @throws ScenarioException if a value does not fit its tick, lot or exponent, or a price is missing
     */
    public void send() {
        market();
        scenario.accounts().forEach(this::account);
    }

    /** What must be there before the accounts: definitions, marks, levels. */
    void market() {
        marketMessages.define(market);
        marketMessages.marks(market);
        if (!scenario.levelRatios().isEmpty()) {
            accountMessages.levels(scenario.levelRatios());
        }
    }

    void account(final Scenario.Account account) {
        accountMessages.load(account);
    }

    void ask(final Scenario.Account account) {
        accountMessages.ask(account);
    }

    private void requireUniqueAccountsWithKnownNames() {
        final Set<Long> ids = new HashSet<>();
        for (final Scenario.Account account : scenario.accounts()) {
            final String item = "account " + account.account();
            if (!ids.add(account.account())) {
                throw new ScenarioException(item + " is there twice; merge them, or give one another id");
            }
            account.collateral().keySet().forEach(symbol -> market.asset(item + ": collateral", symbol));
            account.positions().forEach(held -> market.instrument(item + ": position", held.symbol()));
            if (account.valuationAsset() != null) {
                market.asset(item + ": valuationAsset", account.valuationAsset());
            }
        }
    }
}
