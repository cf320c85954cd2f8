package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.BalanceSetEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.PositionSetEncoder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Says what accounts there are and what they hold, and asks for their margin. */
final class AccountMessages {
    private final DefineAccountEncoder define = new DefineAccountEncoder();
    private final BalanceSetEncoder balance = new BalanceSetEncoder();
    private final PositionSetEncoder position = new PositionSetEncoder();
    private final AccountQueryEncoder query = new AccountQueryEncoder();
    private final Set<String> symbols = new HashSet<>();
    private final Operator operator;
    private final Market market;

    AccountMessages(final Operator operator, final Market market) {
        this.operator = operator;
        this.market = market;
    }

    /** Replaces the ratios of account class 0; a level is left at the ratio it begins at. */
    void levels(final Map<Level, BigDecimal> ratios) {
        new ParameterMessages(operator).accountClass("levels", 0, ratios, ratios);
    }

    /** Defines the account and sets what it holds: credits before debts, which alone would bankrupt it for a moment. */
    void load(final Scenario.Account account) {
        final String item = "account " + account.account();
        define(item, account);
        account.collateral().entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .forEach(held -> set(item, account, held.getKey(), held.getValue()));
        symbols.clear();
        for (final Scenario.Position held : account.positions()) {
            final String positionItem = item + ", position " + held.symbol();
            if (!symbols.add(held.symbol())) {
                throw new ScenarioException(positionItem + " is there twice; net them into one");
            }
            set(positionItem, account, held);
        }
    }

    /** Asks for the account's margin. */
    void ask(final Scenario.Account account) {
        operator.begin(query)
            .accountId(account.account())
            .correlationId(account.account());
        operator.send("account " + account.account());
    }

    private void define(final String item, final Scenario.Account account) {
        final Money valuation = account.valuationAsset() == null
            ? market.reference() : market.asset(item + ": valuationAsset", account.valuationAsset());
        requirePrice(item + ": valuationAsset", valuation);
        operator.begin(define)
            .accountId(account.account())
            .owner(account.owner())
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(0)
            .valuationAssetId(valuation.id())
            .mode(account.mode());
        operator.send(item);
    }

    private void set(final String item, final Scenario.Account account, final String symbol, final BigDecimal amount) {
        final String balanceItem = item + ": collateral " + symbol;
        final Money asset = market.asset(item + ": collateral", symbol);
        requirePrice(item + ": collateral", asset);
        operator.begin(balance)
            .accountId(account.account())
            .assetId(asset.id())
            .amount(asset.minorUnits(balanceItem, amount));
        operator.send(balanceItem);
    }

    private void set(final String item, final Scenario.Account account, final Scenario.Position held) {
        final Contract contract = market.instrument(item + ":", held.symbol());
        if (contract.instrument().mark() == null) {
            throw new ScenarioException(item + ": instrument " + held.symbol() + " has no mark; give it one");
        }
        requirePrice(item + ": settlement", market.assets().get(contract.settlementId()));
        if (held.quantity().signum() == 0) {
            throw new ScenarioException(item + ": quantity is 0; leave the position out");
        }
        operator.begin(position)
            .accountId(account.account())
            .instrumentId(contract.id())
            .lots(contract.lots(item + ": quantity", held.quantity()))
            .entryCost(contract.entryCost(item, held));
        operator.send(item);
    }

    private static void requirePrice(final String item, final Money asset) {
        if (!asset.hasPrice()) {
            throw new ScenarioException(item + " " + asset.asset().symbol() + " has no price; give the asset a mark,"
                + " or a priceInstrument that has one");
        }
    }
}
