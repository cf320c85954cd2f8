package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineAccountClassEncoder;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineSourceEncoder;
import io.plimsoll.engine.wire.DefineTiersEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentStateChangeEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.MessageWriter;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.ReplyListener;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.config.Setting;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every reason code comes back over the wire, each from a message that earns it, on one service with small tables. */
@Timeout(90)
class ReasonCodeSystemTest {
    private static final int GATEWAY = 2;
    private static final int USDT = 1;
    private static final int BTC = 2;
    private static final int PERPETUAL = 7;
    private static final int SPOT = 8;
    private static final int COARSE = 9;
    private static final int FUTURE = 10;
    private static final int ANNOUNCED = 11;
    private static final long PRICE = 500_000;
    private static final long PERCENT = 10_000_000;

    private final Set<ReasonCode> earned = EnumSet.noneOf(ReasonCode.class);
    private final UnsafeBuffer raw = new UnsafeBuffer(new byte[8192]);
    @TempDir
    private Path directory;
    private ServiceHarness harness;
    private PlimsollClient client;
    private Aeron aeron;
    private ExclusivePublication wire;
    private SourcePublisher operator;
    private SourcePublisher gateway;
    private MessageWriter say;
    private MessageWriter tell;
    private ReasonCode last;

    @BeforeEach
    void startService() {
        harness = new ServiceHarness(directory)
            .with(Setting.ENGINE_MAX_SOURCES, "3")
            .with(Setting.ENGINE_MAX_ASSETS, "3")
            .with(Setting.ENGINE_MAX_INSTRUMENTS, "5")
            .with(Setting.ENGINE_MAX_TIERS, "2")
            .with(Setting.ENGINE_MAX_ACCOUNT_CLASSES, "1")
            .with(Setting.ENGINE_MAX_ACCOUNTS, "4")
            .with(Setting.ENGINE_MAX_POSITIONS, "3")
            .with(Setting.ENGINE_MAX_BALANCES, "4")
            .with(Setting.ENGINE_MAX_POSITIONS_PER_ACCOUNT, "2");
        harness.start();
        client = harness.client();
        client.addReplyListener(new ReplyListener() {
            @Override
            public void onRejection(final RejectionDecoder rejection) {
                last = rejection.reason();
            }
        });
        operator = client.addSource(SourceConfiguration.lossless(1, InputLane.CONTROL), SourceListener.NONE);
        say = new MessageWriter(operator);
        await(operator);
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(harness.service().driverDirectory()));
        wire = aeron.addExclusivePublication("aeron:ipc?term-length=1m", harness.configuration().facts().streamId());
    }

    @AfterEach
    void closeAll() {
        aeron.close();
        harness.close();
    }

    @Test
    void shouldBringEveryReasonBackToTheSender() {
        defineMarket();
        provokeUnreadable();
        provokeSequencing();
        provokeDefinitions();
        provokePrices();
        provokeFacts();
        provokeFullTables();

        final Set<ReasonCode> all = EnumSet.allOf(ReasonCode.class);
        all.remove(ReasonCode.NULL_VAL);
        all.remove(ReasonCode.SEAL_BACKWARDS); // only the service itself could earn it
        all.removeIf(reason -> reason.value() >= ReasonCode.UNKNOWN_EXPIRY.value()); // those of portfolios have a test
        assertEquals(all, earned);
        assertTrue(harness.service().failure().isEmpty(), harness::state);
    }

    private void defineMarket() {
        operator.begin(new DefineSourceEncoder()).sourceId(GATEWAY).sequencing(Sequencing.LOSSY)
            .rejectionsPerSecond(1000).permissions().clear().ticks(true).funding(true);
        accept();
        asset(USDT, -2, DefineAssetEncoder.priceInstrumentIdNullValue());
        accept();
        instrument(PERPETUAL, InstrumentType.PERPETUAL, 1, InstrumentState.TRADING);
        accept();
        asset(BTC, -8, PERPETUAL);
        accept();
        instrument(SPOT, InstrumentType.SPOT, 1, InstrumentState.TRADING).baseAssetId(BTC);
        accept();
        instrument(COARSE, InstrumentType.PERPETUAL, 5, InstrumentState.TRADING);
        accept();
        instrument(FUTURE, InstrumentType.FUTURE, 1, InstrumentState.TRADING).expiryTimeNs(Long.MAX_VALUE);
        accept();
        instrument(ANNOUNCED, InstrumentType.PERPETUAL, 1, InstrumentState.ANNOUNCED);
        accept();
        tiers(PERPETUAL, 0, PERCENT, 0);
        accept();
        tiers(FUTURE, 0, PERCENT, 0);
        accept();
        for (int account = 1; account <= 3; account++) {
            say.defineAccount(account, account, USDT).mode(account == 2 ? AccountMode.ISOLATED : AccountMode.CROSS)
                .grossNotionalLimit(account == 3 ? 1 : Long.MIN_VALUE);
            accept();
        }
        gateway = client.addSource(SourceConfiguration.lossy(GATEWAY, InputLane.MARKET_DATA), SourceListener.NONE);
        tell = new MessageWriter(gateway);
        await(gateway);
    }

    private void provokeUnreadable() {
        refuseRaw(ReasonCode.TRUNCATED, 4);
        refuseRaw(ReasonCode.TOO_LONG, 5000);
        rawTick(GATEWAY, 1, 1);
        raw.putShort(MessageHeaderEncoder.schemaIdEncodingOffset(), (short) 1);
        refuseRaw(ReasonCode.UNKNOWN_SCHEMA, 200);
        rawTick(GATEWAY, 1, 1);
        raw.putShort(MessageHeaderEncoder.templateIdEncodingOffset(), (short) 99);
        refuseRaw(ReasonCode.UNKNOWN_MESSAGE, 200);
    }

    private void provokeSequencing() {
        refuseRaw(ReasonCode.UNKNOWN_SOURCE, rawTick(99, 1, 1));
        say.collateralChange(1, BTC, 1);
        refuse(ReasonCode.NO_PRICE);
        tell.tick(PERPETUAL).mark(PRICE).exchangeTimeNs(1000);
        acceptTick();
        refuseRaw(ReasonCode.OLDER_EPOCH, rawTick(GATEWAY, gateway.epoch() - 1, 1));
        refuseRaw(ReasonCode.EPOCH_BEYOND_MAXIMUM, rawTick(GATEWAY, gateway.epoch() + 1_000_001, 1));
        refuseRaw(ReasonCode.OLDER_SEQUENCE, rawTick(GATEWAY, gateway.epoch(), 1));
        refuseRaw(ReasonCode.SEQUENCE_GAP, rawTick(1, operator.epoch(), operator.nextSequence() + 100));
        tell.tick(PERPETUAL).mark(PRICE).exchangeTimeNs(999);
        refuseTick(ReasonCode.TIME_BACKWARDS);
        tell.tick(PERPETUAL).mark(PRICE).exchangeTimeNs(Long.MAX_VALUE);
        refuseTick(ReasonCode.TIME_AHEAD);
        tell.fill(1, PERPETUAL, 1, PRICE);
        refuseTick(ReasonCode.NOT_PERMITTED);
    }

    private void provokeDefinitions() {
        operator.begin(new DefineSourceEncoder()).sourceId(1).sequencing(Sequencing.LOSSY).rejectionsPerSecond(1)
            .permissions().clear();
        refuse(ReasonCode.INVALID_DEFINITION);
        instrument(PERPETUAL, InstrumentType.PERPETUAL, 1, InstrumentState.TRADING);
        refuse(ReasonCode.ALREADY_DEFINED);
        say.defineAccount(4, 4, USDT).mode(AccountMode.CROSS).classId(9);
        refuse(ReasonCode.UNKNOWN_ACCOUNT_CLASS);
        tiers(PERPETUAL, 0, PERCENT, 0, 0, 2 * PERCENT, 0);
        refuse(ReasonCode.TIERS_NOT_ORDERED);
        tiers(PERPETUAL, 0, PERCENT, 0, 1000, 2 * PERCENT, 0);
        refuse(ReasonCode.TIERS_NOT_CONTINUOUS);
        tiers(PERPETUAL, 0, PERCENT, 0, 1000, 2 * PERCENT, 10, 2000, 3 * PERCENT, 30);
        refuse(ReasonCode.TIERS_FULL);
        tiers(SPOT, 0, PERCENT, 0);
        refuse(ReasonCode.NOT_MARGINED);
        operator.begin(new InstrumentStateChangeEncoder()).instrumentId(PERPETUAL).state(InstrumentState.TRADING);
        refuse(ReasonCode.INVALID_STATE_CHANGE);
    }

    private void provokePrices() {
        tell.tick(99).mark(PRICE);
        refuseTick(ReasonCode.UNKNOWN_INSTRUMENT);
        tell.tick(PERPETUAL).mark(0);
        refuseTick(ReasonCode.PRICE_NOT_POSITIVE);
        tell.tick(COARSE).mark(7);
        refuseTick(ReasonCode.PRICE_OFF_TICK);
        tell.tick(PERPETUAL).mark(20_000_000);
        refuseTick(ReasonCode.PRICE_BEYOND_MAXIMUM);
        tell.tick(PERPETUAL).bid(PRICE + 1).ask(PRICE);
        refuseTick(ReasonCode.CROSSED_BOOK);
        tell.fundingIndex(FUTURE, 1);
        refuseTick(ReasonCode.NOT_PERPETUAL);
        tell.fundingIndex(PERPETUAL, Long.MAX_VALUE);
        refuseTick(ReasonCode.FUNDING_BEYOND_MAXIMUM);
    }

    private void provokeFacts() {
        for (int account = 1; account <= 3; account++) {
            say.collateralChange(account, USDT, 1_000_000);
            accept();
        }
        say.collateralChange(1, 99, 1);
        refuse(ReasonCode.UNKNOWN_ASSET);
        say.collateralChange(99, USDT, 1);
        refuse(ReasonCode.UNKNOWN_ACCOUNT);
        say.collateralChange(1, USDT, 0);
        refuse(ReasonCode.QUANTITY_ZERO);
        say.collateralChange(1, USDT, 1L << 61);
        refuse(ReasonCode.OVERFLOW);
        say.fill(1, ANNOUNCED, 1, PRICE);
        refuse(ReasonCode.INSTRUMENT_NOT_TRADING);
        say.fill(1, COARSE, 1, PRICE);
        refuse(ReasonCode.NO_TIERS);
        say.fill(1, PERPETUAL, Long.MAX_VALUE, PRICE);
        refuse(ReasonCode.QUANTITY_BEYOND_MAXIMUM);
        say.fill(3, PERPETUAL, 1, PRICE);
        refuse(ReasonCode.ACCOUNT_LIMIT);
        say.fill(2, PERPETUAL, 1, PRICE);
        accept();
        say.fill(2, FUTURE, 1, PRICE);
        refuse(ReasonCode.SECOND_POSITION);
    }

    private void provokeFullTables() {
        say.fill(1, PERPETUAL, 1, PRICE);
        accept();
        say.fill(1, FUTURE, 1, PRICE);
        accept();
        tiers(COARSE, 0, PERCENT, 0);
        accept();
        say.fill(1, COARSE, 1, PRICE);
        refuse(ReasonCode.ACCOUNT_POSITIONS_FULL);
        say.defineAccount(4, 4, USDT).mode(AccountMode.CROSS);
        accept();
        say.collateralChange(4, USDT, 1_000_000);
        accept();
        say.fill(4, PERPETUAL, 1, PRICE);
        refuse(ReasonCode.POSITIONS_FULL);
        say.collateralChange(4, BTC, 1);
        refuse(ReasonCode.BALANCES_FULL);
        say.defineAccount(5, 5, USDT).mode(AccountMode.CROSS);
        refuse(ReasonCode.ACCOUNTS_FULL);
        asset(3, -2, DefineAssetEncoder.priceInstrumentIdNullValue());
        accept();
        asset(4, -2, DefineAssetEncoder.priceInstrumentIdNullValue());
        refuse(ReasonCode.ASSETS_FULL);
        instrument(12, InstrumentType.PERPETUAL, 1, InstrumentState.TRADING);
        refuse(ReasonCode.INSTRUMENTS_FULL);
        operator.begin(new DefineSourceEncoder()).sourceId(9).sequencing(Sequencing.LOSSY).rejectionsPerSecond(1)
            .permissions().clear().ticks(true);
        refuse(ReasonCode.SOURCES_FULL);
        operator.begin(new DefineAccountClassEncoder()).classId(1)
            .warningRatio(3).warningCure(3).marginCallRatio(2).marginCallCure(2).liquidationRatio(1).liquidationCure(1);
        refuse(ReasonCode.ACCOUNT_CLASSES_FULL);
    }

    private void asset(final int assetId, final int exponent, final int priceInstrumentId) {
        operator.begin(new DefineAssetEncoder()).assetId(assetId).exponent((byte) exponent)
            .priceInstrumentId(priceInstrumentId).symbol("ASSET").haircutsCount(0);
    }

    private DefineInstrumentEncoder instrument(
        final int instrumentId, final InstrumentType type, final int tick, final InstrumentState state) {
        final DefineInstrumentEncoder instrument = operator.begin(new DefineInstrumentEncoder())
            .instrumentId(instrumentId).settlementAssetId(USDT)
            .baseAssetId(DefineInstrumentEncoder.baseAssetIdNullValue())
            .maximumPrice(10_000_000).expiryTimeNs(DefineInstrumentEncoder.expiryTimeNsNullValue())
            .instrumentType(type).inverse(BooleanType.FALSE).state(state).symbol("INSTRUMENT");
        instrument.tickSize().mantissa(tick).exponent((byte) -1);
        instrument.lotSize().mantissa(1).exponent((byte) -3);
        instrument.multiplier().mantissa(1).exponent((byte) 0);
        return instrument;
    }

    /** Floor, maintenance rate and amount of each tier. */
    private void tiers(final int instrumentId, final long... values) {
        final DefineTiersEncoder.TiersEncoder tiers =
            operator.begin(new DefineTiersEncoder()).instrumentId(instrumentId).tiersCount(values.length / 3);
        for (int i = 0; i < values.length; i += 3) {
            tiers.next().floor(values[i]).maintenanceRate(values[i + 1]).amount(values[i + 2])
                .initialRate(2 * values[i + 1]);
        }
    }

    private int rawTick(final int source, final int epoch, final long sequence) {
        final TickEncoder tick = new TickEncoder().wrapAndApplyHeader(raw, 0, new MessageHeaderEncoder());
        tick.origin().source(source).epoch(epoch).sequence(sequence);
        return MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength();
    }

    private void accept() {
        last = null;
        operator.send();
        assertTrue(client.pollUntil(operator::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), harness::state);
        assertEquals(null, last);
    }

    private void refuse(final ReasonCode reason) {
        last = null;
        operator.send();
        awaitRefusal(reason);
    }

    private void acceptTick() {
        last = null;
        gateway.send();
        assertTrue(client.pollUntil(gateway::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), harness::state);
        assertEquals(null, last);
    }

    private void refuseTick(final ReasonCode reason) {
        last = null;
        gateway.send();
        awaitRefusal(reason);
    }

    private void refuseRaw(final ReasonCode reason, final int length) {
        last = null;
        assertTrue(client.pollUntil(() -> wire.offer(raw, 0, length) > 0, ServiceHarness.TIMEOUT_NS), harness::state);
        awaitRefusal(reason);
    }

    private void awaitRefusal(final ReasonCode reason) {
        assertTrue(client.pollUntil(() -> last != null, ServiceHarness.TIMEOUT_NS),
            () -> "wanted " + reason + " " + harness.state());
        assertEquals(reason, last);
        earned.add(reason);
    }

    private void await(final SourcePublisher source) {
        assertTrue(client.pollUntil(() -> source.state() == SourceState.READY, ServiceHarness.TIMEOUT_NS),
            harness::state);
    }
}
