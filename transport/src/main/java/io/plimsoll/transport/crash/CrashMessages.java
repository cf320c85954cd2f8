package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import io.plimsoll.engine.wire.FillEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.transport.scenario.Operator;

/** What is said to an engine of the one perpetual and of who holds it, wherever that engine runs. */
final class CrashMessages {
    private final DefineVolatilityEncoder volatility = new DefineVolatilityEncoder();
    private final DefineScaleEncoder scale = new DefineScaleEncoder();
    private final DefineAccountEncoder account = new DefineAccountEncoder();
    private final CollateralChangeEncoder deposit = new CollateralChangeEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final AccountQueryEncoder query = new AccountQueryEncoder();
    private final Operator operator;

    CrashMessages(final Operator operator) {
        this.operator = operator;
    }

    /** How volatility is estimated; begun, not sent. */
    void volatility(final VolatilityTerms terms) {
        operator.begin(volatility)
            .instrumentId(Perpetual.ID)
            .sampleSeconds(terms.sampleSeconds())
            .halfLifeSamples(terms.halfLifeSamples())
            .staleSeconds(0)
            .startVolatility(terms.start())
            .longRunVolatility(terms.longRun())
            .stressVolatility(terms.stress())
            .stressWeight(terms.stressWeight());
    }

    /** How the rates follow it; begun, not sent. */
    void scale(final ScaleTerms scales) {
        operator.begin(scale)
            .instrumentId(Perpetual.ID)
            .volatilityInstrumentId(Perpetual.ID)
            .referenceVolatility(scales.reference())
            .step(scales.step())
            .leastScale(scales.least())
            .largestScale(scales.largest())
            .hysteresis(scales.hysteresis())
            .reserve(scales.reserve())
            .refillPerHour(scales.refillPerHour())
            .risePerHour(scales.risePerHour())
            .riseAtOnce(scales.riseAtOnce())
            .largestGap(scales.largestGap());
    }

    void mark(final long ticks) {
        operator.begin(tick)
            .instrumentId(Perpetual.ID)
            .doubt(0)
            .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue())
            .mark(ticks)
            .index(TickEncoder.indexNullValue())
            .bid(TickEncoder.bidNullValue())
            .ask(TickEncoder.askNullValue())
            .last(TickEncoder.lastNullValue());
        operator.send("mark");
    }

    void open(final long accountId, final long collateral, final long lots, final long ticks) {
        operator.begin(account)
            .accountId(accountId)
            .owner(accountId)
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(0)
            .valuationAssetId(Perpetual.MONEY)
            .mode(AccountMode.CROSS);
        operator.send("account");
        operator.begin(deposit).accountId(accountId).assetId(Perpetual.MONEY).delta(collateral);
        operator.send("deposit");
        fill(accountId, lots, ticks);
    }

    void fill(final long accountId, final long lots, final long ticks) {
        operator.begin(fill)
            .accountId(accountId)
            .instrumentId(Perpetual.ID)
            .flags(0)
            .lots(lots)
            .price(ticks)
            .fee(0)
            .tradeId(FillEncoder.tradeIdNullValue());
        operator.send("fill");
    }

    void ask(final long accountId) {
        operator.begin(query).accountId(accountId).correlationId(accountId);
        operator.send("query");
    }
}
