package io.plimsoll.transport.explain;

import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.CheckpointDecoder;
import io.plimsoll.engine.wire.ClockDecoder;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Reads prices, facts, time and questions. */
final class FactReader {
    private static final Map<Integer, Integer> BLOCKS = Map.ofEntries(
        Map.entry(TickDecoder.TEMPLATE_ID, TickDecoder.BLOCK_LENGTH),
        Map.entry(FundingIndexDecoder.TEMPLATE_ID, FundingIndexDecoder.BLOCK_LENGTH),
        Map.entry(InstrumentStateChangeDecoder.TEMPLATE_ID, InstrumentStateChangeDecoder.BLOCK_LENGTH),
        Map.entry(InstrumentSettlementDecoder.TEMPLATE_ID, InstrumentSettlementDecoder.BLOCK_LENGTH),
        Map.entry(FillDecoder.TEMPLATE_ID, FillDecoder.BLOCK_LENGTH),
        Map.entry(CollateralChangeDecoder.TEMPLATE_ID, CollateralChangeDecoder.BLOCK_LENGTH),
        Map.entry(PositionSetDecoder.TEMPLATE_ID, PositionSetDecoder.BLOCK_LENGTH),
        Map.entry(BalanceSetDecoder.TEMPLATE_ID, BalanceSetDecoder.BLOCK_LENGTH),
        Map.entry(ClockDecoder.TEMPLATE_ID, ClockDecoder.BLOCK_LENGTH),
        Map.entry(AccountQueryDecoder.TEMPLATE_ID, AccountQueryDecoder.BLOCK_LENGTH),
        Map.entry(SourceQueryDecoder.TEMPLATE_ID, SourceQueryDecoder.BLOCK_LENGTH),
        Map.entry(ChainSealDecoder.TEMPLATE_ID, ChainSealDecoder.BLOCK_LENGTH),
        Map.entry(CheckpointDecoder.TEMPLATE_ID, CheckpointDecoder.BLOCK_LENGTH));

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InputFields fields;

    FactReader(final InputFields fields) {
        this.fields = fields;
    }

    /** Length of a message's block; 0 for messages that are not read here. */
    static int blockLength(final int templateId) {
        return BLOCKS.getOrDefault(templateId, 0);
    }

    /** Returns whether the message is one of those that are read here. */
    boolean read(final DirectBuffer buffer, final int offset) {
        switch (header.wrap(buffer, offset).templateId()) {
            case TickDecoder.TEMPLATE_ID -> read(new TickDecoder().wrapAndApplyHeader(buffer, offset, header));
            case FundingIndexDecoder.TEMPLATE_ID ->
                read(new FundingIndexDecoder().wrapAndApplyHeader(buffer, offset, header));
            case InstrumentStateChangeDecoder.TEMPLATE_ID ->
                read(new InstrumentStateChangeDecoder().wrapAndApplyHeader(buffer, offset, header));
            case InstrumentSettlementDecoder.TEMPLATE_ID ->
                read(new InstrumentSettlementDecoder().wrapAndApplyHeader(buffer, offset, header));
            case FillDecoder.TEMPLATE_ID -> read(new FillDecoder().wrapAndApplyHeader(buffer, offset, header));
            case CollateralChangeDecoder.TEMPLATE_ID ->
                read(new CollateralChangeDecoder().wrapAndApplyHeader(buffer, offset, header));
            case PositionSetDecoder.TEMPLATE_ID ->
                read(new PositionSetDecoder().wrapAndApplyHeader(buffer, offset, header));
            case BalanceSetDecoder.TEMPLATE_ID ->
                read(new BalanceSetDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AccountQueryDecoder.TEMPLATE_ID ->
                read(new AccountQueryDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ChainSealDecoder.TEMPLATE_ID ->
                read(new ChainSealDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ClockDecoder.TEMPLATE_ID ->
                fields.begin("Clock", new ClockDecoder().wrapAndApplyHeader(buffer, offset, header).origin());
            case SourceQueryDecoder.TEMPLATE_ID -> fields.begin(
                "SourceQuery", new SourceQueryDecoder().wrapAndApplyHeader(buffer, offset, header).origin());
            case CheckpointDecoder.TEMPLATE_ID ->
                read(new CheckpointDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void read(final TickDecoder tick) {
        final int instrument = tick.instrumentId();
        fields.begin("Tick", tick.origin()).instrument(instrument)
            .price("mark", instrument, tick.mark())
            .price("index", instrument, tick.index())
            .price("bid", instrument, tick.bid())
            .price("ask", instrument, tick.ask())
            .price("last", instrument, tick.last())
            .time("exchangeTime", tick.exchangeTimeNs());
        if (tick.doubt() != 0) {
            fields.billionths("doubt", tick.doubt());
        }
    }

    private void read(final FundingIndexDecoder funding) {
        fields.begin("FundingIndex", funding.origin()).instrument(funding.instrumentId())
            .text("index", funding.index())
            .time("exchangeTime", funding.exchangeTimeNs());
    }

    private void read(final InstrumentStateChangeDecoder change) {
        fields.begin("InstrumentStateChange", change.origin()).instrument(change.instrumentId())
            .whole("state", change.stateRaw());
    }

    private void read(final InstrumentSettlementDecoder settlement) {
        fields.begin("InstrumentSettlement", settlement.origin()).instrument(settlement.instrumentId())
            .price("price", settlement.instrumentId(), settlement.price());
    }

    private void read(final FillDecoder fill) {
        fields.begin("Fill", fill.origin()).whole("account", fill.accountId()).instrument(fill.instrumentId())
            .text("lots", fill.lots())
            .price("price", fill.instrumentId(), fill.price())
            .settled("fee", fill.instrumentId(), fill.fee())
            .whole("trade", fill.tradeId());
    }

    private void read(final CollateralChangeDecoder change) {
        fields.begin("CollateralChange", change.origin()).whole("account", change.accountId())
            .asset("asset", change.assetId())
            .amount("delta", change.assetId(), change.delta());
    }

    private void read(final PositionSetDecoder set) {
        fields.begin("PositionSet", set.origin()).whole("account", set.accountId()).instrument(set.instrumentId())
            .text("lots", set.lots())
            .settled("entryCost", set.instrumentId(), set.entryCost());
    }

    private void read(final BalanceSetDecoder set) {
        fields.begin("BalanceSet", set.origin()).whole("account", set.accountId())
            .asset("asset", set.assetId())
            .amount("amount", set.assetId(), set.amount());
    }

    private void read(final AccountQueryDecoder query) {
        fields.begin("AccountQuery", query.origin()).whole("account", query.accountId());
    }

    private void read(final ChainSealDecoder seal) {
        fields.begin("ChainSeal", seal.origin()).whole("records", seal.records());
    }

    private void read(final CheckpointDecoder checkpoint) {
        fields.begin("Checkpoint", checkpoint.origin()).whole("firstAccount", checkpoint.firstAccount())
            .whole("accounts", checkpoint.accounts());
    }
}
