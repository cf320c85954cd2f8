package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AssignGridEncoder;
import io.plimsoll.engine.wire.AssignUnderlyingEncoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.DefineTiersEncoder;
import io.plimsoll.engine.wire.ForwardEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.VolatilityEncoder;
import io.plimsoll.engine.wire.VolatilitySurfaceEncoder;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.MessageWriter;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.portfolio.GridDefinition;
import io.plimsoll.transport.scenario.Operator;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every reason for which options, grids and portfolio accounts are refused comes back over the wire. */
@Timeout(90)
class PortfolioReasonSystemTest {
    private static final int USD = 0;
    private static final int OTHER = 1;
    private static final int PERPETUAL = 7;
    private static final int OF_OTHER = 8;
    private static final int OPTION = 9;
    private static final int FUTURE = 10;
    private static final long EXPIRY = Long.MAX_VALUE / 2;
    private static final long ONE = 1_000_000_000;

    private final Set<ReasonCode> earned = EnumSet.noneOf(ReasonCode.class);

    @TempDir
    private Path directory;
    private ServiceHarness harness;
    private PlimsollClient client;
    private SourcePublisher operator;
    private MessageWriter say;
    private ReasonCode last;

    @BeforeEach
    void startService() {
        harness = new ServiceHarness(directory);
        harness.start();
        client = harness.client();
        operator = client.addSource(SourceConfiguration.lossless(1, InputLane.CONTROL), new SourceListener() {
            @Override
            public void onRejection(final RejectionDecoder rejection) {
                last = rejection.reason();
            }
        });
        say = new MessageWriter(operator);
        assertTrue(client.pollUntil(() -> operator.state() == SourceState.READY, ServiceHarness.TIMEOUT_NS),
            harness::state);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void shouldBringEveryReasonOfPortfoliosBackToTheSender() {
        defineMarket();
        provokeGrids();
        provokeMarketData();
        provokeFacts();

        final Set<ReasonCode> all = EnumSet.allOf(ReasonCode.class);
        all.removeIf(reason -> reason.value() < ReasonCode.UNKNOWN_EXPIRY.value() || reason == ReasonCode.NULL_VAL);
        // the draft of version 4 has the others
        all.removeIf(reason -> reason.value() > ReasonCode.DOUBT_OUT_OF_RANGE.value());
        assertEquals(all, earned);
        assertTrue(harness.service().failure().isEmpty(), harness::state);
    }

    private void defineMarket() {
        for (int asset = USD; asset <= OTHER; asset++) {
            operator.begin(new DefineAssetEncoder()).assetId(asset).exponent((byte) -2)
                .priceInstrumentId(DefineAssetEncoder.priceInstrumentIdNullValue()).symbol("ASSET").haircutsCount(0);
            accept();
        }
        instrument(PERPETUAL, USD);
        instrument(OF_OTHER, OTHER);
        instrument(FUTURE, USD);
        final DefineOptionEncoder option = operator.begin(new DefineOptionEncoder()).instrumentId(OPTION)
            .underlyingInstrumentId(PERPETUAL).maximumPrice(1_000).strike(100).expiryTimeNs(EXPIRY)
            .settlementAssetId(DefineOptionEncoder.settlementAssetIdNullValue()).inverse(BooleanType.FALSE)
            .optionType(InstrumentType.CALL).state(InstrumentState.TRADING).symbol("OPTION");
        option.tickSize().mantissa(1).exponent((byte) 0);
        option.lotSize().mantissa(1).exponent((byte) 0);
        option.multiplier().mantissa(1).exponent((byte) 0);
        accept();
        say.tick(PERPETUAL).mark(100);
        accept();
        account(1, AccountMode.CROSS);
        accept();
    }

    private void provokeGrids() {
        account(2, AccountMode.PORTFOLIO);
        refuse(ReasonCode.NO_GRID);
        assignGrid();
        refuse(ReasonCode.UNKNOWN_GRID);
        for (int grid = 0; grid < 16; grid++) {
            grid(grid);
            accept();
        }
        grid(16);
        refuse(ReasonCode.GRIDS_FULL);
        assignGrid();
        accept();
        account(2, AccountMode.PORTFOLIO);
        accept();
    }

    private void provokeMarketData() {
        volatility(PERPETUAL, ONE);
        refuse(ReasonCode.NOT_AN_OPTION);
        volatility(OPTION, 0);
        refuse(ReasonCode.VOLATILITY_OUT_OF_RANGE);
        say.tick(PERPETUAL).mark(100).doubt(-1);
        refuse(ReasonCode.DOUBT_OUT_OF_RANGE);
        forward(EXPIRY + 1, 100, 0);
        refuse(ReasonCode.UNKNOWN_EXPIRY);
        forward(EXPIRY, 400, 0);
        refuse(ReasonCode.FORWARD_OUT_OF_RANGE);
        forward(EXPIRY, 100, 2 * ONE);
        refuse(ReasonCode.RATE_OUT_OF_RANGE);
        final VolatilitySurfaceEncoder.NodesEncoder nodes = operator.begin(new VolatilitySurfaceEncoder())
            .underlyingInstrumentId(PERPETUAL).exchangeTimeNs(VolatilitySurfaceEncoder.exchangeTimeNsNullValue())
            .expiryTimeNs(EXPIRY).doubt(0).nodesCount(2);
        nodes.next().strike(100).volatility(ONE / 1_000);
        nodes.next().strike(101).volatility(3 * ONE);
        refuse(ReasonCode.VOLATILITY_ARBITRAGE);
    }

    private void provokeFacts() {
        say.fill(2, OPTION, 1, 10);
        refuse(ReasonCode.NO_VOLATILITY);
        say.fill(1, OPTION, 1, 10);
        refuse(ReasonCode.NOT_PORTFOLIO);
        say.fill(2, OF_OTHER, 1, 10);
        refuse(ReasonCode.OTHER_SETTLEMENT);
        say.fill(1, FUTURE, 1, 100);
        accept();
        operator.begin(new AssignUnderlyingEncoder()).instrumentId(FUTURE).underlyingInstrumentId(PERPETUAL);
        refuse(ReasonCode.HELD);
    }

    private void assignGrid() {
        operator.begin(new AssignGridEncoder())
            .classId(0).gridId(0).shadowGridId(AssignGridEncoder.shadowGridIdNullValue());
    }

    private void grid(final int gridId) {
        GridDefinition.preset("grid", "crypto33").define(new Operator() {
            @Override
            public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
                return operator.begin(encoder);
            }

            @Override
            public void send(final String item) {
                last = null; // the caller sends
            }
        }, gridId, 100);
    }

    private void instrument(final int instrumentId, final int settlementId) {
        final DefineInstrumentEncoder instrument = operator.begin(new DefineInstrumentEncoder())
            .instrumentId(instrumentId).settlementAssetId(settlementId)
            .baseAssetId(DefineInstrumentEncoder.baseAssetIdNullValue())
            .maximumPrice(1_000).expiryTimeNs(DefineInstrumentEncoder.expiryTimeNsNullValue())
            .instrumentType(InstrumentType.PERPETUAL).inverse(BooleanType.FALSE)
            .state(InstrumentState.TRADING).symbol("INSTRUMENT");
        instrument.tickSize().mantissa(1).exponent((byte) 0);
        instrument.lotSize().mantissa(1).exponent((byte) 0);
        instrument.multiplier().mantissa(1).exponent((byte) 0);
        accept();
        operator.begin(new DefineTiersEncoder()).instrumentId(instrumentId).tiersCount(1).next()
            .floor(0).maintenanceRate(ONE / 100).amount(0).initialRate(ONE / 50);
        accept();
    }

    private void account(final long accountId, final AccountMode mode) {
        say.defineAccount(accountId, accountId, USD).mode(mode);
    }

    private void volatility(final int instrumentId, final long value) {
        operator.begin(new VolatilityEncoder()).instrumentId(instrumentId)
            .exchangeTimeNs(VolatilityEncoder.exchangeTimeNsNullValue()).volatility(value).doubt(0);
    }

    private void forward(final long expiryTimeNs, final long price, final long rate) {
        operator.begin(new ForwardEncoder()).underlyingInstrumentId(PERPETUAL)
            .exchangeTimeNs(ForwardEncoder.exchangeTimeNsNullValue()).expiryTimeNs(expiryTimeNs)
            .forward(price).rate(rate).doubt(0);
    }

    private void accept() {
        send();
        assertEquals(null, last);
    }

    private void refuse(final ReasonCode reason) {
        send();
        assertEquals(reason, last, harness::state);
        earned.add(reason);
    }

    private void send() {
        last = null;
        operator.send();
        assertTrue(client.pollUntil(operator::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), harness::state);
    }
}
