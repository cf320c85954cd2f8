package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.ScaleMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A book under rules version 4: a perpetual of one dollar a lot and tick, maintenance 10 % and initial margin 20 %, its
 * mark 100, reviewed every hour unless it says otherwise. What volatility is charged is told as its long run, beside
 * which the estimate is nothing: it starts at next to nothing and the mark does not move.
 */
final class ScaleFixture {
    /** Those implementations that know section 11. */
    static final String IMPLEMENTATIONS = "TWIN|ENGINE";

    static final int DOLLAR = 1;
    static final int PERPETUAL = 10;
    static final int OTHER = 11;
    static final long ONE = 1_000_000_000L;
    static final int HOUR = 3_600;

    private final Fixture fixture;
    private final Messages messages;
    private final ScaleMessages scales;

    ScaleFixture(final Implementation implementation) {
        this(implementation, HOUR);
    }

    /** With reviews every so many seconds; 0 for as many as there are between them at first. */
    ScaleFixture(final Implementation implementation, final int reviewSeconds) {
        fixture = new Fixture(implementation, new EngineConfiguration(
            EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 8, 4, 4, 8, 16, 16, 4));
        messages = fixture.messages();
        scales = new ScaleMessages(messages);
        messages.asset(DOLLAR, 0);
        perpetual(PERPETUAL);
        if (reviewSeconds > 0) {
            scales.review(reviewSeconds);
        }
    }

    void perpetual(final int instrumentId) {
        messages.perpetual(instrumentId, DOLLAR, 1_000_000);
        messages.send();
        messages.tiers(instrumentId, 0, ONE / 10, 0, ONE / 5);
        messages.mark(instrumentId, 100);
    }

    /** An account with dollars and lots, bought at 100. */
    void account(final long accountId, final long dollars, final long lots) {
        messages.account(accountId, DOLLAR);
        messages.collateral(accountId, DOLLAR, dollars);
        messages.fill(accountId, PERPETUAL, lots, 100, 0);
    }

    Messages messages() {
        return messages;
    }

    ScaleMessages scales() {
        return scales;
    }

    OutputRecorder recorder() {
        return fixture.recorder();
    }

    Fixture plain() {
        return fixture;
    }

    /** Defines a plain rule of the perpetual by its own volatility. */
    void scale() {
        charge(ONE);
        scales.scale(PERPETUAL, PERPETUAL);
        messages.send();
    }

    /** From now on so much volatility is charged, x 10^9. */
    void charge(final long volatility) {
        scales.volatility(PERPETUAL).longRunVolatility(volatility);
        messages.send();
    }

    /** A Clock an hour later, after which the recorder has what it said and nothing else. */
    void review() {
        fixture.recorder().clear();
        messages.clock(TimeUnit.HOURS.toNanos(1));
    }

    void rollOut(final int accounts) {
        fixture.recorder().clear();
        scales.rollOut(accounts);
    }

    /** All that was said about scales since the recorder was cleared. */
    List<RiskStepDecoder> steps() {
        return fixture.recorder().ofKind(RiskStepDecoder.TEMPLATE_ID).stream()
            .map(step -> new RiskStepDecoder().wrapAndApplyHeader(step, 0, new MessageHeaderDecoder()))
            .toList();
    }

    /** All that was said about roll-outs since the recorder was cleared: how many accounts, and how many remain. */
    List<List<Integer>> progress() {
        return fixture.recorder().ofKind(RollOutProgressDecoder.TEMPLATE_ID).stream()
            .map(output -> new RollOutProgressDecoder().wrapAndApplyHeader(output, 0, new MessageHeaderDecoder()))
            .map(progress -> List.of(progress.accounts(), progress.remaining()))
            .toList();
    }

    List<Long> called() {
        return fixture.calls().stream().map(MarginCallDecoder::accountId).toList();
    }

    long maintenance(final long accountId) {
        return fixture.report(accountId).maintenanceRequirement();
    }

    AccountReportDecoder report(final long accountId) {
        return fixture.report(accountId);
    }
}
