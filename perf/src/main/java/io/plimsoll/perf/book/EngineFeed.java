package io.plimsoll.perf.book;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.BalanceSetEncoder;
import io.plimsoll.engine.wire.CheckpointEncoder;
import io.plimsoll.engine.wire.ClockEncoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.PositionSetEncoder;
import io.plimsoll.engine.wire.RollOutEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages to an engine, each written and applied in one call. Event time stands still until it is moved on. */
public final class EngineFeed {
    /** The asset of all balances. */
    public static final int ASSET = 0;

    /** The class of all accounts. */
    public static final int CLASS = 0;

    private static final int SERVICE = 0;
    private static final int OPERATOR = 1;
    private static final int EPOCH = 1;
    private static final long START_NS = 1_795_600_000_000_000_000L;

    private final MarginEngine engine;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineAccountEncoder account = new DefineAccountEncoder();
    private final PositionSetEncoder position = new PositionSetEncoder();
    private final BalanceSetEncoder balance = new BalanceSetEncoder();
    private final CollateralChangeEncoder deposit = new CollateralChangeEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final AccountQueryEncoder query = new AccountQueryEncoder();
    private final CheckpointEncoder checkpoint = new CheckpointEncoder();
    private final ClockEncoder clock = new ClockEncoder();
    private final RollOutEncoder rollOut = new RollOutEncoder();
    private long timeNs = START_NS;
    private long sequence;
    private long operatorSequence;
    private long serviceSequence;

    EngineFeed(final MarginEngine engine) {
        this.engine = engine;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    /**
     * The stamp of the next message.
     *
     * @return nanoseconds since 1970
     */
    public long timeNs() {
        return timeNs;
    }

    /**
     * Moves event time on.
     *
     * @param ns not negative
     */
    public void advance(final long ns) {
        timeNs += ns;
    }

    void account(final int accountId) {
        account.wrapAndApplyHeader(buffer, 0, header)
            .accountId(accountId).owner(accountId)
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(CLASS).valuationAssetId(ASSET).mode(AccountMode.CROSS);
        fromOperator(account.origin(), account.limit());
    }

    void position(final int accountId, final int instrument, final long lots, final long entryCost) {
        position.wrapAndApplyHeader(buffer, 0, header)
            .accountId(accountId).instrumentId(instrument).lots(lots).entryCost(entryCost);
        fromOperator(position.origin(), position.limit());
    }

    void balance(final int accountId, final long amount) {
        balance.wrapAndApplyHeader(buffer, 0, header).accountId(accountId).assetId(ASSET).amount(amount);
        fromOperator(balance.origin(), balance.limit());
    }

    void deposit(final long accountId, final long amount) {
        deposit.wrapAndApplyHeader(buffer, 0, header).accountId(accountId).assetId(ASSET).delta(amount);
        fromOperator(deposit.origin(), deposit.limit());
    }

    /**
     * An instrument's mark.
     *
     * @param instrument 0 to the number of instruments - 1
     * @param mark       ticks
     */
    public void tick(final int instrument, final long mark) {
        tick.wrapAndApplyHeader(buffer, 0, header)
            .instrumentId(instrument)
            .doubt(0)
            .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue())
            .mark(mark)
            .index(TickEncoder.indexNullValue())
            .bid(TickEncoder.bidNullValue())
            .ask(TickEncoder.askNullValue())
            .last(TickEncoder.lastNullValue());
        fromOperator(tick.origin(), tick.limit());
    }

    /**
     * Asks for an account's report.
     *
     * @param accountId whose
     */
    public void query(final int accountId) {
        query.wrapAndApplyHeader(buffer, 0, header).accountId(accountId).correlationId(accountId);
        fromOperator(query.origin(), query.limit());
    }

    /**
     * Asks for a digest of the state, as the service does.
     *
     * @param firstAccount that it covers
     * @param accounts     how many it covers
     */
    public void checkpoint(final int firstAccount, final int accounts) {
        checkpoint.wrapAndApplyHeader(buffer, 0, header).firstAccount(firstAccount).accounts(accounts);
        fromService(checkpoint.origin(), checkpoint.limit());
    }

    /** Says that time has passed, as the service does. */
    public void clock() {
        clock.wrapAndApplyHeader(buffer, 0, header);
        fromService(clock.origin(), clock.limit());
    }

    /**
     * Lets more accounts change over to coming scales, as the service does.
     *
     * @param accounts 1 to 4,096
     */
    public void rollOut(final int accounts) {
        rollOut.wrapAndApplyHeader(buffer, 0, header).accounts(accounts);
        fromService(rollOut.origin(), rollOut.limit());
    }

    void fromOperator(final OriginEncoder origin, final int length) {
        origin.source(OPERATOR).epoch(EPOCH).sequence(++operatorSequence);
        apply(length);
    }

    private void fromService(final OriginEncoder origin, final int length) {
        origin.source(SERVICE).epoch(EPOCH).sequence(++serviceSequence);
        apply(length);
    }

    private void apply(final int length) {
        engine.apply(++sequence, timeNs, buffer, 0, length);
    }
}
