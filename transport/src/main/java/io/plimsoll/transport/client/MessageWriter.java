package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.BalanceSetEncoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.FillEncoder;
import io.plimsoll.engine.wire.FundingIndexEncoder;
import io.plimsoll.engine.wire.PositionSetEncoder;
import io.plimsoll.engine.wire.TickEncoder;

/**
 * Begins the everyday messages of a source with every optional field null and every flag clear, so that the caller sets
 * only what it has to say. Follow with {@link SourcePublisher#send()}.
 */
public final class MessageWriter {
    private final TickEncoder tick = new TickEncoder();
    private final FundingIndexEncoder fundingIndex = new FundingIndexEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final CollateralChangeEncoder collateralChange = new CollateralChangeEncoder();
    private final PositionSetEncoder positionSet = new PositionSetEncoder();
    private final BalanceSetEncoder balanceSet = new BalanceSetEncoder();
    private final AccountQueryEncoder accountQuery = new AccountQueryEncoder();
    private final DefineAccountEncoder defineAccount = new DefineAccountEncoder();
    private final SourcePublisher publisher;

    /**
     * A writer of one source's messages.
     *
     * @param publisher of the source
     */
    public MessageWriter(final SourcePublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Begins a tick without time and prices: set those there are.
     *
     * @param instrumentId of the instrument
     * @return the encoder
     */
    public TickEncoder tick(final int instrumentId) {
        return publisher.begin(tick)
            .instrumentId(instrumentId)
            .doubt(0)
            .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue())
            .mark(TickEncoder.markNullValue())
            .index(TickEncoder.indexNullValue())
            .bid(TickEncoder.bidNullValue())
            .ask(TickEncoder.askNullValue())
            .last(TickEncoder.lastNullValue());
    }

    /**
     * Begins a funding index without time.
     *
     * @param instrumentId of the perpetual
     * @param index        settlement minor units per lot x 10^6
     * @return the encoder
     */
    public FundingIndexEncoder fundingIndex(final int instrumentId, final long index) {
        return publisher.begin(fundingIndex)
            .instrumentId(instrumentId)
            .exchangeTimeNs(FundingIndexEncoder.exchangeTimeNsNullValue())
            .index(index);
    }

    /**
     * Begins a fill without fee and trade id.
     *
     * @param accountId    of the account
     * @param instrumentId of the instrument
     * @param lots         positive bought, negative sold
     * @param price        at the tick size's exponent
     * @return the encoder
     */
    public FillEncoder fill(final long accountId, final int instrumentId, final long lots, final long price) {
        return publisher.begin(fill)
            .accountId(accountId)
            .instrumentId(instrumentId)
            .flags(0)
            .lots(lots)
            .price(price)
            .fee(0)
            .tradeId(FillEncoder.tradeIdNullValue());
    }

    /**
     * Begins a deposit, withdrawal or transfer.
     *
     * @param accountId of the account
     * @param assetId   of the asset
     * @param delta     minor units
     * @return the encoder
     */
    public CollateralChangeEncoder collateralChange(final long accountId, final int assetId, final long delta) {
        return publisher.begin(collateralChange).accountId(accountId).assetId(assetId).delta(delta);
    }

    /**
     * Begins an absolute position.
     *
     * @param accountId    of the account
     * @param instrumentId of the instrument
     * @param lots         of the position
     * @param entryCost    settlement minor units paid for it
     * @return the encoder
     */
    public PositionSetEncoder positionSet(
        final long accountId, final int instrumentId, final long lots, final long entryCost) {
        return publisher.begin(positionSet)
            .accountId(accountId).instrumentId(instrumentId).lots(lots).entryCost(entryCost);
    }

    /**
     * Begins an absolute balance.
     *
     * @param accountId of the account
     * @param assetId   of the asset
     * @param amount    minor units
     * @return the encoder
     */
    public BalanceSetEncoder balanceSet(final long accountId, final int assetId, final long amount) {
        return publisher.begin(balanceSet).accountId(accountId).assetId(assetId).amount(amount);
    }

    /**
     * Begins an account of class 0 without a limit.
     *
     * @param accountId        of the account
     * @param owner            of the account
     * @param valuationAssetId in which its equity is counted
     * @return the encoder; mode still to be set
     */
    public DefineAccountEncoder defineAccount(final long accountId, final long owner, final int valuationAssetId) {
        return publisher.begin(defineAccount)
            .accountId(accountId)
            .owner(owner)
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(0)
            .valuationAssetId(valuationAssetId);
    }

    /**
     * Begins a question for an account's report.
     *
     * @param accountId     of the account
     * @param correlationId the report will carry
     * @return the encoder
     */
    public AccountQueryEncoder accountQuery(final long accountId, final long correlationId) {
        return publisher.begin(accountQuery).accountId(accountId).correlationId(correlationId);
    }
}
