package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.FeedMessages;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.ScaleMessages;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rules 11.7 to 11.9: looking at those who can notice finds whom looking at everybody finds. */
class TouchedAccountsTest {
    private static final int COIN = 2;
    private static final int COMBINED = 30;

    private final OutputRecorder recorder = new OutputRecorder();
    private final AuditEngine engine = new AuditEngine(
        new EngineConfiguration(EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 8, 4, 4, 8, 16, 16, 4),
        recorder,
        AuditEngine.Scope.TOUCHED_ACCOUNTS);
    private final Messages messages = new Messages(engine::apply);
    private final SizeMessages sizes = new SizeMessages(messages);
    private final CollateralMessages collateral = new CollateralMessages(messages);
    private final ScaleMessages scales = new ScaleMessages(messages);

    /**
     * Account 1 has ten coins at the lowest of two perpetuals' marks and owes 950 dollars, account 2 is valued in coins
     * that it owes, account 3 has 100 lots.
     */
    private void begin() {
        messages.asset(DOLLAR, 0);
        messages.asset(COIN, 0);
        for (final int instrument : List.of(PERPETUAL, OTHER)) {
            messages.perpetual(instrument, DOLLAR, 1_000);
            messages.send();
            messages.tiers(instrument, 0, ONE / 10, 0, ONE / 5);
            messages.mark(instrument, 100);
        }
        messages.perpetual(COMBINED, DOLLAR, 1_000)
            .instrumentType(InstrumentType.SPOT).baseAssetId(COIN).state(InstrumentState.ANNOUNCED);
        messages.send();
        collateral.combined(COMBINED, PERPETUAL, OTHER);
        messages.pricedAsset(COIN, 0, COMBINED);
        messages.account(1, DOLLAR);
        messages.collateral(1, COIN, 10);
        messages.collateral(1, DOLLAR, -950);
        messages.account(2, COIN);
        messages.collateral(2, COIN, -10);
        messages.collateral(2, DOLLAR, 1_050);
        messages.account(3, DOLLAR);
        messages.collateral(3, DOLLAR, 1_600);
        messages.fill(3, PERPETUAL, 100, 100, 0);
    }

    @Test
    void shouldNoticeAllThatMovesAnAccount() {
        begin();
        requireCalls(1, () -> messages.mark(OTHER, 90));
        new FeedMessages(messages).heartbeat(OTHER, 10, 0, 0);
        requireCalls(1, () -> messages.clock(TimeUnit.SECONDS.toNanos(11)));
        requireCalls(1, () -> messages.settle(OTHER, 90));
        requireCalls(3, () -> sizes.sizeCharge(PERPETUAL, charge -> charge.rootRate(5_000_000_000L)));
        requireCalls(3, () -> sizes.sizeCharge(PERPETUAL, charge -> { }));
        scales.volatility(PERPETUAL).longRunVolatility(ONE);
        messages.send();
        collateral.collateral(COIN, definition -> definition.volatilityInstrumentId(PERPETUAL).volatilityFactor(ONE));
        messages.balance(1, DOLLAR, 0);
        messages.fill(1, PERPETUAL, 10, 100, 0);
        messages.clock(TimeUnit.HOURS.toNanos(1));
        requireCalls(1, () -> scales.rollOut(1));
        requireCalls(2, () -> scales.rollOut(1));
    }

    private void requireCalls(final long accountId, final Runnable message) {
        recorder.clear();
        message.run();
        final List<Long> called = recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).stream()
            .map(call -> new MarginCallDecoder().wrapAndApplyHeader(
                call, 0, new MessageHeaderDecoder()))
            .map(MarginCallDecoder::accountId).toList();
        assertEquals(List.of(accountId), called);
        assertEquals(List.of(), engine.sweep());
    }
}
