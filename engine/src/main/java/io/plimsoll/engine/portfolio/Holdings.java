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

    /** Whether what is held on the underlying settles in the coin that it prices. */
    final boolean[] inverse;

    /** What sizes are of each tick of the underlying, unrounded. */
    final double[] units;
    final double[] linearUnits;
    final double[] shortUnits;

    /** What is long less what is short of each strike of an expiry, calls and puts alike: sizes, and units. */
    private int strikes;
    private final int[] strikeSlot;
    private final int[] firstOfStrike;
    private final int[] underlyingOfStrike;
    private final long[] sizeOfStrike;
    private final double[] unitsOfStrike;

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
        inverse = new boolean[mostPositions];
        units = new double[mostPositions];
        linearUnits = new double[mostPositions];
        shortUnits = new double[mostPositions];
        strikeSlot = new int[instruments.capacity()];
        firstOfStrike = new int[mostPositions];
        underlyingOfStrike = new int[mostPositions];
        sizeOfStrike = new long[mostPositions];
        unitsOfStrike = new double[mostPositions];
    }

    void clear() {
        legs = 0;
        linears = 0;
        expiries = 0;
        underlyings = 0;
        strikes = 0;
    }

    /** Adds a perpetual or future that is worth so much; returns the slot of its underlying. */
    int addLinear(final int instrument, final long itsLots, final long worth) {
        final int slot = slotOf(instrument);
        linears++;
        linearWorth[slot] += worth;
        linearSize[slot] += size(instrument, itsLots);
        linearUnits[slot] += inverse[slot] ? 0 : Math.abs((double) itsLots) * table.unitDouble(instrument);
        return slot;
    }

    /** Adds an option; returns its leg, whose value now is to be added to its expiry's. */
    int addOption(final int instrument, final long itsLots) {
        final int slot = slotOf(instrument);
        final int leg = legs++;
        option[leg] = instrument;
        lots[leg] = itsLots;
        size[leg] = size(instrument, itsLots);
        units[leg] = Math.abs((double) itsLots) * table.unitDouble(instrument);
        expirySlot[leg] = expirySlotOf(table.expiry(instrument), slot);
        final int strike = strikeSlotOf(table.firstOfStrike(instrument), slot);
        if (itsLots < 0) {
            shortSize[slot] += size[leg];
            shortUnits[slot] += units[leg];
            sizeOfStrike[strike] -= size[leg];
            unitsOfStrike[strike] -= units[leg];
        } else {
            sizeOfStrike[strike] += size[leg];
            unitsOfStrike[strike] += units[leg];
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

    /** Settlement minor units, rounded down: lots as so much of the underlying at its mark (rules, section 10.1). */
    long size(final int instrument, final long itsLots) {
        final Ratio unit = table.unit(instrument);
        if (table.isInverse(instrument)) {
            wide.product(Math.abs(itsLots), unit.numerator()).dividedDown(unit.denominator());
            return table.isOption(instrument)
                ? wide.value()
                : wide.dividedDown(instruments.mark(instrument)).value();
        }
        return wide.product(Math.abs(itsLots), instruments.mark(table.underlying(instrument)))
            .times(unit.numerator()).dividedDown(unit.denominator()).value();
    }

    /** What short options of an underlying exceed long ones of the same strike and expiry by, call or put alike. */
    long nakedShortSize(final int underlyingSlot) {
        long naked = 0;
        for (int strike = 0; strike < strikes; strike++) {
            naked += underlyingOfStrike[strike] == underlyingSlot ? Math.max(0, -sizeOfStrike[strike]) : 0;
        }
        return naked;
    }

    /** The same of each tick of the underlying, unrounded. */
    double nakedShortUnits(final int underlyingSlot) {
        double naked = 0;
        for (int strike = 0; strike < strikes; strike++) {
            naked += underlyingOfStrike[strike] == underlyingSlot ? Math.max(0, -unitsOfStrike[strike]) : 0;
        }
        return naked;
    }

    /**
     * An option as so much of its underlying, at a price and at part of its strike; of an inverse one in coins, the
     * strike's at the lowest price.
     */
    double priceAndStrike(final int leg, final double lowestTicks, final double highestTicks) {
        final double strike = table.strikeTicks(option[leg]) * ValueDrift.SHARE_OF_STRIKE;
        return units[leg] * (table.isInverse(option[leg]) ? 1 + strike / lowestTicks : highestTicks + strike);
    }

    int find(final int ofUnderlying) {
        for (int slot = 0; slot < underlyings; slot++) {
            if (underlying[slot] == ofUnderlying) {
                return slot;
            }
        }
        return NONE;
    }

    private int slotOf(final int instrument) {
        final int ofUnderlying = table.underlying(instrument);
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
        inverse[slot] = table.isInverse(instrument);
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

    /** Slots of strikes are found by the first option that was ever defined of one. */
    private int strikeSlotOf(final int first, final int underlyingSlot) {
        final int known = strikeSlot[first];
        if (known < strikes && firstOfStrike[known] == first) {
            return known;
        }
        final int slot = strikes++;
        strikeSlot[first] = slot;
        firstOfStrike[slot] = first;
        underlyingOfStrike[slot] = underlyingSlot;
        sizeOfStrike[slot] = 0;
        unitsOfStrike[slot] = 0;
        return slot;
    }
}
