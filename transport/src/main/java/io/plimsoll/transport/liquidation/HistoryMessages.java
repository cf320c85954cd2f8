package io.plimsoll.transport.liquidation;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.FillEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.transport.feed.AccountEvent;
import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.Market;
import io.plimsoll.transport.scenario.Operator;
import java.math.BigDecimal;

/** Says what is in a history. The item of each message is its name. */
final class HistoryMessages {
    private static final int MONEY = 0;

    private final DefineAccountEncoder account = new DefineAccountEncoder();
    private final CollateralChangeEncoder cashFlow = new CollateralChangeEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final AccountQueryEncoder query = new AccountQueryEncoder();
    private final Operator operator;
    private final Market market;

    HistoryMessages(final Operator operator, final Market market) {
        this.operator = operator;
        this.market = market;
    }

    /** Defines a cross margined account of class 0. */
    void define(final long accountId) {
        operator.begin(account)
            .accountId(accountId)
            .owner(accountId)
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(0)
            .valuationAssetId(MONEY)
            .mode(AccountMode.CROSS);
        operator.send("DefineAccount");
    }

    void tell(final AccountEvent.CashFlow event) {
        final long minorUnits = market.referenceMinorUnits(event.where() + ": delta_usd", event.amount());
        operator.begin(cashFlow).accountId(event.accountId()).assetId(MONEY).delta(minorUnits);
        operator.send("CollateralChange");
    }

    /** A fill without a fee: the history has none. */
    void tell(final AccountEvent.Fill event) {
        final Contract contract = market.instrumentOrNull(event.symbol());
        operator.begin(fill)
            .accountId(event.accountId())
            .instrumentId(contract.id())
            .flags(0)
            .lots(contract.lots(event.where() + ": size", event.quantity()))
            .price(contract.price(event.where() + ": price", event.price()))
            .fee(0)
            .tradeId(FillEncoder.tradeIdNullValue());
        operator.send("Fill");
    }

    /**
     * Tells a mark.
     *
     * @param where    it comes from, for messages
     * @param contract whose mark it is
     * @param mark     on tick
     * @param timeNs   by the venue
     * @param isTrade  whether it is the price of a trade too
     */
    void tell(
        final String where, final Contract contract, final BigDecimal mark, final long timeNs, final boolean isTrade) {
        final long price = contract.price(where + ": price", mark);
        operator.begin(tick)
            .instrumentId(contract.id())
            .doubt(0)
            .exchangeTimeNs(timeNs)
            .mark(price)
            .index(TickEncoder.indexNullValue())
            .bid(TickEncoder.bidNullValue())
            .ask(TickEncoder.askNullValue())
            .last(isTrade ? price : TickEncoder.lastNullValue());
        operator.send("Tick");
    }

    /** Asks for an account's report. */
    void ask(final long accountId, final long correlationId) {
        operator.begin(query).accountId(accountId).correlationId(correlationId);
        operator.send("AccountQuery");
    }
}
