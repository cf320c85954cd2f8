package io.plimsoll.transport.backtest;

import io.plimsoll.transport.chain.AccountPlan;
import io.plimsoll.transport.chain.ChainSnapshot;
import io.plimsoll.transport.chain.Trader;
import java.util.ArrayList;
import java.util.List;

/** One account day by day: what it needed and what it lost. */
final class AccountRun {
    private final List<MarginDay> days = new ArrayList<>();
    private final long accountId;
    private final AccountPlan plan;
    private final Trading trading;
    private final Trader trader;
    private long timeNs;
    private Standing standing;

    AccountRun(final long accountId, final AccountPlan plan, final Trading trading) {
        this.accountId = accountId;
        this.plan = plan;
        this.trading = trading;
        trader = new Trader(plan, trading.fills(accountId));
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
        trader.trade(snapshot);
        timeNs = snapshot.timeNs();
        standing = trading.standing(accountId);
    }

    AccountResult result() {
        return new AccountResult(plan.name(), days);
    }
}
