package io.plimsoll.journal.audit;

import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.wire.DefineSizeChargeEncoder;
import io.plimsoll.engine.wire.DepthEncoder;
import io.plimsoll.engine.wire.MarketTotalsEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import java.util.function.Consumer;

/** The messages of rule 11.7. */
final class SizeMessages {
    private static final long ONE = ScaleFixture.ONE;

    private final Messages messages;
    private final MessageWriter writer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DefineSizeChargeEncoder sizeCharge = new DefineSizeChargeEncoder();
    private final DepthEncoder depth = new DepthEncoder();
    private final MarketTotalsEncoder totals = new MarketTotalsEncoder();

    SizeMessages(final Messages messages) {
        this.messages = messages;
        writer = messages.writer();
    }

    /**
     * Defines a size charge that charges nothing but what is changed about it: rates grow by 1 and ten times at most,
     * thinness is up to a hundred in tenths, an interval of recovery is an hour and its half-life one interval.
     *
     * @param instrumentId of the instrument
     * @param change       of the usual numbers
     * @param bands        pairs of lots and distance x 10^9
     */
    void sizeCharge(
        final int instrumentId, final Consumer<DefineSizeChargeEncoder> change, final long... bands) {
        writer.begin(sizeCharge.wrapAndApplyHeader(writer.buffer(), 0, header));
        sizeCharge.instrumentId(instrumentId)
            .recoverySamples(1)
            .recoverySampleSeconds(ScaleFixture.HOUR)
            .rootRate(0)
            .allowance(0)
            .largestSizeRate(ONE)
            .closeOutShare(0)
            .largestCloseOutFactor(10 * ONE)
            .largestThinness(100 * ONE)
            .thinnessStep(ONE / 10)
            .thinnessHysteresis(0)
            .openInterestLower(0)
            .openInterestUpper(0);
        change.accept(sizeCharge);
        final DefineSizeChargeEncoder.BandsEncoder group = sizeCharge.bandsCount(bands.length / 2);
        for (int i = 0; i < bands.length; i += 2) {
            group.next().lots(bands[i]).distance(bands[i + 1]);
        }
        messages.send();
    }

    /**
     * Tells what the book shows.
     *
     * @param instrumentId of the instrument
     * @param lots         pairs of lots bid and asked
     */
    void depth(final int instrumentId, final long... lots) {
        depth(instrumentId, DepthEncoder.exchangeTimeNsNullValue(), lots);
    }

    /** The same at an exchange time. */
    void depthAt(final int instrumentId, final long timeNs, final long... lots) {
        depth(instrumentId, timeNs, lots);
    }

    private void depth(final int instrumentId, final long timeNs, final long[] lots) {
        writer.begin(depth.wrapAndApplyHeader(writer.buffer(), 0, header));
        depth.instrumentId(instrumentId).exchangeTimeNs(timeNs);
        final DepthEncoder.BandsEncoder group = depth.bandsCount(lots.length / 2);
        for (int i = 0; i < lots.length; i += 2) {
            group.next().bidLots(lots[i]).askLots(lots[i + 1]);
        }
        messages.send();
    }

    /** Tells of the whole market; null for what is not told. */
    void totals(final int instrumentId, final Long openInterestLots, final Long volumeLots) {
        totalsAt(instrumentId, MarketTotalsEncoder.exchangeTimeNsNullValue(), openInterestLots, volumeLots);
    }

    /** The same at an exchange time. */
    void totalsAt(
        final int instrumentId, final long timeNs, final Long openInterestLots, final Long volumeLots) {
        writer.begin(totals.wrapAndApplyHeader(writer.buffer(), 0, header));
        totals.instrumentId(instrumentId)
            .exchangeTimeNs(timeNs)
            .openInterestLots(
                openInterestLots == null ? MarketTotalsEncoder.openInterestLotsNullValue() : openInterestLots)
            .volumeLots(volumeLots == null ? MarketTotalsEncoder.volumeLotsNullValue() : volumeLots);
        messages.send();
    }
}
