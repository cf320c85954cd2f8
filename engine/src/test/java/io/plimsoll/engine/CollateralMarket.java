package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.CollateralMessages;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RollOutMessages;
import io.plimsoll.engine.kit.ScaleMessages;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.CollateralDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Money in whole units and a coin in whole units, quoted in cents by two sources, of which the lower one counts: what
 * is combined, in cents up to 2.00, prices the coin. A perpetual at 1,000 settles in money and needs 1 %.
 */
final class CollateralMarket {
    static final long PERCENT = 10_000_000;
    static final long ONE = 100 * PERCENT;
    static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    static final int MONEY = 1;
    static final int COIN = 2;
    static final int SOURCE = 10;
    static final int OTHER_SOURCE = 11;
    static final int COMBINED = 12;
    static final int PERPETUAL = 20;
    static final long ACCOUNT = 7;

    private static final int[] COIN_FOR_MONEY = {MONEY, COIN};

    final EngineConfiguration configuration;
    final OutputRecorder recorder = new OutputRecorder();
    final MarginEngine engine;
    final Messages messages;
    final CollateralMessages collateral;
    final ScaleMessages scales;
    final RollOutMessages rollOuts;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    CollateralMarket() {
        this(EngineConfiguration.DRAFT_RULES_VERSION, null);
        messages.mark(SOURCE, 100);
        messages.mark(OTHER_SOURCE, 100);
        collateral.combine(COMBINED, SOURCE, OTHER_SOURCE);
        messages.pricedAsset(COIN, 0, COMBINED);
        messages.mark(PERPETUAL, 1_000);
        assertEquals(List.of(), recorder.outputs());
    }

    /** One without any mark, in which nothing is combined, heard by another listener if that is not null. */
    CollateralMarket(final int rulesVersion, final OutputListener listener) {
        configuration = new EngineConfiguration(rulesVersion, 4, 4, 16, 4, 4, 8, 32, 32, 8);
        engine = new MarginEngine(configuration, listener == null ? recorder : listener);
        messages = new Messages(engine::apply);
        collateral = new CollateralMessages(messages);
        scales = new ScaleMessages(messages);
        rollOuts = new RollOutMessages(messages);
        messages.asset(MONEY, 0);
        messages.asset(COIN, 0);
        spot(SOURCE, 1, -2, 1_000, InstrumentState.TRADING);
        spot(OTHER_SOURCE, 1, -2, 1_000, InstrumentState.TRADING);
        spot(COMBINED, 1, -2, 200, InstrumentState.ANNOUNCED);
        messages.perpetual(PERPETUAL, MONEY, 100_000);
        messages.send();
        messages.tiers(PERPETUAL, 0, PERCENT, 0, 2 * PERCENT);
    }

    /** The coin for money. */
    void spot(
        final int id,
        final long tickMantissa,
        final int tickExponent,
        final long maximum,
        final InstrumentState state) {
        collateral.spot(id, COIN_FOR_MONEY, tickMantissa, tickExponent, maximum, state);
    }

    void heartbeat(final int id, final int markSeconds) {
        scales.heartbeat(id, markSeconds, 0, 0);
        messages.send();
    }

    /** A review, and every account by what it says. */
    void review() {
        messages.clock(MINUTE_NS);
        rollOuts.rollOut(100);
    }

    long mark(final int id) {
        final var instruments = StateFields.stateOf(engine).book().instruments();
        return instruments.mark(instruments.indexOf(id));
    }

    int doubt(final int id) {
        final var instruments = StateFields.stateOf(engine).book().instruments();
        return instruments.markDoubt(instruments.indexOf(id));
    }

    AccountReportDecoder report() {
        return report(ACCOUNT);
    }

    AccountReportDecoder report(final long account) {
        messages.query(account, 1);
        final List<UnsafeBuffer> reports = recorder.ofKind(AccountReportDecoder.TEMPLATE_ID);
        return new AccountReportDecoder().wrapAndApplyHeader(reports.get(reports.size() - 1), 0, header);
    }

    /** The entry of an asset in the account's report. */
    CollateralDecoder entry(final int assetId) {
        final AccountReportDecoder report = report();
        report.positions().forEach(ignored -> { });
        report.balances().forEach(ignored -> { });
        report.underlyings().forEach(ignored -> { });
        report.components().forEach(ignored -> { });
        for (final CollateralDecoder entry : report.collateral()) {
            if (entry.assetId() == assetId) {
                return entry;
            }
        }
        throw new AssertionError("no asset " + assetId);
    }

    List<MarginCallDecoder> calls() {
        return recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).stream()
            .map(output -> new MarginCallDecoder().wrapAndApplyHeader(output, 0, new MessageHeaderDecoder()))
            .toList();
    }

    List<RiskStepDecoder> steps() {
        return recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).stream()
            .map(output -> new RiskStepDecoder().wrapAndApplyHeader(output, 0, new MessageHeaderDecoder()))
            .toList();
    }

    /** Why what was refused since the recorder was cleared was so. */
    List<ReasonCode> reasons() {
        final List<ReasonCode> reasons = recorder.ofKind(RejectionDecoder.TEMPLATE_ID).stream()
            .map(output -> new RejectionDecoder().wrapAndApplyHeader(output, 0, header).reason()).toList();
        recorder.clear();
        return reasons;
    }

    /** The last rejection. */
    RejectionDecoder rejection() {
        final List<UnsafeBuffer> all = recorder.ofKind(RejectionDecoder.TEMPLATE_ID);
        return new RejectionDecoder().wrapAndApplyHeader(all.get(all.size() - 1), 0, header);
    }

    StateWords state() {
        final StateWords state = new StateWords();
        engine.writeState(state);
        return state;
    }

    /** A new engine that has loaded the state. */
    MarginEngine loaded(final StateWords state, final OutputListener listener) {
        final MarginEngine loaded = new MarginEngine(configuration, listener);
        loaded.readState(state.rewind(), (accounts, total) -> { });
        assertEquals(0, state.rest());
        return loaded;
    }

    /** Applies the message that was sent last to another engine. */
    void repeat(final MarginEngine other) {
        other.apply(
            messages.feed().sequence(), messages.feed().timeNs(),
            messages.writer().buffer(), messages.writer().offset(), messages.writer().length());
    }
}
