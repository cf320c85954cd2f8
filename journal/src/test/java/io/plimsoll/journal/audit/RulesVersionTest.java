package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.FeedMessages;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.ScaleMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.BalancesDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.PositionsDecoder;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.StateDigestDecoder;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 9: what versions 2 to 4 brought, and that those before never heard of it; in both implementations. */
class RulesVersionTest {
    private static final int CASH = 0;
    private static final int PERPETUAL = 7;
    private static final long EXPIRY = 1_000_000_000_000L;
    private static final long PERCENT = 10_000_000;
    private static final byte[] HEAD = new byte[32];

    static {
        HEAD[0] = 1;
        HEAD[31] = -1;
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldCarryTheSealAndDigestUnderVersion2(final Implementation implementation) {
        final Fixture fixture = fall(implementation, 2);
        assertEquals(List.of(), fixture.reasons());
        final MarginCallDecoder call = fixture.calls().get(0);
        assertEquals(42, call.sealedRecords());
        assertEquals(1, call.sealedHead(0));
        assertEquals(255, call.sealedHead(31));
        final StateDigestDecoder digest = new StateDigestDecoder().wrapAndApplyHeader(
            fixture.recorder().ofKind(StateDigestDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        assertEquals(1, digest.firstAccount());
        assertEquals(2, digest.accounts());
        assertEquals(3, digest.totalAccounts());
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldNotKnowThemUnderVersion1(final Implementation implementation) {
        final Fixture fixture = fall(implementation, 1);
        assertEquals(List.of(ReasonCode.UNKNOWN_MESSAGE, ReasonCode.UNKNOWN_MESSAGE), fixture.reasons());
        fixture.recorder().ofKind(RejectionDecoder.TEMPLATE_ID).forEach(output -> {
            final RejectionDecoder rejection =
                new RejectionDecoder().wrapAndApplyHeader(output, 0, new MessageHeaderDecoder());
            assertEquals(0, rejection.origin().sequence(), rejection::toString);
        });
        final MarginCallDecoder call = fixture.calls().get(0);
        assertEquals(MarginCallDecoder.sealedRecordsNullValue(), call.sealedRecords());
        assertEquals(List.of(), fixture.recorder().ofKind(StateDigestDecoder.TEMPLATE_ID));
    }

    /** A refused seal must not look like a hole in the service's sequence when the clock comes. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldConsumeNoSequenceUnderVersion1(final Implementation implementation) {
        final Fixture fixture = fall(implementation, 1);
        fixture.recorder().clear();
        fixture.messages().writer().from(MessageWriter.SERVICE).sequence(1);
        fixture.messages().clock(1);
        assertEquals(1, fixture.recorder().outputs().size(), () -> fixture.recorder().toString());
    }

    /** 103 bytes of a call up to `unreconciled`, a spare one, 8 and 32 of the seal, twice 8 of the shadow. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldSayWhatTheSchemaOfTheVersionHas(final Implementation implementation) {
        final int[] callLengths = {0, 103, 144, 160};
        final int[] reportLengths = {0, 87, 87, 104};
        for (int version = 1; version <= EngineConfiguration.RULES_VERSION; version++) {
            final Fixture fixture = fall(implementation, version);
            requireForm(fixture, MarginCallDecoder.TEMPLATE_ID, version, callLengths[version], 0);
            fixture.messages().query(2, 1);
            requireForm(fixture, AccountReportDecoder.TEMPLATE_ID, version, reportLengths[version],
                4 + PositionsDecoder.sbeBlockLength() + 4 + BalancesDecoder.sbeBlockLength() + (version < 3 ? 0 : 4));
        }
    }

    private static void requireForm(
        final Fixture fixture, final int templateId, final int version, final int blockLength, final int behind) {
        final UnsafeBuffer output = fixture.recorder().ofKind(templateId).get(0);
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(output, 0);
        assertEquals(version, header.version());
        assertEquals(blockLength, header.blockLength());
        assertEquals(MessageHeaderDecoder.ENCODED_LENGTH + blockLength + behind, output.capacity());
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldKnowPortfoliosUnderVersion3(final Implementation implementation) {
        assertEquals(List.of(), portfolio(implementation, 3).reasons());
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldNotKnowPortfoliosUnderVersion2(final Implementation implementation) {
        final Fixture fixture = portfolio(implementation, 2);
        assertEquals(List.of(
            ReasonCode.UNKNOWN_MESSAGE, ReasonCode.UNKNOWN_MESSAGE, ReasonCode.UNKNOWN_MESSAGE,
            ReasonCode.UNKNOWN_MESSAGE, ReasonCode.UNKNOWN_MESSAGE, ReasonCode.UNKNOWN_MESSAGE,
            ReasonCode.UNKNOWN_MESSAGE), fixture.reasons());
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldNotKnowPortfolioAccountsUnderVersion2(final Implementation implementation) {
        final Fixture fixture = empty(implementation, 2);
        new PortfolioMessages(fixture.messages()).account(1, 0, CASH);
        assertEquals(List.of(ReasonCode.INVALID_DEFINITION), fixture.reasons());
    }

    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldNotKnowScalesUnderVersion3(final Implementation implementation) {
        final Fixture fixture = empty(implementation, 3);
        final ScaleMessages scales = new ScaleMessages(fixture.messages());
        scales.volatility(PERPETUAL);
        fixture.messages().send();
        scales.scale(PERPETUAL, PERPETUAL);
        fixture.messages().send();
        scales.review(60);
        scales.forecast(PERPETUAL, 1, 1, 1, 1);
        scales.rollOut(1);
        new FeedMessages(fixture.messages()).heartbeat(PERPETUAL, 1, 1, 1);
        final SizeMessages sizes = new SizeMessages(fixture.messages());
        sizes.sizeCharge(PERPETUAL, charge -> { });
        sizes.depth(PERPETUAL, 1, 1);
        sizes.totals(PERPETUAL, 1L, 1L);
        final CollateralMessages collateral = new CollateralMessages(fixture.messages());
        collateral.collateral(CASH, definition -> { });
        collateral.totals(CASH, 1);
        collateral.combined(PERPETUAL, PERPETUAL);
        assertEquals(Collections.nCopies(12, ReasonCode.UNKNOWN_MESSAGE), fixture.reasons());
    }

    private static Fixture empty(final Implementation implementation, final int rulesVersion) {
        final Fixture fixture = new Fixture(
            implementation, new EngineConfiguration(rulesVersion, 4, 4, 4, 4, 4, 8, 8, 8, 4));
        fixture.messages().asset(CASH, 0);
        return fixture;
    }

    /** All messages that came with portfolios. */
    private static Fixture portfolio(final Implementation implementation, final int rulesVersion) {
        final Fixture fixture = empty(implementation, rulesVersion);
        final PortfolioMessages portfolio = new PortfolioMessages(fixture.messages());
        fixture.messages().perpetual(PERPETUAL, CASH, 1_000);
        fixture.messages().send();
        fixture.messages().perpetual(PERPETUAL + 1, CASH, 1_000);
        fixture.messages().send();
        fixture.messages().mark(PERPETUAL, 100);
        portfolio.underlying(PERPETUAL + 1, PERPETUAL);
        portfolio.grid(0, GridTerms.thirtyThree());
        portfolio.assignGrid(0, 0);
        portfolio.option(PERPETUAL + 2, PERPETUAL, InstrumentType.CALL, 100, EXPIRY, 1_000);
        fixture.messages().send();
        portfolio.volatility(PERPETUAL + 2, PERCENT * 50);
        portfolio.surface(PERPETUAL, EXPIRY, 100, PERCENT * 50);
        portfolio.forward(PERPETUAL, EXPIRY, 100, 0);
        return fixture;
    }

    private static Fixture fall(final Implementation implementation, final int rulesVersion) {
        final Fixture fixture = empty(implementation, rulesVersion);
        final Messages messages = fixture.messages();
        messages.perpetual(PERPETUAL, CASH, 1_000);
        messages.send();
        messages.tiers(PERPETUAL, 0, PERCENT, 0, PERCENT);
        messages.mark(PERPETUAL, 100);
        for (int account = 1; account <= 3; account++) {
            messages.account(account, CASH);
            messages.collateral(account, CASH, 1_000);
        }
        messages.fill(2, PERPETUAL, 20, 100, 0);
        messages.seal(42, 4_096, HEAD);
        messages.checkpoint(1, 100);
        messages.mark(PERPETUAL, 50);
        return fixture;
    }
}
