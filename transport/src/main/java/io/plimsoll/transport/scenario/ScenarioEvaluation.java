package io.plimsoll.transport.scenario;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.AccountReportDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a scenario through the margin engine. */
public final class ScenarioEvaluation {
    private static final int MOST_POSITIONS_PER_ACCOUNT = 512;
    private static final int MOST_TIERS = 64;

    private final Scenario scenario;
    private final Market market;
    private final ScenarioEngine engine;

    private ScenarioEvaluation(final Scenario scenario) {
        this.scenario = scenario;
        this.market = new Market(scenario);
        this.engine = new ScenarioEngine(configuration(scenario, market));
    }

    /**
     * The margins of all accounts.
     *
     * @param scenario to evaluate
     * @return one for each account, in the scenario's order
     * @throws ScenarioException if a value does not fit its tick, lot or exponent, a name is unknown, a price is
     *                           missing, or the engine refuses something
     */
    public static List<AccountMargin> evaluate(final Scenario scenario) {
        return new ScenarioEvaluation(scenario).run();
    }

    private List<AccountMargin> run() {
        final ScenarioMessages messages = new ScenarioMessages(engine, scenario, market);
        messages.market();
        final List<AccountMargin> margins = new ArrayList<>(scenario.accounts().size());
        for (final Scenario.Account account : scenario.accounts()) {
            messages.account(account);
            messages.ask(account);
            margins.add(margin(account, engine.report()));
        }
        return margins;
    }

    private AccountMargin margin(final Scenario.Account account, final AccountReportDecoder report) {
        final int exponent = market.assets().get(report.valuationAssetId()).asset().exponent();
        final BigDecimal equity = money(report.equity(), exponent);
        final BigDecimal initial = money(report.initialRequirement(), exponent);
        final BigDecimal maintenance = money(report.maintenanceRequirement(), exponent);
        final Map<Integer, AccountMargin.PositionMargin> byInstrument = new HashMap<>();
        for (final AccountReportDecoder.PositionsDecoder position : report.positions()) {
            byInstrument.put(position.instrumentId(), margin(position));
        }
        final List<AccountMargin.PositionMargin> positions = account.positions().stream()
            .map(held -> byInstrument.get(market.instrument("position", held.symbol()).id()))
            .toList();
        return new AccountMargin(account.account(), equity, initial, maintenance, report.level(), positions);
    }

    private AccountMargin.PositionMargin margin(final AccountReportDecoder.PositionsDecoder position) {
        final Contract contract = market.contracts().get(position.instrumentId());
        final long liquidationPrice = position.liquidationPrice();
        return new AccountMargin.PositionMargin(
            contract.instrument().symbol(),
            money(position.unrealisedProfit(), contract.settlementExponent()),
            money(position.maintenanceRequirement(), contract.settlementExponent()),
            liquidationPrice == AccountReportDecoder.PositionsDecoder.liquidationPriceNullValue()
                ? null : money(liquidationPrice, position.liquidationPriceExponent()));
    }

    private static BigDecimal money(final long units, final int exponent) {
        return BigDecimal.valueOf(units).scaleByPowerOfTen(exponent);
    }

    private static EngineConfiguration configuration(final Scenario scenario, final Market market) {
        int positions = 0;
        int balances = 0;
        for (final Scenario.Account account : scenario.accounts()) {
            final int count = account.positions().size();
            if (count > MOST_POSITIONS_PER_ACCOUNT) {
                throw new ScenarioException("account " + account.account() + " has " + count
                    + " positions, the most is " + MOST_POSITIONS_PER_ACCOUNT + "; split it");
            }
            positions += count;
            balances += account.collateral().size();
        }
        return new EngineConfiguration(
            EngineConfiguration.RULES_VERSION,
            2,
            market.assets().size(),
            Math.max(1, market.contracts().size()),
            MOST_TIERS,
            1,
            Math.max(1, scenario.accounts().size()),
            Math.max(1, positions),
            Math.max(1, balances),
            MOST_POSITIONS_PER_ACCOUNT);
    }
}
