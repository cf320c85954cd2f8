package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.BalanceSetEncoder;
import io.plimsoll.engine.wire.ChainSealEncoder;
import io.plimsoll.engine.wire.CheckpointEncoder;
import io.plimsoll.engine.wire.ClockEncoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountClassEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineSourceEncoder;
import io.plimsoll.engine.wire.DefineTiersEncoder;
import io.plimsoll.engine.wire.FillEncoder;
import io.plimsoll.engine.wire.FundingIndexEncoder;
import io.plimsoll.engine.wire.InstrumentSettlementEncoder;
import io.plimsoll.engine.wire.InstrumentStateChangeEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.PositionSetEncoder;
import io.plimsoll.engine.wire.SourceQueryEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * Writes one input message at a time into its buffer. Each method named after a message begins it, with the next
 * sequence of the present source and null in its optional fields, and returns its encoder to fill in the rest;
 * {@link Messages} has the usual ones in one call. {@link #origin}, {@link #cut} and {@link #buffer} make bad ones.
 *
 * <p>The present source is the operator until {@link #from} says otherwise. Allocates nothing once it knows a source.
 */
public final class MessageWriter {
    /** The service: sends the clock, may have holes. */
    public static final int SERVICE = 0;
    /** The operator: sends everything but the clock, without holes. */
    public static final int OPERATOR = 1;

    private static final int CAPACITY = 8192;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OriginEncoder origin = new OriginEncoder();
    private final Int2ObjectHashMap<Source> sources = new Int2ObjectHashMap<>();

    private final DefineSourceEncoder defineSource = new DefineSourceEncoder();
    private final DefineAssetEncoder defineAsset = new DefineAssetEncoder();
    private final DefineInstrumentEncoder defineInstrument = new DefineInstrumentEncoder();
    private final DefineTiersEncoder defineTiers = new DefineTiersEncoder();
    private final DefineAccountClassEncoder defineAccountClass = new DefineAccountClassEncoder();
    private final DefineAccountEncoder defineAccount = new DefineAccountEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final FundingIndexEncoder fundingIndex = new FundingIndexEncoder();
    private final InstrumentStateChangeEncoder stateChange = new InstrumentStateChangeEncoder();
    private final InstrumentSettlementEncoder settlement = new InstrumentSettlementEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final CollateralChangeEncoder collateralChange = new CollateralChangeEncoder();
    private final PositionSetEncoder positionSet = new PositionSetEncoder();
    private final BalanceSetEncoder balanceSet = new BalanceSetEncoder();
    private final ClockEncoder clock = new ClockEncoder();
    private final AccountQueryEncoder accountQuery = new AccountQueryEncoder();
    private final SourceQueryEncoder sourceQuery = new SourceQueryEncoder();
    private final ChainSealEncoder chainSeal = new ChainSealEncoder();
    private final CheckpointEncoder checkpoint = new CheckpointEncoder();

    private Source source;
    private MessageEncoderFlyweight message;
    private int cutTo;

    /** A writer whose present source is the operator. */
    public MessageWriter() {
        from(OPERATOR);
    }

    /**
     * Makes a source the present one: the messages that follow are its.
     *
     * @param sourceId any, defined or not
     * @return this
     */
    public MessageWriter from(final int sourceId) {
        source = sources.get(sourceId);
        if (source == null) {
            source = new Source(sourceId);
            sources.put(sourceId, source);
        }
        return this;
    }

    /**
     * Restarts the present source: its next message is the first of an epoch.
     *
     * @param epoch of the messages that follow
     * @return this
     */
    public MessageWriter epoch(final int epoch) {
        source.epoch = epoch;
        source.nextSequence = 1;
        return this;
    }

    /**
     * Sets the sequence of the present source's next message, to leave a hole, repeat, or take a message back.
     *
     * @param sequence of the next message
     * @return this
     */
    public MessageWriter sequence(final long sequence) {
        source.nextSequence = sequence;
        return this;
    }

    /** {@return the sequence that the present source's next message will carry} */
    public long nextSequence() {
        return source.nextSequence;
    }

    /** {@return the epoch of the present source} */
    public int epoch() {
        return source.epoch;
    }

    /** {@return a source definition to fill in} */
    public DefineSourceEncoder defineSource() {
        begin(defineSource.wrapAndApplyHeader(buffer, 0, header));
        return defineSource;
    }

    /** {@return an asset definition without price source; its haircuts must be counted, even if there are none} */
    public DefineAssetEncoder defineAsset() {
        begin(defineAsset.wrapAndApplyHeader(buffer, 0, header));
        return defineAsset.priceInstrumentId(DefineAssetEncoder.priceInstrumentIdNullValue()).symbol("");
    }

    /** {@return an instrument definition without base asset and expiry} */
    public DefineInstrumentEncoder defineInstrument() {
        begin(defineInstrument.wrapAndApplyHeader(buffer, 0, header));
        return defineInstrument
            .baseAssetId(DefineInstrumentEncoder.baseAssetIdNullValue())
            .expiryTimeNs(DefineInstrumentEncoder.expiryTimeNsNullValue())
            .symbol("");
    }

    /** {@return a tier table whose tiers must be counted} */
    public DefineTiersEncoder defineTiers() {
        begin(defineTiers.wrapAndApplyHeader(buffer, 0, header));
        return defineTiers;
    }

    /** {@return an account class to fill in} */
    public DefineAccountClassEncoder defineAccountClass() {
        begin(defineAccountClass.wrapAndApplyHeader(buffer, 0, header));
        return defineAccountClass;
    }

    /** {@return an account definition without limit} */
    public DefineAccountEncoder defineAccount() {
        begin(defineAccount.wrapAndApplyHeader(buffer, 0, header));
        return defineAccount.grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue());
    }

    /** {@return a tick without time and prices} */
    public TickEncoder tick() {
        begin(tick.wrapAndApplyHeader(buffer, 0, header));
        return tick.doubt(0)
            .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue())
            .mark(TickEncoder.markNullValue())
            .index(TickEncoder.indexNullValue())
            .bid(TickEncoder.bidNullValue())
            .ask(TickEncoder.askNullValue())
            .last(TickEncoder.lastNullValue());
    }

    /** {@return a funding index without time} */
    public FundingIndexEncoder fundingIndex() {
        begin(fundingIndex.wrapAndApplyHeader(buffer, 0, header));
        return fundingIndex.exchangeTimeNs(FundingIndexEncoder.exchangeTimeNsNullValue());
    }

    /** {@return a state change to fill in} */
    public InstrumentStateChangeEncoder instrumentStateChange() {
        begin(stateChange.wrapAndApplyHeader(buffer, 0, header));
        return stateChange;
    }

    /** {@return a settlement to fill in} */
    public InstrumentSettlementEncoder instrumentSettlement() {
        begin(settlement.wrapAndApplyHeader(buffer, 0, header));
        return settlement;
    }

    /** {@return a fill without fee and trade id} */
    public FillEncoder fill() {
        begin(fill.wrapAndApplyHeader(buffer, 0, header));
        return fill.flags(0).fee(0).tradeId(FillEncoder.tradeIdNullValue());
    }

    /** {@return a collateral change to fill in} */
    public CollateralChangeEncoder collateralChange() {
        begin(collateralChange.wrapAndApplyHeader(buffer, 0, header));
        return collateralChange;
    }

    /** {@return a position set to fill in} */
    public PositionSetEncoder positionSet() {
        begin(positionSet.wrapAndApplyHeader(buffer, 0, header));
        return positionSet;
    }

    /** {@return a balance set to fill in} */
    public BalanceSetEncoder balanceSet() {
        begin(balanceSet.wrapAndApplyHeader(buffer, 0, header));
        return balanceSet;
    }

    /** {@return a clock message, complete} */
    public ClockEncoder clock() {
        begin(clock.wrapAndApplyHeader(buffer, 0, header));
        return clock;
    }

    /** {@return an account query to fill in} */
    public AccountQueryEncoder accountQuery() {
        begin(accountQuery.wrapAndApplyHeader(buffer, 0, header));
        return accountQuery;
    }

    /** {@return a source query, complete and outside the sequence} */
    public SourceQueryEncoder sourceQuery() {
        begin(sourceQuery.wrapAndApplyHeader(buffer, 0, header));
        source.nextSequence--;
        return sourceQuery;
    }

    /** {@return a seal to fill in} */
    public ChainSealEncoder chainSeal() {
        begin(chainSeal.wrapAndApplyHeader(buffer, 0, header));
        return chainSeal;
    }

    /** {@return a checkpoint to fill in} */
    public CheckpointEncoder checkpoint() {
        begin(checkpoint.wrapAndApplyHeader(buffer, 0, header));
        return checkpoint;
    }

    /**
     * Overwrites who says the message that was written last; no counter moves.
     *
     * @param sourceId to pretend to be
     * @param epoch    of it
     * @param sequence of it
     */
    public void origin(final int sourceId, final int epoch, final long sequence) {
        origin.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH).source(sourceId).epoch(epoch).sequence(sequence);
    }

    /**
     * Cuts or stretches the message that was written last.
     *
     * @param length in bytes, header included, that {@link #length} returns until the next message
     */
    public void cut(final int length) {
        cutTo = length;
    }

    /** {@return the buffer that holds the message} */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /** {@return where the message's header begins} */
    public int offset() {
        return 0;
    }

    /** {@return bytes of header and message} */
    public int length() {
        return cutTo >= 0 ? cutTo : MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength();
    }

    /**
     * Begins a message that no method here is named after.
     *
     * @param encoder of it, wrapped around {@link #buffer} behind a header
     */
    public void begin(final MessageEncoderFlyweight encoder) {
        message = encoder;
        cutTo = -1;
        origin(source.id, source.epoch, source.nextSequence);
        source.nextSequence++;
    }

    private static final class Source {
        private final int id;
        private int epoch;
        private long nextSequence = 1;

        private Source(final int id) {
            this.id = id;
        }
    }
}
