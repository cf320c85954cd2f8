package io.plimsoll.transport.crash;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.engine.wire.DefineVolatilityEncoder;
import io.plimsoll.engine.wire.FillEncoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.transport.scenario.EngineTape;
import io.plimsoll.transport.scenario.MarketMessages;
import io.plimsoll.transport.scenario.ScenarioEngine;
import io.plimsoll.transport.scenario.ScenarioException;
import org.agrona.DirectBuffer;

/** An engine with one perpetual, under the rules that have scales, told what a service would be told. */
final class CrashEngine {
    /** Accounts that change over at a time, as those of a service do. */
    private static final int ROLL_OUT_ACCOUNTS = 64;
    private static final int MOST_TIERS = 64;
    private static final String VOLATILITY_RANGES = "samples are of 1 to 86,400 s, the half-life of 1 to 1,048,576 of"
        + " them, volatilities at most 25, the one to start from above 0, and the weight of stress at most 1";
    private static final String SCALE_RANGES = "the reference is from 0.001 to 25; the step a divisor of 1, 0.001 or"
        + " more; least and largest scale and largest gap multiples of it; the least scale from 0 to 1, the largest"
        + " from 1 to 100, and times the largest rate at most 100; the gap at most 100; hysteresis and reserve at most"
        + " 1; rise and refill at most 100, and what rises at once a step or more";

    private final DefineVolatilityEncoder volatility = new DefineVolatilityEncoder();
    private final DefineScaleEncoder scale = new DefineScaleEncoder();
    private final DefineAccountEncoder account = new DefineAccountEncoder();
    private final CollateralChangeEncoder deposit = new CollateralChangeEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final AccountQueryEncoder query = new AccountQueryEncoder();
    private final ScenarioEngine engine;
    private final CrashListener listener;
    private long nowNs;
    /** As the engine said last: when a roll-out began, how many accounts; 0 when it was over. */
    private int remaining;
    private boolean isRollingOut;

    /**
     * An engine with a perpetual.
     *
     * @param accounts  for which there is room, one or more
     * @param perpetual to define
     * @param startNs   time of the definitions
     * @param listener  of calls and scales
     */
    CrashEngine(final int accounts, final Perpetual perpetual, final long startNs, final CrashListener listener) {
        this.listener = listener;
        engine = new ScenarioEngine(
            new EngineConfiguration(
                EngineConfiguration.DRAFT_RULES_VERSION, 2, 1, 1, MOST_TIERS, 1, accounts, accounts, accounts, 1),
            new Ears());
        at(startNs);
        MarketMessages.define(engine, perpetual.market());
    }

    /** Defines how volatility is estimated and how the rates follow it. */
    void follow(final VolatilityTerms terms, final ScaleTerms scales) {
        engine.begin(volatility)
            .instrumentId(Perpetual.ID)
            .sampleSeconds(terms.sampleSeconds())
            .halfLifeSamples(terms.halfLifeSamples())
            .staleSeconds(0)
            .startVolatility(terms.start())
            .longRunVolatility(terms.longRun())
            .stressVolatility(terms.stress())
            .stressWeight(terms.stressWeight());
        define("how volatility is estimated", VOLATILITY_RANGES);
        engine.begin(scale)
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
        define("how rates follow volatility", SCALE_RANGES);
    }

    /** It is so late from now on, in nanoseconds since 1970. */
    void at(final long timeNs) {
        nowNs = timeNs;
        engine.stampFrom(timeNs);
    }

    /** A new mark. */
    void mark(final long ticks) {
        engine.begin(tick)
            .instrumentId(Perpetual.ID)
            .doubt(0)
            .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue())
            .mark(ticks)
            .index(TickEncoder.indexNullValue())
            .bid(TickEncoder.bidNullValue())
            .ask(TickEncoder.askNullValue())
            .last(TickEncoder.lastNullValue());
        engine.send("mark");
    }

    /** A Clock, and if its review began a roll-out, all of that, as a service sends it before the next price. */
    void clock() {
        engine.clock(nowNs);
        isRollingOut = true;
        for (int changed = 0; remaining > 0; changed += ROLL_OUT_ACCOUNTS) {
            if (changed >= remaining) {
                throw new IllegalStateException("a roll-out over " + remaining + " accounts goes on after " + changed);
            }
            engine.rollOut(ROLL_OUT_ACCOUNTS);
            listener.onRollOut();
        }
        isRollingOut = false;
    }

    /** Opens an account with money and a position, at a price. */
    void open(final long accountId, final long collateral, final long lots, final long ticks) {
        engine.begin(account)
            .accountId(accountId)
            .owner(accountId)
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(0)
            .valuationAssetId(Perpetual.MONEY)
            .mode(AccountMode.CROSS);
        engine.send("account");
        engine.begin(deposit).accountId(accountId).assetId(Perpetual.MONEY).delta(collateral);
        engine.send("deposit");
        fill(accountId, lots, ticks);
    }

    /** An account trades at a price. */
    void fill(final long accountId, final long lots, final long ticks) {
        engine.begin(fill)
            .accountId(accountId)
            .instrumentId(Perpetual.ID)
            .flags(0)
            .lots(lots)
            .price(ticks)
            .fee(0)
            .tradeId(FillEncoder.tradeIdNullValue());
        engine.send("fill");
    }

    /** What an account stands at; valid until the next message. */
    AccountReportDecoder report(final long accountId) {
        engine.begin(query).accountId(accountId).correlationId(accountId);
        engine.send("query");
        return engine.report();
    }

    private void define(final String what, final String ranges) {
        final ReasonCode reason = engine.trySend();
        if (reason != null) {
            throw new ScenarioException(what + " is refused (" + reason + "): " + ranges);
        }
    }

    /** Hears what the engine says. */
    private final class Ears implements EngineTape {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final MarginCallDecoder call = new MarginCallDecoder();
        private final RiskStepDecoder step = new RiskStepDecoder();
        private final RollOutProgressDecoder progress = new RollOutProgressDecoder();

        @Override
        public void input(
            final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length) {
        }

        @Override
        public void output(final DirectBuffer buffer, final int offset, final int length) {
            final int templateId = header.wrap(buffer, offset).templateId();
            if (templateId == MarginCallDecoder.TEMPLATE_ID) {
                listener.onCall(call.wrapAndApplyHeader(buffer, offset, header), isRollingOut);
            } else if (templateId == RiskStepDecoder.TEMPLATE_ID) {
                listener.onStep(step.wrapAndApplyHeader(buffer, offset, header));
            } else if (templateId == RollOutProgressDecoder.TEMPLATE_ID) {
                remaining = progress.wrapAndApplyHeader(buffer, offset, header).remaining();
            }
        }

        @Override
        public void applied() {
        }
    }
}
