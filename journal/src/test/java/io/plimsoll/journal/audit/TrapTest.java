package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two accounts in which a bound per price source is not enough, because a price multiplies another: each price stays
 * within the slack that was shared out to it, and together they leave the account below its line. The engine must call
 * it nevertheless, at the very message. Dollars have two decimals; BTC is priced by a contract of its own.
 */
class TrapTest {
    private static final int USD = 1;
    private static final int BTC = 2;
    private static final int BTC_SPOT = 10;
    private static final int INVERSE = 11;
    private static final long ACCOUNT = 7;
    private static final long BITCOIN = 100_000_000L;

    private final OutputRecorder recorder = new OutputRecorder();
    private final Messages messages;

    TrapTest() {
        final EngineConfiguration configuration = EngineConfiguration.of(16, 4);
        final Comparison comparison = new Comparison(
            "trap",
            configuration,
            AuditEngine.Scope.EVERY_ACCOUNT,
            listener -> Implementation.ENGINE.create(configuration, listener));
        comparison.echoTo(recorder);
        messages = new Messages(comparison);
    }

    /**
     * 15,000 cash, a debt of 0.1 BTC, short 100,000 contracts, all at 50,000: X = 10,000. The contract alone takes
     * 5,000 at 52,631.5, the debt alone another 5,000 at 100,000; together they take 20,000.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void shouldCallAnInverseShortWithADebtWhenBothPricesStayWithinTheirSlack(final int steps) {
        define(0);
        messages.collateral(ACCOUNT, USD, 15_000_00);
        messages.balance(ACCOUNT, BTC, -BITCOIN / 10);
        messages.fill(ACCOUNT, INVERSE, -100_000, 50_000_00, 0);

        walk(52_631_50, 100_000_00, steps);

        assertEquals(Level.BANKRUPT, lastCall().levelTo());
        assertEquals(1, levels().size());
        assertTrue(lastCall().equity() < 0, recorder::toString);
    }

    /**
     * 1,000 cash and long 100,000 contracts at 50,000, rate 0.4 %: X = 600. The contract alone takes 540 at 49,732.5,
     * BTC at 57,500 alone 60; together they take 681.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void shouldLiquidateAnInverseLongWhenContractAndCollateralPriceMeetAtTheCorner(final int steps) {
        define(4_000_000);
        messages.writer().defineAccountClass()
            .classId(0)
            .warningRatio(1_000_000_000).warningCure(1_000_000_000)
            .marginCallRatio(1_000_000_000).marginCallCure(1_000_000_000)
            .liquidationRatio(1_000_000_000).liquidationCure(1_000_000_000);
        messages.send();
        messages.collateral(ACCOUNT, USD, 1_000_00);
        messages.fill(ACCOUNT, INVERSE, 100_000, 50_000_00, 0);

        walk(49_732_50, 57_500_00, steps);

        assertEquals(List.of(Level.LIQUIDATION), levels());
        messages.query(ACCOUNT, 0);
        final AccountReportDecoder report = new AccountReportDecoder().wrapAndApplyHeader(
            recorder.ofKind(AccountReportDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(81_00, report.maintenanceRequirement() - report.equity(), 1_00);
    }

    /** Each price alone may go all the way. */
    @Test
    void shouldCallNobodyWhenOnlyOnePriceGoesToTheCorner() {
        define(4_000_000);
        messages.collateral(ACCOUNT, USD, 1_000_00);
        messages.collateral(ACCOUNT, USD, 200_00);
        messages.fill(ACCOUNT, INVERSE, 100_000, 50_000_00, 0);

        messages.mark(BTC_SPOT, 57_500_00);
        messages.mark(BTC_SPOT, 50_000_00);
        messages.mark(INVERSE, 49_900_00);
        messages.mark(INVERSE, 50_000_00);

        assertEquals(List.of(), levels());
    }

    /** Both prices in equal steps, the contract's first; they arrive together. */
    private void walk(final long contractTo, final long assetTo, final int steps) {
        recorder.clear();
        LongStream.rangeClosed(1, steps).forEach(step -> {
            messages.mark(INVERSE, 50_000_00 + (contractTo - 50_000_00) * step / steps);
            messages.mark(BTC_SPOT, 50_000_00 + (assetTo - 50_000_00) * step / steps);
        });
    }

    private List<Level> levels() {
        return recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).stream()
            .map(call -> new MarginCallDecoder().wrapAndApplyHeader(call, 0, new MessageHeaderDecoder()).levelTo())
            .toList();
    }

    private MarginCallDecoder lastCall() {
        final var calls = recorder.ofKind(MarginCallDecoder.TEMPLATE_ID);
        assertTrue(!calls.isEmpty(), "no call");
        return new MarginCallDecoder()
            .wrapAndApplyHeader(calls.get(calls.size() - 1), 0, new MessageHeaderDecoder());
    }

    private void define(final long rate) {
        messages.asset(USD, -2);
        messages.asset(BTC, -8);
        final var spot = messages.perpetual(BTC_SPOT, USD, 1_000_000_00)
            .baseAssetId(BTC)
            .instrumentType(InstrumentType.SPOT);
        spot.tickSize().exponent((byte) -2);
        messages.send();
        messages.pricedAsset(BTC, -8, BTC_SPOT);
        final var inverse = messages.perpetual(INVERSE, BTC, 1_000_000_00).inverse(BooleanType.TRUE);
        inverse.tickSize().mantissa(50).exponent((byte) -2);
        messages.send();
        messages.tiers(INVERSE, 0, rate, 0, rate);
        messages.mark(BTC_SPOT, 50_000_00);
        messages.mark(INVERSE, 50_000_00);
        messages.account(ACCOUNT, USD);
    }
}
