package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineSourceEncoder;
import io.plimsoll.engine.wire.DefineTiersEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.MessageWriter;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;

/**
 * A small exchange around a service: an operator, a market data gateway, a matching engine. One perpetual; every
 * account bought one coin at {@link #CALM}. At {@link #CRASH} all of them are at LIQUIDATION, at CALM all HEALTHY, so
 * that each tick from one to the other makes one margin call for each account.
 */
public final class Exchange {
    public static final int OPERATOR = 1;
    public static final int GATEWAY = 2;
    public static final int MATCHER = 3;
    public static final int DESK = 4;
    public static final int USDT = 1;
    public static final int PERPETUAL = 7;
    public static final long CALM = 500_000;
    public static final long CRASH = 403_000;
    public static final long LOTS = 1_000;
    public static final long COLLATERAL = 1_000_000;

    private final PlimsollClient client;
    private final SourcePublisher operator;
    private SourcePublisher ticks;
    private SourcePublisher fills;
    private MessageWriter tickWriter;
    private MessageWriter fillWriter;
    private boolean isCalm = true;

    /** Defines everything, and so many accounts with a position. */
    public Exchange(final PlimsollClient client, final int accounts) {
        this.client = client;
        operator = client.addSource(
            SourceConfiguration.lossless(OPERATOR, InputLane.CONTROL), SourceListener.NONE);
        awaitReady(operator);
        defineSources();
        defineMarket();
        final MessageWriter writer = new MessageWriter(operator);
        for (int i = 1; i <= accounts; i++) {
            writer.defineAccount(i, i, USDT).mode(AccountMode.CROSS);
            send(operator);
        }
        awaitApplied(operator);
        connectSources(SourceListener.NONE);
        for (int i = 1; i <= accounts; i++) {
            fillWriter.collateralChange(i, USDT, COLLATERAL);
            send(fills);
            fillWriter.fill(i, PERPETUAL, LOTS, CALM);
            send(fills);
        }
        awaitApplied(fills);
    }

    /** Speaks to an exchange that another client has defined. */
    public Exchange(final PlimsollClient client) {
        this.client = client;
        operator = null;
        connectSources(SourceListener.NONE);
    }

    private void connectSources(final SourceListener listener) {
        ticks = client.addSource(SourceConfiguration.lossy(GATEWAY, InputLane.MARKET_DATA), listener);
        fills = client.addSource(SourceConfiguration.lossless(MATCHER, InputLane.FACTS), listener);
        awaitReady(ticks);
        awaitReady(fills);
        tickWriter = new MessageWriter(ticks);
        fillWriter = new MessageWriter(fills);
    }

    public SourcePublisher operator() {
        return operator;
    }

    public SourcePublisher ticks() {
        return ticks;
    }

    public SourcePublisher fills() {
        return fills;
    }

    public MessageWriter fillWriter() {
        return fillWriter;
    }

    /** Moves the price so that every account's level changes. */
    public void swing() {
        isCalm = !isCalm;
        tick(isCalm ? CALM : CRASH);
    }

    /**
     * As {@link #swing()}, if the service takes it now, and has said that all but so many before it are applied.
     *
     * @return true if it was sent
     */
    public boolean trySwing(final int mostUnacknowledged) {
        if (ticks.nextSequence() - ticks.acknowledgedSequence() > mostUnacknowledged) {
            return false;
        }
        tickWriter.tick(PERPETUAL).mark(isCalm ? CRASH : CALM);
        final boolean isSent = ticks.send() == SendStatus.SENT;
        isCalm ^= isSent;
        return isSent;
    }

    /** Says a price that changes nobody's level. */
    public void stay() {
        tick(isCalm ? CALM : CRASH);
    }

    /** Says a price. */
    public void tick(final long mark) {
        do {
            client.poll();
            tickWriter.tick(PERPETUAL).mark(mark);
        } while (ticks.send() != SendStatus.SENT);
    }

    public void send(final SourcePublisher source) {
        final SendStatus status = source.send();
        assertTrue(status == SendStatus.SENT || status == SendStatus.QUEUED, status::name);
        client.poll();
    }

    private void awaitReady(final SourcePublisher source) {
        awaitReady(client, source);
    }

    /** Waits for a source of any client's. */
    public void awaitReady(final PlimsollClient any, final SourcePublisher source) {
        assertTrue(any.pollUntil(() -> source.state() == SourceState.READY, ServiceHarness.TIMEOUT_NS),
            () -> "source " + source.sourceId() + " is " + source.state());
    }

    public void awaitApplied(final SourcePublisher source) {
        assertTrue(client.pollUntil(source::isAllAcknowledged, ServiceHarness.TIMEOUT_NS),
            () -> "source " + source.sourceId() + " acknowledged " + source.acknowledgedSequence() + " of "
                + (source.nextSequence() - 1));
        assertEquals(source.nextSequence() - 1, source.acknowledgedSequence());
    }

    private void defineSources() {
        final DefineSourceEncoder source = new DefineSourceEncoder();
        operator.begin(source).sourceId(GATEWAY).sequencing(Sequencing.LOSSY).rejectionsPerSecond(1000)
            .permissions().clear().ticks(true).funding(true);
        send(operator);
        operator.begin(source).sourceId(MATCHER).sequencing(Sequencing.LOSSLESS).rejectionsPerSecond(1000)
            .permissions().clear().fills(true).collateral(true).resets(true);
        send(operator);
        operator.begin(source).sourceId(DESK).sequencing(Sequencing.LOSSY).rejectionsPerSecond(1000)
            .permissions().clear().queries(true);
        send(operator);
    }

    private void defineMarket() {
        operator.begin(new DefineAssetEncoder()).assetId(USDT).exponent((byte) -2)
            .priceInstrumentId(DefineAssetEncoder.priceInstrumentIdNullValue()).symbol("USDT").haircutsCount(0);
        send(operator);
        final DefineInstrumentEncoder instrument = operator.begin(new DefineInstrumentEncoder())
            .instrumentId(PERPETUAL).settlementAssetId(USDT)
            .baseAssetId(DefineInstrumentEncoder.baseAssetIdNullValue())
            .maximumPrice(10_000_000)
            .expiryTimeNs(DefineInstrumentEncoder.expiryTimeNsNullValue())
            .instrumentType(InstrumentType.PERPETUAL).inverse(BooleanType.FALSE).state(InstrumentState.TRADING)
            .symbol("BTCUSDT");
        instrument.tickSize().mantissa(1).exponent((byte) -1);
        instrument.lotSize().mantissa(1).exponent((byte) -3);
        instrument.multiplier().mantissa(1).exponent((byte) 0);
        send(operator);
        operator.begin(new DefineTiersEncoder()).instrumentId(PERPETUAL).tiersCount(1).next()
            .floor(0).maintenanceRate(10_000_000).amount(0).initialRate(20_000_000);
        send(operator);
    }
}
