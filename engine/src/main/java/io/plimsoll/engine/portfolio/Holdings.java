package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.scenario.ValueDrift;

/**
 * What one portfolio account holds, by underlying and by expiry. Slots are numbered as they are met: an underlying's
 * sums are at its slot, an expiry's at its own.
 */
final class Holdings {
    static final int NONE = -1;

    private final InstrumentTable instruments;
    private final UnderlyingTable table;
    private final Wide wide = new Wide();

    int legs;
    final int[] option;
    final long[] lots;
    final long[] size;
    final int[] expirySlot;

    int expiries;
    final int[] expiry;
    final int[] underlyingOfExpiry;
    final long[] now;

    /** Perpetuals, futures and collateral that move with an underlying. */
    int linears;

    int underlyings;
    final int[] underlying;

    /** Worth of perpetuals, futures and collateral that move with the underlying. */
    final long[] linearWorth;
    final long[] linearSize;
    final long[] shortSize;
    final long[] doubtCharge;

    /** What sizes are of each tick of the underlying, unrounded. */
    final double[] units;
    final double[] linearUnits;
    final double[] shortUnits;

    Holdings(final InstrumentTable instruments, final int mostPositions) {
        this.instruments = instruments;
        table = instruments.underlyings();
        option = new int[mostPositions];
        lots = new long[mostPositions];
        size = new long[mostPositions];
        expirySlot = new int[mostPositions];
        expiry = new int[mostPositions];
        underlyingOfExpiry = new int[mostPositions];
        now = new long[mostPositions];
        underlying = new int[mostPositions];
        linearWorth = new long[mostPositions];
        linearSize = new long[mostPositions];
        shortSize = new long[mostPositions];
        doubtCharge = new long[mostPositions];
        units = new double[mostPositions];
        linearUnits = new double[mostPositions];
        shortUnits = new double[mostPositions];
    }

    void clear() {
        legs = 0;
        linears = 0;
        expiries = 0;
        underlyings = 0;
    }

    /** Adds a perpetual or future that is worth so much; returns the slot of its underlying. */
    int addLinear(final int instrument, final long itsLots, final long worth) {
        final int slot = slotOf(table.underlying(instrument));
        linears++;
        linearWorth[slot] += worth;
        linearSize[slot] += size(instrument, itsLots);
        linearUnits[slot] += Math.abs((double) itsLots) * table.unitDouble(instrument);
        return slot;
    }

    /** Adds an option; returns its leg, whose value now is to be added to its expiry's. */
    int addOption(final int instrument, final long itsLots) {
        final int slot = slotOf(table.underlying(instrument));
        final int leg = legs++;
        option[leg] = instrument;
        lots[leg] = itsLots;
        size[leg] = size(instrument, itsLots);
        units[leg] = Math.abs((double) itsLots) * table.unitDouble(instrument);
        expirySlot[leg] = expirySlotOf(table.expiry(instrument), slot);
        if (itsLots < 0) {
            shortSize[slot] += size[leg];
            shortUnits[slot] += units[leg];
        }
        return leg;
    }

    /**
     * Adds collateral priced by an instrument, if something else is held that moves with that one's underlying; returns
     * the slot of that, or {@link #NONE}.
     */
    int addCollateral(final int priceInstrument, final long worth) {
        final int slot = find(table.underlying(priceInstrument));
        if (slot != NONE) {
            linears++;
            linearWorth[slot] += worth;
        }
        return slot;
    }

    /** Settlement minor units, rounded down: lots as so much of the underlying at its mark. */
    long size(final int instrument, final long itsLots) {
        final Ratio unit = table.unit(instrument);
        return wide.product(Math.abs(itsLots), instruments.mark(table.underlying(instrument)))
            .times(unit.numerator()).dividedDown(unit.denominator()).value();
    }

    /** What short options of an underlying exceed long ones of the same strike and expiry by, call or put alike. */
    long nakedShortSize(final int underlyingSlot) {
        long naked = 0;
        for (int leg = 0; leg < legs; leg++) {
            if (underlyingOfExpiry[expirySlot[leg]] == underlyingSlot && isFirstOfStrike(leg)) {
                naked += Math.max(0, -signedSizeOfStrike(leg));
            }
        }
        return naked;
    }

    /** An option as so much of its underlying, at a price and at part of its strike. */
    double priceAndStrike(final int leg, final double priceTicks) {
        return units[leg] * (priceTicks + table.strikeTicks(option[leg]) * ValueDrift.SHARE_OF_STRIKE);
    }

    /** The same of each tick of the underlying, unrounded. */
    double nakedShortUnits(final int underlyingSlot) {
        double naked = 0;
        for (int leg = 0; leg < legs; leg++) {
            if (underlyingOfExpiry[expirySlot[leg]] == underlyingSlot && isFirstOfStrike(leg)) {
                naked += Math.max(0, -signedUnitsOfStrike(leg));
            }
        }
        return naked;
    }

    private double signedUnitsOfStrike(final int leg) {
        double sum = 0;
        for (int other = leg; other < legs; other++) {
            if (isSameStrike(leg, other)) {
                sum += lots[other] < 0 ? -units[other] : units[other];
            }
        }
        return sum;
    }

    private boolean isFirstOfStrike(final int leg) {
        for (int other = 0; other < leg; other++) {
            if (isSameStrike(leg, other)) {
                return false;
            }
        }
        return true;
    }

    private long signedSizeOfStrike(final int leg) {
        long sum = 0;
        for (int other = leg; other < legs; other++) {
            if (isSameStrike(leg, other)) {
                sum += lots[other] < 0 ? -size[other] : size[other];
            }
        }
        return sum;
    }

    private boolean isSameStrike(final int leg, final int other) {
        return expirySlot[leg] == expirySlot[other]
            && table.strikeTicks(option[leg]) == table.strikeTicks(option[other]);
    }

    int find(final int ofUnderlying) {
        for (int slot = 0; slot < underlyings; slot++) {
            if (underlying[slot] == ofUnderlying) {
                return slot;
            }
        }
        return NONE;
    }

    private int slotOf(final int ofUnderlying) {
        final int known = find(ofUnderlying);
        if (known != NONE) {
            return known;
        }
        final int slot = underlyings++;
        underlying[slot] = ofUnderlying;
        linearWorth[slot] = 0;
        linearSize[slot] = 0;
        shortSize[slot] = 0;
        doubtCharge[slot] = 0;
        linearUnits[slot] = 0;
        shortUnits[slot] = 0;
        return slot;
    }

    private int expirySlotOf(final int ofExpiry, final int underlyingSlot) {
        for (int slot = 0; slot < expiries; slot++) {
            if (expiry[slot] == ofExpiry) {
                return slot;
            }
        }
        final int slot = expiries++;
        expiry[slot] = ofExpiry;
        underlyingOfExpiry[slot] = underlyingSlot;
        now[slot] = 0;
        return slot;
    }
}
