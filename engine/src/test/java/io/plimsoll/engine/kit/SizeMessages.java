package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.DefineSizeChargeEncoder;
import io.plimsoll.engine.wire.DepthEncoder;
import io.plimsoll.engine.wire.MarketTotalsEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;

/** The messages that say how requirements grow with size, and what the market can take. */
public final class SizeMessages {
    /** Of the last band: it has no end. */
    public static final long NO_END = Long.MAX_VALUE;

    /** Of what is not told. */
    public static final long NOT_TOLD = MarketTotalsEncoder.openInterestLotsNullValue();

    private static final long ONE = 1_000_000_000;

    private final Messages messages;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineSizeChargeEncoder definition = new DefineSizeChargeEncoder();
    private final DepthEncoder depth = new DepthEncoder();
    private final MarketTotalsEncoder totals = new MarketTotalsEncoder();

    /**
     * Sends through the other messages' feed.
     *
     * @param messages of everything else
     */
    public SizeMessages(final Messages messages) {
        this.messages = messages;
    }

    /**
     * Begins a charge that charges for its bands alone, at most 10; thinness goes in steps of a tenth up to 10, without
     * hysteresis, and half of what is shown again counts after a minute. All may be overwritten.
     *
     * @param instrumentId of the instrument
     * @param bands        pairs of lots and distance x 10^9, from the inside out
     * @return the charge, to be completed and sent
     */
    public DefineSizeChargeEncoder definition(final int instrumentId, final long... bands) {
        messages.writer().begin(definition.wrapAndApplyHeader(messages.writer().buffer(), 0, header));
        definition.instrumentId(instrumentId)
            .recoverySamples(1)
            .recoverySampleSeconds(60)
            .rootRate(0)
            .allowance(0)
            .largestSizeRate(10 * ONE)
            .closeOutShare(0)
            .largestCloseOutFactor(ONE)
            .largestThinness(10 * ONE)
            .thinnessStep(ONE / 10)
            .thinnessHysteresis(0)
            .openInterestLower(0)
            .openInterestUpper(0);
        final DefineSizeChargeEncoder.BandsEncoder group = definition.bandsCount(bands.length / 2);
        for (int i = 0; i < bands.length; i += 2) {
            group.next().lots(bands[i]).distance(bands[i + 1]);
        }
        return definition;
    }

    /**
     * Begins the lots that a book shows.
     *
     * @param instrumentId of the instrument
     * @param lots         pairs of lots bid and asked within the distance of each band, from the inside out
     * @return the message, to be completed and sent
     */
    public DepthEncoder depth(final int instrumentId, final long... lots) {
        messages.writer().begin(depth.wrapAndApplyHeader(messages.writer().buffer(), 0, header));
        depth.instrumentId(instrumentId).exchangeTimeNs(DepthEncoder.exchangeTimeNsNullValue());
        final DepthEncoder.BandsEncoder group = depth.bandsCount(lots.length / 2);
        for (int i = 0; i < lots.length; i += 2) {
            group.next().bidLots(lots[i]).askLots(lots[i + 1]);
        }
        return depth;
    }

    /**
     * Begins what is told of a market.
     *
     * @param instrumentId     of the instrument
     * @param openInterestLots or {@link #NOT_TOLD}
     * @param volumeLots       of a day, or {@link #NOT_TOLD}
     * @return the message, to be completed and sent
     */
    public MarketTotalsEncoder totals(final int instrumentId, final long openInterestLots, final long volumeLots) {
        messages.writer().begin(totals.wrapAndApplyHeader(messages.writer().buffer(), 0, header));
        return totals.instrumentId(instrumentId)
            .exchangeTimeNs(MarketTotalsEncoder.exchangeTimeNsNullValue())
            .openInterestLots(openInterestLots)
            .volumeLots(volumeLots);
    }
}
