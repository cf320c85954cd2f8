package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fits exactly, fits. */
class LimitTest {
    private static final int DOLLAR = 1;
    private static final long ACCOUNT = 7;
    private static final int ASSETS = 12;
    private static final int POSITIONS = 3;
    private static final long HALF_A_PERCENT = 5_000_000;

    @ParameterizedTest
    @EnumSource
    void shouldWatchAsManyPricesAsCapacitiesAllow(final Implementation implementation) {
        final int instruments = ASSETS + POSITIONS;
        final Fixture fixture = new Fixture(implementation, new EngineConfiguration(
            1, 4, ASSETS, instruments, 2, 1, 1, POSITIONS, ASSETS, POSITIONS));
        final Messages messages = fixture.messages();
        messages.asset(DOLLAR, -2);
        messages.account(ACCOUNT, DOLLAR);
        messages.balance(ACCOUNT, DOLLAR, 1_000_000);
        for (int i = 0; i < instruments; i++) {
            perpetual(messages, 100 + i, 1_000_000);
            messages.mark(100 + i, 1_000);
        }
        for (int i = 1; i < ASSETS; i++) {
            messages.pricedAsset(DOLLAR + i, -2, 100 + i);
            messages.balance(ACCOUNT, DOLLAR + i, 1_000);
        }
        for (int i = 0; i < POSITIONS; i++) {
            messages.fill(ACCOUNT, 100 + ASSETS + i, 1, 1_000, 0);
        }
        messages.fill(ACCOUNT, 100 + ASSETS, -1, 1_000, 0);
        messages.fill(ACCOUNT, 100, 1, 1_000, 0);
        assertEquals(List.of(), fixture.reasons());
        assertEquals(POSITIONS, fixture.report(ACCOUNT).positions().count());
    }

    @ParameterizedTest
    @EnumSource
    void shouldPayFundingFromOneEndOfItsRangeToTheOther(final Implementation implementation) {
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = fixture.messages();
        messages.asset(DOLLAR, -8);
        messages.account(ACCOUNT, DOLLAR);
        perpetual(messages, 100, 1_000_000);
        messages.mark(100, 50_000);
        messages.balance(ACCOUNT, DOLLAR, 9_000_000_000_000L);
        messages.funding(100, -(1L << 61) - 1);
        assertEquals(List.of(ReasonCode.FUNDING_BEYOND_MAXIMUM), fixture.reasons());
        messages.funding(100, -(1L << 61));
        messages.fill(ACCOUNT, 100, 1, 50_000, 0);
        messages.funding(100, 1L << 61);
        final AccountReportDecoder report = fixture.report(ACCOUNT);
        assertEquals(9_000_000_000_000L - ((1L << 62) + 999_999) / 1_000_000, report.equity());
    }

    /** An asset of tiny ticks and minor units: the conversion's numerator is large long before the worth is. */
    @ParameterizedTest
    @EnumSource
    void shouldRefuseAnAmountThatAConversionWouldMakeTooLong(final Implementation implementation) {
        final long tick = 7;
        final long maximumTicks = 10_000_000_000L;
        final long most = BigInteger.ONE.shiftLeft(125)
            .divide(BigInteger.valueOf(2_000_000_000L))
            .divide(BigInteger.valueOf(tick * maximumTicks))
            .longValueExact();
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = fixture.messages();
        messages.asset(DOLLAR, -2);
        messages.perpetual(100, DOLLAR, tick * maximumTicks)
            .tickSize().mantissa(tick).exponent((byte) -8);
        messages.send();
        messages.pricedAsset(DOLLAR + 1, -8, 100);
        messages.mark(100, tick);
        messages.account(ACCOUNT, DOLLAR);

        messages.balance(ACCOUNT, DOLLAR + 1, most - most / 1_000_000);
        assertEquals(List.of(), fixture.reasons());
        messages.balance(ACCOUNT, DOLLAR + 1, most + most / 1_000_000);
        assertEquals(List.of(ReasonCode.OVERFLOW), fixture.reasons());
    }

    private static void perpetual(final Messages messages, final int instrumentId, final long maximumPrice) {
        messages.perpetual(instrumentId, DOLLAR, maximumPrice);
        messages.send();
        messages.tiers(instrumentId, 0, HALF_A_PERCENT, 0, HALF_A_PERCENT);
    }
}
