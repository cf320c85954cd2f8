package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.VolatilitySurfaceEncoder;

/** The usual messages of options and portfolio accounts, each written and sent in one call. */
public final class PortfolioMessages {
    private final Messages messages;
    private final PortfolioWriter writer;

    /**
     * Sends through the other messages' feed.
     *
     * @param messages of everything else
     */
    public PortfolioMessages(final Messages messages) {
        this.messages = messages;
        this.writer = new PortfolioWriter(messages.writer());
    }

    /** {@return the writer, for messages not found here; follow it with {@link Messages#send}} */
    public PortfolioWriter writer() {
        return writer;
    }

    /**
     * Begins an option that is trading; tick size, lot size and multiplier are 1 and may be overwritten.
     *
     * @param instrumentId of it
     * @param underlyingId of its underlying
     * @param type         CALL or PUT
     * @param strike       at the exponent of the underlying's tick size
     * @param expiryTimeNs of it
     * @param maximumPrice at its own tick size's exponent
     * @return the definition, to be completed and sent
     */
    public DefineOptionEncoder option(
        final int instrumentId,
        final int underlyingId,
        final InstrumentType type,
        final long strike,
        final long expiryTimeNs,
        final long maximumPrice) {
        final DefineOptionEncoder option = writer.defineOption()
            .instrumentId(instrumentId)
            .underlyingInstrumentId(underlyingId)
            .maximumPrice(maximumPrice)
            .strike(strike)
            .expiryTimeNs(expiryTimeNs)
            .optionType(type)
            .state(InstrumentState.TRADING);
        option.tickSize().mantissa(1).exponent((byte) 0);
        option.lotSize().mantissa(1).exponent((byte) 0);
        option.multiplier().mantissa(1).exponent((byte) 0);
        return option;
    }

    /**
     * Assigns an underlying.
     *
     * @param instrumentId of the perpetual or future
     * @param underlyingId of what it moves with
     */
    public void underlying(final int instrumentId, final int underlyingId) {
        writer.assignUnderlying().instrumentId(instrumentId).underlyingInstrumentId(underlyingId);
        messages.send();
    }

    /**
     * Defines a grid.
     *
     * @param gridId of it
     * @param terms  its numbers
     */
    public void grid(final int gridId, final GridTerms terms) {
        terms.writeTo(writer.defineGrid().gridId(gridId));
        messages.send();
    }

    /**
     * Assigns a grid to a class.
     *
     * @param classId of the account class
     * @param gridId  of the grid
     */
    public void assignGrid(final int classId, final int gridId) {
        writer.assignGrid().classId(classId).gridId(gridId);
        messages.send();
    }

    /**
     * Assigns a grid and a shadow grid to a class.
     *
     * @param classId      of the account class
     * @param gridId       of the grid
     * @param shadowGridId of the other
     */
    public void assignGrid(final int classId, final int gridId, final int shadowGridId) {
        writer.assignGrid().classId(classId).gridId(gridId).shadowGridId(shadowGridId);
        messages.send();
    }

    /**
     * Begins an inverse option that is trading; tick size, lot size and multiplier are 1 and may be overwritten.
     *
     * @param instrumentId of it
     * @param underlyingId of its underlying
     * @param assetId      in which premium and pay-off are
     * @param type         CALL or PUT
     * @param strike       at the exponent of the underlying's tick size
     * @param expiryTimeNs of it
     * @param maximumPrice at its own tick size's exponent
     * @return the definition, to be completed and sent
     */
    public DefineOptionEncoder inverseOption(
        final int instrumentId,
        final int underlyingId,
        final int assetId,
        final InstrumentType type,
        final long strike,
        final long expiryTimeNs,
        final long maximumPrice) {
        return option(instrumentId, underlyingId, type, strike, expiryTimeNs, maximumPrice)
            .settlementAssetId(assetId).inverse(BooleanType.TRUE);
    }

    /**
     * Sends a mark that is not certain.
     *
     * @param instrumentId of the price source
     * @param mark         at the tick size's exponent
     * @param doubt        x 10^9
     */
    public void doubtfulMark(final int instrumentId, final long mark, final int doubt) {
        messages.writer().tick().instrumentId(instrumentId).mark(mark).doubt(doubt);
        messages.send();
    }

    /**
     * Defines a portfolio account without limit, its owner numbered like itself.
     *
     * @param accountId        of it
     * @param classId          of its class
     * @param valuationAssetId in which it is judged
     */
    public void account(final long accountId, final int classId, final int valuationAssetId) {
        messages.writer().defineAccount()
            .accountId(accountId)
            .owner(accountId)
            .classId(classId)
            .valuationAssetId(valuationAssetId)
            .mode(AccountMode.PORTFOLIO);
        messages.send();
    }

    /**
     * Sends an option's volatility.
     *
     * @param instrumentId of the option
     * @param volatility   a year, x 10^9
     */
    public void volatility(final int instrumentId, final long volatility) {
        doubtfulVolatility(instrumentId, volatility, 0);
    }

    /**
     * Sends an option's volatility that is not certain.
     *
     * @param instrumentId of the option
     * @param volatility   a year, x 10^9
     * @param doubt        x 10^9
     */
    public void doubtfulVolatility(final int instrumentId, final long volatility, final int doubt) {
        writer.volatility().instrumentId(instrumentId).volatility(volatility).doubt(doubt);
        messages.send();
    }

    /**
     * Sends an expiry's volatilities.
     *
     * @param underlyingId of the underlying
     * @param expiryTimeNs of the expiry
     * @param nodes        pairs of strike, at the exponent of the underlying's tick size, and volatility x 10^9
     */
    public void surface(final int underlyingId, final long expiryTimeNs, final long... nodes) {
        doubtfulSurface(underlyingId, expiryTimeNs, 0, nodes);
    }

    /**
     * Sends an expiry's volatilities that are not certain.
     *
     * @param underlyingId of the underlying
     * @param expiryTimeNs of the expiry
     * @param doubt        x 10^9
     * @param nodes        pairs of strike, at the exponent of the underlying's tick size, and volatility x 10^9
     */
    public void doubtfulSurface(
        final int underlyingId, final long expiryTimeNs, final int doubt, final long... nodes) {
        final VolatilitySurfaceEncoder.NodesEncoder group = writer.volatilitySurface()
            .underlyingInstrumentId(underlyingId).expiryTimeNs(expiryTimeNs).doubt(doubt)
            .nodesCount(nodes.length / 2);
        for (int i = 0; i < nodes.length; i += 2) {
            group.next().strike(nodes[i]).volatility(nodes[i + 1]);
        }
        messages.send();
    }

    /**
     * Sends an expiry's forward.
     *
     * @param underlyingId of the underlying
     * @param expiryTimeNs of the expiry
     * @param forward      at the exponent of the underlying's tick size
     * @param rate         of discount, a year, x 10^9
     */
    public void forward(final int underlyingId, final long expiryTimeNs, final long forward, final long rate) {
        doubtfulForward(underlyingId, expiryTimeNs, forward, rate, 0);
    }

    /**
     * Sends an expiry's forward that is not certain.
     *
     * @param underlyingId of the underlying
     * @param expiryTimeNs of the expiry
     * @param forward      at the exponent of the underlying's tick size
     * @param rate         of discount, a year, x 10^9
     * @param doubt        x 10^9
     */
    public void doubtfulForward(
        final int underlyingId, final long expiryTimeNs, final long forward, final long rate, final int doubt) {
        writer.forward()
            .underlyingInstrumentId(underlyingId).expiryTimeNs(expiryTimeNs).forward(forward).rate(rate)
            .doubt(doubt);
        messages.send();
    }
}
