package io.plimsoll.perf.portfolio;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.BalanceSetEncoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.PositionSetEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.engine.wire.VolatilitySurfaceEncoder;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages about accounts and prices, each written and applied in one call. */
final class PortfolioFeed {
    static final long START_NS = 1_795_600_000_000_000_000L;
    static final int ASSET = 0;
    static final int CLASS = 0;

    private static final int OPERATOR = 1;
    private static final int EPOCH = 1;
    private static final int CAPACITY = 4096;

    private final MarginEngine engine;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineAccountEncoder account = new DefineAccountEncoder();
    private final PositionSetEncoder position = new PositionSetEncoder();
    private final BalanceSetEncoder balance = new BalanceSetEncoder();
    private final CollateralChangeEncoder deposit = new CollateralChangeEncoder();
    private final AccountQueryEncoder query = new AccountQueryEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final VolatilitySurfaceEncoder surface = new VolatilitySurfaceEncoder();
    private long sequence;

    PortfolioFeed(final MarginEngine engine) {
        this.engine = engine;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    void account(final int accountId) {
        account.wrapAndApplyHeader(buffer, 0, header)
            .accountId(accountId).owner(accountId)
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(CLASS).valuationAssetId(ASSET).mode(AccountMode.PORTFOLIO);
        apply(account.origin(), account.limit());
    }

    void position(final int accountId, final int instrument, final long lots, final long entryCost) {
        position.wrapAndApplyHeader(buffer, 0, header)
            .accountId(accountId).instrumentId(instrument).lots(lots).entryCost(entryCost);
        apply(position.origin(), position.limit());
    }

    void balance(final int accountId, final long amount) {
        balance.wrapAndApplyHeader(buffer, 0, header).accountId(accountId).assetId(ASSET).amount(amount);
        apply(balance.origin(), balance.limit());
    }

    void deposit(final long accountId, final long amount) {
        deposit.wrapAndApplyHeader(buffer, 0, header).accountId(accountId).assetId(ASSET).delta(amount);
        apply(deposit.origin(), deposit.limit());
    }

    void query(final int accountId) {
        query.wrapAndApplyHeader(buffer, 0, header).accountId(accountId).correlationId(accountId);
        apply(query.origin(), query.limit());
    }

    void tick(final int instrument, final long mark) {
        tick.wrapAndApplyHeader(buffer, 0, header)
            .instrumentId(instrument)
            .doubt(0)
            .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue())
            .mark(mark)
            .index(TickEncoder.indexNullValue())
            .bid(TickEncoder.bidNullValue())
            .ask(TickEncoder.askNullValue())
            .last(TickEncoder.lastNullValue());
        apply(tick.origin(), tick.limit());
    }

    void surface(final int expiry, final long atTheMoney) {
        final int underlying = PortfolioMarket.underlyingOf(expiry);
        surface.wrapAndApplyHeader(buffer, 0, header)
            .underlyingInstrumentId(underlying)
            .exchangeTimeNs(VolatilitySurfaceEncoder.exchangeTimeNsNullValue())
            .expiryTimeNs(expiryTimeNs(expiry))
            .doubt(0)
            .nodesCount(3)
            .next().strike(PortfolioMarket.lowerEnd(expiry)).volatility(atTheMoney + PortfolioMarket.SMILE)
            .next().strike(PortfolioMarket.price(underlying)).volatility(atTheMoney)
            .next().strike(PortfolioMarket.upperEnd(expiry)).volatility(atTheMoney + PortfolioMarket.SMILE);
        apply(surface.origin(), surface.limit());
    }

    static long expiryTimeNs(final int expiry) {
        return START_NS + TimeUnit.DAYS.toNanos(PortfolioMarket.days(expiry));
    }

    void apply(final OriginEncoder origin, final int length) {
        sequence++;
        origin.source(OPERATOR).epoch(EPOCH).sequence(sequence);
        engine.apply(sequence, START_NS + sequence, buffer, 0, length);
    }
}
