package io.plimsoll.journal.audit;

import java.math.BigInteger;

/** A position: signed lots, what was paid for them, and the funding index up to which funding is realised. */
final class Position {
    private static final BigInteger FUNDING_SCALE = BigInteger.valueOf(1_000_000L);

    final Instrument instrument;
    BigInteger lots;
    BigInteger entryCost;
    BigInteger entryFunding;

    Position(
        final Instrument instrument,
        final BigInteger lots,
        final BigInteger entryCost,
        final BigInteger entryFunding) {
        this.instrument = instrument;
        this.lots = lots;
        this.entryCost = entryCost;
        this.entryFunding = entryFunding;
    }

    static Position none(final Instrument instrument) {
        return new Position(instrument, BigInteger.ZERO, BigInteger.ZERO, instrument.fundingIndex);
    }

    Position copy() {
        return new Position(instrument, lots, entryCost, entryFunding);
    }

    /**
     * Rule 2, Fill.
     *
     * @return the realised profit P
     */
    BigInteger fill(final BigInteger bought, final BigInteger price) {
        BigInteger profit = realiseFunding();
        if (lots.signum() == 0 || lots.signum() == bought.signum()) {
            entryCost = entryCost.add(instrument.value(bought, price).ceil());
        } else if (bought.abs().compareTo(lots.abs()) <= 0) {
            final BigInteger cost = instrument.value(bought, price).ceil();
            final BigInteger released = Quotient.ratio(entryCost.multiply(bought.abs()), lots.abs()).floor();
            profit = profit.subtract(cost).subtract(released);
            entryCost = entryCost.subtract(released);
        } else {
            profit = profit.subtract(instrument.value(lots.negate(), price).ceil()).subtract(entryCost);
            entryCost = instrument.value(bought.add(lots), price).ceil();
        }
        lots = lots.add(bought);
        return profit;
    }

    /**
     * Rule 2, Settlement.
     *
     * @return the realised profit P
     */
    BigInteger settle(final BigInteger price) {
        final BigInteger profit = realiseFunding().add(instrument.value(lots, price).floor()).subtract(entryCost);
        lots = BigInteger.ZERO;
        entryCost = BigInteger.ZERO;
        return profit;
    }

    /** Funding that is not realised yet, unrounded: negative if the position pays. */
    Quotient funding() {
        return Quotient.ratio(
            lots.negate().multiply(instrument.fundingIndex.subtract(entryFunding)), FUNDING_SCALE);
    }

    /** Rule 2, Unrealised profit at the mark. */
    BigInteger unrealisedProfit() {
        return instrument.value(lots, instrument.mark).floor().subtract(entryCost).add(funding().floor());
    }

    BigInteger maintenance() {
        final Quotient notional = instrument.notional(lots, instrument.mark);
        return instrument.tierOf(notional).maintenance(notional).ceil();
    }

    BigInteger initial() {
        final Quotient notional = instrument.notional(lots, instrument.mark);
        return instrument.tierOf(notional).initial(notional).ceil();
    }

    private BigInteger realiseFunding() {
        final BigInteger realised = funding().floor();
        entryFunding = instrument.fundingIndex;
        return realised;
    }
}
