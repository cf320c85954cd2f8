package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 2: a position and how it changes.
 *
 * @param instrument   that is held
 * @param lots         q: positive if long
 * @param entryCost    K: what was paid for the lots, settlement minor units
 * @param entryFunding f: the funding index up to which funding is realised
 */
record Position(Instrument instrument, BigDecimal lots, BigDecimal entryCost, BigDecimal entryFunding) {

    /** A position after a change, and the profit P that the change realised. */
    record Change(Position position, BigDecimal profit) {
    }

    static Position none(final Instrument instrument) {
        return new Position(instrument, BigDecimal.ZERO, BigDecimal.ZERO, instrument.funding.index());
    }

    /** Rule 2, Fill. */
    Change fill(final BigDecimal bought, final BigDecimal price) {
        final BigDecimal lotsAfter = lots.add(bought);
        final BigDecimal realised = realisedFunding();
        if (lots.signum() == 0 || lots.signum() == bought.signum()) {
            final BigDecimal cost = instrument.value(bought, price).ceil();
            return new Change(at(lotsAfter, entryCost.add(cost)), realised);
        }
        if (bought.abs().compareTo(lots.abs()) <= 0) {
            final BigDecimal cost = instrument.value(bought, price).ceil();
            final BigDecimal released = Quotient.of(entryCost.multiply(bought.abs()), lots.abs()).floor();
            return new Change(
                at(lotsAfter, entryCost.subtract(released)), realised.subtract(cost).subtract(released));
        }
        final BigDecimal closing = instrument.value(lots.negate(), price).ceil();
        return new Change(
            at(lotsAfter, instrument.value(lotsAfter, price).ceil()),
            realised.subtract(closing).subtract(entryCost));
    }

    /** Rule 2, Settlement: the profit P. */
    BigDecimal settle(final BigDecimal price) {
        return realisedFunding().add(instrument.value(lots, price).floor()).subtract(entryCost);
    }

    /** Funding that is not realised yet, unrounded: negative if the position pays. */
    BigDecimal funding() {
        return lots.negate().multiply(instrument.funding.index().subtract(entryFunding)).scaleByPowerOfTen(-6);
    }

    /** Rule 10.2: a fill of an option, whose premium is cash. */
    Change fillOption(final BigDecimal bought, final BigDecimal price) {
        return new Change(at(lots.add(bought), BigDecimal.ZERO), instrument.value(bought, price).ceil().negate());
    }

    /** Rule 10.2: what an option pays at a price of its underlying. */
    BigDecimal payOff(final BigDecimal price) {
        return instrument.underlyingUnit().times(instrument.option.payOff(price)).times(lots).floor();
    }

    /** Rule 10.1: h, at the mark of the underlying, of an inverse perpetual or future at its own. */
    BigDecimal size() {
        if (!instrument.isInverseOnUnderlying()) {
            final BigDecimal ticks = instrument.underlying().mark.ticks();
            return instrument.underlyingUnit().times(lots.abs().multiply(ticks)).floor();
        }
        return instrument.isOption()
            ? instrument.underlyingUnit().times(lots.abs()).floor()
            : instrument.notional(lots, instrument.mark.ticks()).floor();
    }

    /** Whether it is worth something else with another mark or funding index of an instrument. */
    boolean moves(final int instrumentId) {
        return instrument.id == instrumentId || instrument.underlying().id == instrumentId;
    }

    private BigDecimal realisedFunding() {
        return Quotient.of(funding()).floor();
    }

    private Position at(final BigDecimal lotsAfter, final BigDecimal costAfter) {
        return new Position(instrument, lotsAfter, costAfter, instrument.funding.index());
    }
}
