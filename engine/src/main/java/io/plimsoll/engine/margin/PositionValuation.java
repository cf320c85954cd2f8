package io.plimsoll.engine.margin;

import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Wide;

/**
 * Exact worth of lots at a price. Linear lots are worth {@code lots x price x unit}, inverse ones
 * {@code -lots x unit / price}, in settlement minor units (rules, sections 1 and 2).
 */
public final class PositionValuation {
    /** The funding index counts settlement minor units per lot times this. */
    public static final long FUNDING_SCALE = 1_000_000L;

    private final InstrumentTable instruments;
    private final Wide wide = new Wide();

    /**
     * A valuation with its own working space.
     *
     * @param instruments what is valued
     */
    public PositionValuation(final InstrumentTable instruments) {
        this.instruments = instruments;
    }

    /**
     * Signed value, rounded down.
     *
     * @param instrument index
     * @param lots       positive long, negative short
     * @param priceTicks positive
     * @return settlement minor units
     */
    public long valueDown(final int instrument, final long lots, final long priceTicks) {
        final boolean negative = lots < 0 != instruments.get(instrument).inverse();
        return negative
            ? -notionalUp(instrument, lots, priceTicks)
            : notionalDown(instrument, lots, priceTicks);
    }

    /**
     * Signed value, rounded up: what lots cost.
     *
     * @param instrument index
     * @param lots       positive bought, negative sold
     * @param priceTicks positive
     * @return settlement minor units
     */
    public long costUp(final int instrument, final long lots, final long priceTicks) {
        return -valueDown(instrument, -lots, priceTicks);
    }

    /**
     * Notional, rounded down.
     *
     * @param instrument index
     * @param lots       of either sign
     * @param priceTicks positive
     * @return settlement minor units
     */
    public long notionalDown(final int instrument, final long lots, final long priceTicks) {
        final Instrument what = instruments.get(instrument);
        final long quantity = Math.abs(lots);
        if (what.inverse()) {
            return wide.product(quantity, what.unitNumerator())
                .dividedDown(priceTicks).dividedDown(what.unitDenominator()).value();
        }
        return wide.product(quantity, priceTicks).times(what.unitNumerator())
            .dividedDown(what.unitDenominator()).value();
    }

    /**
     * Notional, rounded up.
     *
     * @param instrument index
     * @param lots       of either sign
     * @param priceTicks positive
     * @return settlement minor units
     */
    public long notionalUp(final int instrument, final long lots, final long priceTicks) {
        final Instrument what = instruments.get(instrument);
        final long quantity = Math.abs(lots);
        if (what.inverse()) {
            return wide.product(quantity, what.unitNumerator())
                .dividedUp(priceTicks).dividedUp(what.unitDenominator()).value();
        }
        return wide.product(quantity, priceTicks).times(what.unitNumerator())
            .dividedUp(what.unitDenominator()).value();
    }

    /**
     * Funding not yet realised, rounded down; negative is owed.
     *
     * @param instrument   index
     * @param lots         positive long, negative short
     * @param entryFunding funding index up to which it is realised
     * @return settlement minor units
     */
    public long fundingDown(final int instrument, final long lots, final long entryFunding) {
        final long growth = instruments.fundingIndex(instrument) - entryFunding;
        if (growth == 0) {
            return 0;
        }
        wide.product(Math.abs(lots), Math.abs(growth));
        return lots > 0 == growth > 0
            ? -wide.dividedUp(FUNDING_SCALE).value()
            : wide.dividedDown(FUNDING_SCALE).value();
    }

    /**
     * A share of an entry cost, rounded down.
     *
     * @param entryCost settlement minor units
     * @param part      lots of the share, non-negative
     * @param whole     all lots, positive
     * @return settlement minor units
     */
    public long costShareDown(final long entryCost, final long part, final long whole) {
        wide.product(Math.abs(entryCost), part);
        return entryCost >= 0 ? wide.dividedDown(whole).value() : -wide.dividedUp(whole).value();
    }

    /**
     * A share of a notional, rounded up once.
     *
     * @param instrument      index
     * @param lots            of either sign
     * @param priceTicks      positive
     * @param rateNumerator   of the share, not negative
     * @param rateDenominator of the share
     * @return settlement minor units
     */
    long shareUp(
        final int instrument,
        final long lots,
        final long priceTicks,
        final long rateNumerator,
        final long rateDenominator) {
        final Instrument what = instruments.get(instrument);
        final long quantity = Math.abs(lots);
        if (what.inverse()) {
            wide.product(quantity, what.unitNumerator()).times(rateNumerator).dividedUp(priceTicks);
        } else {
            wide.product(quantity, priceTicks).times(what.unitNumerator()).times(rateNumerator);
        }
        return wide.dividedUp(what.unitDenominator()).dividedUp(rateDenominator).value();
    }
}
