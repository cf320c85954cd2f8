package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineAssetEncoder;
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineSourceEncoder;
import io.plimsoll.engine.wire.DefineTiersEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.PermissionsDecoder;
import io.plimsoll.engine.wire.Sequencing;
import java.nio.ByteOrder;

/** The usual messages, each written and sent in one call. */
public final class Messages {
    private final MessageWriter writer;
    private final Feed feed;

    /**
     * Writes to a sink of its own making.
     *
     * @param sink that takes the messages
     */
    public Messages(final MessageSink sink) {
        this.writer = new MessageWriter();
        this.feed = new Feed(writer, sink);
    }

    /** {@return the writer, for messages not found here; follow it with {@link #send}} */
    public MessageWriter writer() {
        return writer;
    }

    /** {@return the feed that stamps the messages} */
    public Feed feed() {
        return feed;
    }

    /** Sends what the writer holds. */
    public void send() {
        feed.send();
    }

    /**
     * Defines a source.
     *
     * @param sourceId    of it
     * @param permissions bits as in {@link PermissionsDecoder}
     * @param sequencing  whether it may have holes
     */
    public void source(final int sourceId, final long permissions, final Sequencing sequencing) {
        writer.defineSource().sourceId(sourceId).sequencing(sequencing).rejectionsPerSecond(1000);
        permissions(permissions);
        send();
    }

    /**
     * Overwrites the permissions of the source definition that the writer holds.
     *
     * @param permissions bits as in {@link PermissionsDecoder}
     */
    public void permissions(final long permissions) {
        final int offset = MessageHeaderEncoder.ENCODED_LENGTH
            + DefineSourceEncoder.permissionsEncodingOffset();
        writer.buffer().putInt(offset, (int) permissions, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Defines an asset without price source.
     *
     * @param assetId  of it
     * @param exponent of its minor unit
     * @param haircuts pairs of floor and haircut x 10^9
     */
    public void asset(final int assetId, final int exponent, final long... haircuts) {
        haircuts(writer.defineAsset().assetId(assetId).exponent((byte) exponent), haircuts);
        send();
    }

    /**
     * Defines an asset that has a price source.
     *
     * @param assetId      of it
     * @param exponent     of its minor unit
     * @param instrumentId of its price source
     * @param haircuts     pairs of floor and haircut x 10^9
     */
    public void pricedAsset(
        final int assetId, final int exponent, final int instrumentId, final long... haircuts) {
        haircuts(
            writer.defineAsset().assetId(assetId).exponent((byte) exponent).priceInstrumentId(instrumentId), haircuts);
        send();
    }

    /**
     * Begins a linear perpetual that is trading; tick size, lot size and multiplier are 1 and may be overwritten.
     *
     * @param instrumentId      of it
     * @param settlementAssetId of its profit
     * @param maximumPrice      at the tick size's exponent
     * @return the definition, to be completed and sent
     */
    public DefineInstrumentEncoder perpetual(
        final int instrumentId, final int settlementAssetId, final long maximumPrice) {
        final DefineInstrumentEncoder instrument = writer.defineInstrument()
            .instrumentId(instrumentId)
            .settlementAssetId(settlementAssetId)
            .maximumPrice(maximumPrice)
            .instrumentType(InstrumentType.PERPETUAL)
            .inverse(BooleanType.FALSE)
            .state(InstrumentState.TRADING);
        instrument.tickSize().mantissa(1).exponent((byte) 0);
        instrument.lotSize().mantissa(1).exponent((byte) 0);
        instrument.multiplier().mantissa(1).exponent((byte) 0);
        return instrument;
    }

    /**
     * Sets an instrument's tiers.
     *
     * @param instrumentId of it
     * @param tiers        fours of floor, maintenance rate x 10^9, amount and initial rate x 10^9
     */
    public void tiers(final int instrumentId, final long... tiers) {
        final DefineTiersEncoder.TiersEncoder group =
            writer.defineTiers().instrumentId(instrumentId).tiersCount(tiers.length / 4);
        for (int i = 0; i < tiers.length; i += 4) {
            group.next().floor(tiers[i]).maintenanceRate(tiers[i + 1]).amount(tiers[i + 2]).initialRate(tiers[i + 3]);
        }
        send();
    }

    /**
     * Defines a cross account of class 0 without limit, its owner numbered like itself.
     *
     * @param accountId        of it
     * @param valuationAssetId in which it is judged
     */
    public void account(final long accountId, final int valuationAssetId) {
        writer.defineAccount()
            .accountId(accountId)
            .owner(accountId)
            .classId(0)
            .valuationAssetId(valuationAssetId)
            .mode(AccountMode.CROSS);
        send();
    }

    /**
     * Sends a mark.
     *
     * @param instrumentId of the instrument
     * @param mark         at the tick size's exponent
     */
    public void mark(final int instrumentId, final long mark) {
        writer.tick().instrumentId(instrumentId).mark(mark);
        send();
    }

    /**
     * Sends a funding index.
     *
     * @param instrumentId of the perpetual
     * @param index        settlement minor units per lot x 10^6
     */
    public void funding(final int instrumentId, final long index) {
        writer.fundingIndex().instrumentId(instrumentId).index(index);
        send();
    }

    /**
     * Sends a fill.
     *
     * @param accountId    that traded
     * @param instrumentId it traded
     * @param lots         positive bought, negative sold
     * @param price        at the tick size's exponent
     * @param fee          in settlement minor units
     */
    public void fill(
        final long accountId, final int instrumentId, final long lots, final long price, final long fee) {
        writer.fill().accountId(accountId).instrumentId(instrumentId).lots(lots).price(price).fee(fee);
        send();
    }

    /**
     * Moves collateral.
     *
     * @param accountId of the account
     * @param assetId   of the asset
     * @param delta     minor units
     */
    public void collateral(final long accountId, final int assetId, final long delta) {
        writer.collateralChange().accountId(accountId).assetId(assetId).delta(delta);
        send();
    }

    /**
     * Replaces a position.
     *
     * @param accountId    of the account
     * @param instrumentId of the instrument
     * @param lots         signed
     * @param entryCost    settlement minor units
     */
    public void position(final long accountId, final int instrumentId, final long lots, final long entryCost) {
        writer.positionSet().accountId(accountId).instrumentId(instrumentId).lots(lots).entryCost(entryCost);
        send();
    }

    /**
     * Replaces a balance.
     *
     * @param accountId of the account
     * @param assetId   of the asset
     * @param amount    minor units
     */
    public void balance(final long accountId, final int assetId, final long amount) {
        writer.balanceSet().accountId(accountId).assetId(assetId).amount(amount);
        send();
    }

    /**
     * Settles an instrument.
     *
     * @param instrumentId of it
     * @param price        at the tick size's exponent
     */
    public void settle(final int instrumentId, final long price) {
        writer.instrumentSettlement().instrumentId(instrumentId).price(price);
        send();
    }

    /**
     * Asks for an account's report.
     *
     * @param accountId     of the account
     * @param correlationId that the report will carry
     */
    public void query(final long accountId, final long correlationId) {
        writer.accountQuery().accountId(accountId).correlationId(correlationId);
        send();
    }

    /**
     * Lets time pass and says so, as the service; the present source is the operator afterwards.
     *
     * @param nanoseconds to pass
     */
    public void clock(final long nanoseconds) {
        feed.pass(nanoseconds);
        writer.from(MessageWriter.SERVICE).clock();
        send();
        writer.from(MessageWriter.OPERATOR);
    }

    /**
     * Seals the journal up to somewhere, as the service; the present source is the operator afterwards.
     *
     * @param records  that the head covers
     * @param position behind them
     * @param head     32 bytes
     */
    public void seal(final long records, final long position, final byte[] head) {
        writer.from(MessageWriter.SERVICE).chainSeal()
            .records(records).position(position).putHead(head, 0, head.length);
        send();
        writer.from(MessageWriter.OPERATOR);
    }

    /**
     * Asks for a digest of the state, as the service; the present source is the operator afterwards.
     *
     * @param firstAccount that it is to cover, in order of definition
     * @param accounts     how many
     */
    public void checkpoint(final int firstAccount, final int accounts) {
        writer.from(MessageWriter.SERVICE).checkpoint().firstAccount(firstAccount).accounts(accounts);
        send();
        writer.from(MessageWriter.OPERATOR);
    }

    private static void haircuts(final DefineAssetEncoder asset, final long... haircuts) {
        final DefineAssetEncoder.HaircutsEncoder group = asset.haircutsCount(haircuts.length / 2);
        for (int i = 0; i < haircuts.length; i += 2) {
            group.next().floor(haircuts[i]).haircut(haircuts[i + 1]);
        }
    }
}
