package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.TierTable;
import io.plimsoll.engine.liquidity.SizeLimits;
import io.plimsoll.engine.liquidity.SizeTable;
import io.plimsoll.engine.margin.Bounds;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.scale.ScaleTable;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;

/** DefineTiers: the first table of an instrument, and changes of it. */
final class TierDefinitions {
    private final InstrumentTable instruments;
    private final ScaleTable scales;
    private final SizeTable sizes;
    private final Holders holders;
    private final Bounds bounds;
    private final Surveillance surveillance;
    private final Wide wide = new Wide();
    private final DefineTiersDecoder message = new DefineTiersDecoder();

    TierDefinitions(final Book book, final Bounds bounds, final Surveillance surveillance) {
        this.instruments = book.instruments();
        scales = book.scales();
        sizes = book.sizes();
        holders = new Holders(book, bounds);
        this.bounds = bounds;
        this.surveillance = surveillance;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(message.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (instruments.get(instrument).type() == InstrumentType.SPOT
            || instruments.underlyings().isOption(instrument)) {
            return ReasonCode.NOT_MARGINED;
        }
        if (instruments.state(instrument) == InstrumentState.SETTLED) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        final ReasonCode reason = checkTiers(scales.largestScale(instrument), sizes.limits(instrument));
        if (reason != ACCEPTED) {
            return reason;
        }
        if (!doHoldersFit(instrument)) {
            return ReasonCode.OVERFLOW;
        }
        apply(instrument);
        surveillance.examineHolders(instrument);
        return ACCEPTED;
    }

    private ReasonCode checkTiers(final long largestScale, final SizeLimits limits) {
        final DefineTiersDecoder.TiersDecoder tiers = message.tiers();
        if (tiers.count() == 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (tiers.count() > instruments.tiers().maxTiers()) {
            return ReasonCode.TIERS_FULL;
        }
        boolean ordered = true;
        boolean continuous = true;
        long floor = 0;
        long rate = 0;
        long amount = 0;
        for (boolean first = true; tiers.hasNext(); first = false) {
            tiers.next();
            if (!areRatesValid(tiers, largestScale, limits)) {
                return ReasonCode.INVALID_DEFINITION;
            }
            if (first) {
                ordered = tiers.floor() == 0 && tiers.amount() == 0;
            } else {
                ordered &= tiers.floor() > floor && tiers.maintenanceRate() >= rate;
                continuous &= ordered && isContinuous(tiers, rate, amount);
            }
            floor = tiers.floor();
            rate = tiers.maintenanceRate();
            amount = tiers.amount();
        }
        if (!ordered) {
            return ReasonCode.TIERS_NOT_ORDERED;
        }
        return continuous ? ACCEPTED : ReasonCode.TIERS_NOT_CONTINUOUS;
    }

    private static boolean areRatesValid(
        final DefineTiersDecoder.TiersDecoder tier, final long largestScale, final SizeLimits limits) {
        return tier.maintenanceRate() >= 0
            && tier.maintenanceRate() <= tier.initialRate()
            && limits.allow(tier.initialRate(), largestScale);
    }

    /** Maintenance does not jump, but for rounding: the amount is rounded down, so that it is never too low. */
    private boolean isContinuous(
        final DefineTiersDecoder.TiersDecoder tier, final long rateBefore, final long amountBefore) {
        final long rise = tier.maintenanceRate() - rateBefore;
        return wide.product(tier.floor(), rise).dividedDown(Rate.ONE).fitsIn(62)
            && tier.amount() - amountBefore == wide.value();
    }

    private boolean doHoldersFit(final int instrument) {
        bounds.tiersChanged(instrument, largestRate());
        final boolean fit = holders.fit(instrument);
        if (!fit) {
            bounds.tiersChanged(instrument, instruments.tiers().largestRate(instrument));
        }
        return fit;
    }

    private long largestRate() {
        long largest = 0;
        message.sbeRewind();
        final DefineTiersDecoder.TiersDecoder tiers = message.tiers();
        while (tiers.hasNext()) {
            largest = Math.max(largest, tiers.next().initialRate());
        }
        return largest;
    }

    private void apply(final int instrument) {
        final TierTable table = instruments.tiers();
        message.sbeRewind();
        final DefineTiersDecoder.TiersDecoder tiers = message.tiers();
        table.count(instrument, tiers.count());
        for (int tier = 0; tiers.hasNext(); tier++) {
            tiers.next();
            table.set(
                instrument, tier, tiers.floor(), tiers.amount(), tiers.maintenanceRate(), tiers.initialRate());
        }
    }
}
