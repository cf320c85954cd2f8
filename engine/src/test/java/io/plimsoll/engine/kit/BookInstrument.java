package io.plimsoll.engine.kit;

import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;

/** What the maker of random messages knows of an instrument of its book. */
final class BookInstrument {
    final int id;
    final InstrumentType type;
    final boolean inverse;
    final int settlementAssetId;
    final int baseAssetId;
    final Sizes sizes;
    final long tickMantissa;
    final int tickExponent;
    final long lotMantissa;
    final int lotExponent;
    final long multiplier;
    final long anchorTicks;
    final long maximumTicks;
    /** Lots of a position of usual size. */
    final long usualLots;
    /** Settlement minor units that a position of usual size is worth, about. */
    final long usualNotional;
    InstrumentState state;
    long ticks;
    long fundingIndex;

    BookInstrument(
        final int id,
        final InstrumentType type,
        final boolean inverse,
        final int settlementAssetId,
        final int baseAssetId,
        final Sizes sizes) {
        this.id = id;
        this.type = type;
        this.inverse = inverse;
        this.settlementAssetId = settlementAssetId;
        this.baseAssetId = baseAssetId;
        this.sizes = sizes;
        this.tickMantissa = sizes.tickMantissa();
        this.tickExponent = sizes.tickExponent();
        this.lotMantissa = sizes.lotMantissa();
        this.lotExponent = sizes.lotExponent();
        this.multiplier = sizes.multiplier();
        this.anchorTicks = sizes.anchorTicks();
        this.maximumTicks = sizes.maximumTicks();
        this.usualLots = sizes.usualLots();
        this.usualNotional = sizes.usualNotional();
        this.state = InstrumentState.TRADING;
        this.ticks = anchorTicks;
    }

    boolean isSpot() {
        return type == InstrumentType.SPOT;
    }

    boolean isTrading() {
        return state == InstrumentState.TRADING;
    }

    boolean isSettled() {
        return state == InstrumentState.SETTLED;
    }

    /** A price in ticks, brought within bounds, as the wire carries it. */
    long price(final long atTicks) {
        return Math.max(1, Math.min(maximumTicks, atTicks)) * tickMantissa;
    }

    /**
     * Sizes of an instrument.
     *
     * @param tickMantissa  of the tick size
     * @param tickExponent  of the tick size
     * @param lotMantissa   of the lot size
     * @param lotExponent   of the lot size
     * @param multiplier    whole
     * @param anchorTicks   price around which it moves
     * @param maximumTicks  maximum price
     * @param usualLots     of a position
     * @param usualNotional settlement minor units of such a position
     */
    record Sizes(
        long tickMantissa,
        int tickExponent,
        long lotMantissa,
        int lotExponent,
        long multiplier,
        long anchorTicks,
        long maximumTicks,
        long usualLots,
        long usualNotional) {
    }
}
