package io.plimsoll.perf.book;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.BalanceSetEncoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.CheckpointEncoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountClassEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineTiersEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.PositionSetEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A margin engine loaded with a synthetic book by messages, ready for ticks. Accounts that get a margin call meet it,
 * as accounts of an exchange do or are closed out: after the tick they pay in until they have a fifth of their notional
 * to spare. Without that, accounts on the line would pile up for ever.
 */
public final class EngineBook implements SyntheticBook.Visitor, OutputListener {
    private static final int SERVICE = 0;
    private static final int OPERATOR = 1;
    private static final int EPOCH = 1;
    private static final int ASSET = 0;
    private static final long MAXIMUM_PRICE = 100_000_000L;
    private static final int POSITIONS_FOR_ONE = 4;

    /** A fifth of the notional is forty times a maintenance of half a percent. */
    private static final long TO_SPARE = 40;

    private final SyntheticBook book;
    private final EngineConfiguration configuration;
    private final MarginEngine engine;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PositionSetEncoder position = new PositionSetEncoder();
    private final BalanceSetEncoder balance = new BalanceSetEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final CheckpointEncoder checkpoint = new CheckpointEncoder();
    private final MessageHeaderDecoder outputHeader = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final CollateralChangeEncoder deposit = new CollateralChangeEncoder();
    private final LongArrayList toPay = new LongArrayList();
    private long sequence;
    private long operatorSequence;
    private long serviceSequence;
    private long calls;

    /**
     * Loads the book.
     *
     * @param book to load
     */
    public EngineBook(final SyntheticBook book) {
        this.book = book;
        final int accounts = book.accounts();
        configuration = new EngineConfiguration(
            EngineConfiguration.RULES_VERSION, 4, 2, SyntheticBook.INSTRUMENTS, 8, 1, accounts,
            Math.max(64, accounts * POSITIONS_FOR_ONE), accounts, 32);
        engine = new MarginEngine(configuration, this);
        defineAsset();
        defineClass();
        for (int i = 0; i < SyntheticBook.INSTRUMENTS; i++) {
            defineInstrument(i);
            defineTiers(i);
            tick(i, book.mark(i));
        }
        for (int account = 0; account < accounts; account++) {
            defineAccount(account);
        }
        book.visit(this);
    }

    public EngineConfiguration configuration() {
        return configuration;
    }

    public MarginEngine engine() {
        return engine;
    }

    /**
     * Margin calls since the beginning.
     *
     * @return changes of level, for worse or better
     */
    public long calls() {
        return calls;
    }

    @Override
    public void onOutput(final DirectBuffer output, final int offset, final int length) {
        outputHeader.wrap(output, offset);
        if (outputHeader.templateId() == MarginCallDecoder.TEMPLATE_ID) {
            calls++;
            call.wrapAndApplyHeader(output, offset, outputHeader);
            if (book.isCallMet() && call.levelTo().value() >= Level.MARGIN_CALL.value()) {
                toPay.addLong(call.accountId());
                toPay.addLong(TO_SPARE * call.maintenanceRequirement() - call.equity());
            }
        }
    }

    private void payIn() {
        for (int i = 0; i < toPay.size(); i += 2) {
            deposit.wrapAndApplyHeader(buffer, 0, header)
                .accountId(toPay.getLong(i)).assetId(ASSET).delta(toPay.getLong(i + 1));
            origin(deposit.origin());
            apply(deposit.limit());
        }
        toPay.clear();
    }

    private void defineAsset() {
        final DefineAssetEncoder asset = new DefineAssetEncoder().wrapAndApplyHeader(buffer, 0, header);
        origin(asset.origin());
        asset.assetId(ASSET).exponent((byte) -6)
            .priceInstrumentId(DefineAssetEncoder.priceInstrumentIdNullValue())
            .symbol("USD")
            .haircutsCount(0);
        apply(asset.limit());
    }

    /** Levels that are left a little higher than they are entered, as venues do it. */
    private void defineClass() {
        final DefineAccountClassEncoder levels = new DefineAccountClassEncoder().wrapAndApplyHeader(buffer, 0, header);
        origin(levels.origin());
        levels.classId(0)
            .warningRatio(1_500_000_000L).warningCure(1_650_000_000L)
            .marginCallRatio(1_200_000_000L).marginCallCure(1_300_000_000L)
            .liquidationRatio(1_000_000_000L).liquidationCure(1_100_000_000L);
        apply(levels.limit());
    }

    private void defineInstrument(final int id) {
        final DefineInstrumentEncoder instrument = new DefineInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header);
        origin(instrument.origin());
        instrument.instrumentId(id)
            .settlementAssetId(ASSET)
            .baseAssetId(DefineInstrumentEncoder.baseAssetIdNullValue())
            .maximumPrice(MAXIMUM_PRICE)
            .expiryTimeNs(DefineInstrumentEncoder.expiryTimeNsNullValue())
            .instrumentType(InstrumentType.PERPETUAL)
            .inverse(BooleanType.FALSE)
            .state(InstrumentState.TRADING)
            .symbol("PERP" + id);
        instrument.tickSize().mantissa(1).exponent((byte) -3);
        instrument.lotSize().mantissa(1).exponent((byte) -3);
        instrument.multiplier().mantissa(1).exponent((byte) 0);
        apply(instrument.limit());
    }

    private void defineTiers(final int instrumentId) {
        final DefineTiersEncoder tiers = new DefineTiersEncoder().wrapAndApplyHeader(buffer, 0, header);
        origin(tiers.origin());
        tiers.instrumentId(instrumentId).tiersCount(3)
            .next().floor(0).maintenanceRate(5_000_000L).amount(0).initialRate(10_000_000L)
            .next().floor(50_000 * SyntheticBook.UNIT).maintenanceRate(10_000_000L)
            .amount(250 * SyntheticBook.UNIT).initialRate(20_000_000L)
            .next().floor(500_000 * SyntheticBook.UNIT).maintenanceRate(25_000_000L)
            .amount(7_750 * SyntheticBook.UNIT).initialRate(50_000_000L);
        apply(tiers.limit());
    }

    private void defineAccount(final int id) {
        final DefineAccountEncoder account = new DefineAccountEncoder().wrapAndApplyHeader(buffer, 0, header);
        origin(account.origin());
        account.accountId(id).owner(id)
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(0).valuationAssetId(ASSET).mode(AccountMode.CROSS);
        apply(account.limit());
    }

    @Override
    public void position(final int account, final int instrument, final long lots) {
        position.wrapAndApplyHeader(buffer, 0, header)
            .accountId(account).instrumentId(instrument).lots(lots).entryCost(lots * book.mark(instrument));
        origin(position.origin());
        apply(position.limit());
    }

    @Override
    public void balance(final int account, final long amount) {
        balance.wrapAndApplyHeader(buffer, 0, header).accountId(account).assetId(ASSET).amount(amount);
        origin(balance.origin());
        apply(balance.limit());
    }

    /**
     * Sends a tick.
     *
     * @param instrument 0 to 99
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
        origin(tick.origin());
        apply(tick.limit());
        if (!toPay.isEmpty()) {
            payIn();
        }
    }

    /**
     * Asks for a digest of the state.
     *
     * @param firstAccount that it covers
     * @param accounts     how many it covers
     */
    public void checkpoint(final int firstAccount, final int accounts) {
        checkpoint.wrapAndApplyHeader(buffer, 0, header).firstAccount(firstAccount).accounts(accounts);
        checkpoint.origin().source(SERVICE).epoch(EPOCH).sequence(++serviceSequence);
        apply(checkpoint.limit());
    }

    private void origin(final OriginEncoder origin) {
        origin.source(OPERATOR).epoch(EPOCH).sequence(++operatorSequence);
    }

    private void apply(final int length) {
        sequence++;
        engine.apply(sequence, sequence, buffer, 0, length);
    }
}
