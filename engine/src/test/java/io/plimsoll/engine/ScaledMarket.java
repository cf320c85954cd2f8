package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RollOutMessages;
import io.plimsoll.engine.kit.VolatilityMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An engine under version 4 of the rules, money in whole units and a perpetual at 1,000 whose lots and ticks are units
 * too: 1 % of the first 100,000, 2.5 % up to a million, 5 % beyond. Its volatility is whatever the long run is said to
 * be, and its scale, if it has one, follows at once.
 */
final class ScaledMarket {
    static final long MILLI = 1_000_000;
    static final long ONE = 1_000 * MILLI;
    static final long PERCENT = 10 * MILLI;
    static final int MONEY = 1;
    static final int PERPETUAL = 10;
    static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);

    private static final int CAPACITY = 64;

    final EngineConfiguration configuration = new EngineConfiguration(
        EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 16, 4, 4, CAPACITY, CAPACITY * 4, CAPACITY * 4, 4);
    final OutputRecorder recorder = new OutputRecorder();
    final MarginEngine engine = new MarginEngine(configuration, recorder);
    final Messages messages = new Messages(engine::apply);
    final RollOutMessages scales = new RollOutMessages(messages);
    final VolatilityMessages volatilities = new VolatilityMessages(messages);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    ScaledMarket() {
        messages.asset(MONEY, 0);
        perpetual(PERPETUAL);
    }

    /** One more perpetual of the same kind. */
    void perpetual(final int id) {
        messages.perpetual(id, MONEY, 1_000_000);
        messages.send();
        messages.tiers(id,
            0, PERCENT, 0, 2 * PERCENT,
            100_000, 25 * MILLI, 1_500, 5 * PERCENT,
            1_000_000, 5 * PERCENT, 26_500, 10 * PERCENT);
        messages.mark(id, 1_000);
    }

    /** From now on a review finds this volatility of an instrument, x 10^9. */
    void volatility(final int instrumentId, final long volatility) {
        volatilities.definition(instrumentId).staleSeconds(0).startVolatility(1).longRunVolatility(volatility);
        messages.send();
    }

    /** Gives the perpetual a volatility of 1 and a scale of 1 that follows it, and reviews it. */
    void scale() {
        volatility(PERPETUAL, ONE);
        messages.mark(PERPETUAL, 1_000);
        scales.define(PERPETUAL, PERPETUAL);
        messages.clock(MINUTE_NS);
    }

    /** A review, which begins to roll out another scale of the perpetual. */
    void comes(final long scale) {
        volatility(PERPETUAL, scale);
        messages.clock(MINUTE_NS);
    }

    /** An account with so much money and so many lots bought at 1,000. */
    void account(final long id, final long money, final long lots) {
        messages.account(id, MONEY);
        messages.collateral(id, MONEY, money);
        messages.fill(id, PERPETUAL, lots, 1_000, 0);
    }

    AccountReportDecoder report(final long account) {
        final int before = recorder.outputs().size();
        messages.query(account, 1);
        assertEquals(before + 1, recorder.outputs().size(), "a report of account " + account);
        final List<UnsafeBuffer> reports = recorder.ofKind(AccountReportDecoder.TEMPLATE_ID);
        return new AccountReportDecoder().wrapAndApplyHeader(reports.get(reports.size() - 1), 0, header);
    }

    long maintenance(final long account) {
        return report(account).maintenanceRequirement();
    }

    /** Ids of the accounts called since the recorder was cleared, in order. */
    List<Long> called() {
        return calls().map(MarginCallDecoder::accountId).toList();
    }

    Stream<MarginCallDecoder> calls() {
        return recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).stream()
            .map(output -> new MarginCallDecoder().wrapAndApplyHeader(output, 0, header));
    }

    /** What reviews have said: instrument, before, after, wanted and uncovered, these in thousandths. */
    List<String> steps() {
        return recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).stream()
            .map(output -> new RiskStepDecoder().wrapAndApplyHeader(output, 0, header))
            .map(step -> step.instrumentId() + ": " + step.before() / MILLI + " to " + step.after() / MILLI
                + ", wanted " + step.wanted() / MILLI + ", uncovered " + step.uncovered() / MILLI)
            .toList();
    }

    /** Roll-outs that began and ended: remaining of accounts. */
    List<String> progress() {
        return recorder.ofKind(RollOutProgressDecoder.TEMPLATE_ID).stream()
            .map(output -> new RollOutProgressDecoder().wrapAndApplyHeader(output, 0, header))
            .map(progress -> progress.remaining() + " of " + progress.accounts())
            .toList();
    }

    /** Why the last message was refused, or NULL_VAL if nothing was refused since the recorder was cleared. */
    ReasonCode refusal() {
        final var refusals = recorder.ofKind(RejectionDecoder.TEMPLATE_ID);
        return refusals.isEmpty() ? ReasonCode.NULL_VAL
            : new RejectionDecoder().wrapAndApplyHeader(refusals.get(refusals.size() - 1), 0, header).reason();
    }
}
