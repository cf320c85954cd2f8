package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.wire.InstrumentType;

/** What options pay at expiry (rules, section 10.2). */
public final class PayOff {
    private final InstrumentTable instruments;
    private final Wide wide = new Wide();
    private long priceTicks;

    /**
     * Pay-offs of all options.
     *
     * @param instruments what they are
     */
    public PayOff(final InstrumentTable instruments) {
        this.instruments = instruments;
    }

    /**
     * Sets the price of the underlying at expiry.
     *
     * @param ticks of the underlying
     */
    public void at(final long ticks) {
        priceTicks = ticks;
    }

    /**
     * What a position pays.
     *
     * @param option instrument index
     * @param lots   signed
     * @return settlement minor units, rounded down; negative is owed
     */
    public long of(final int option, final long lots) {
        final long above = priceTicks - instruments.underlyings().strikeTicks(option);
        final long inTheMoney = Math.max(0, instruments.get(option).type() == InstrumentType.CALL ? above : -above);
        final Ratio unit = instruments.underlyings().unit(option);
        final long divisor = instruments.underlyings().isInverse(option) ? priceTicks : 1;
        wide.product(Math.abs(lots), inTheMoney).times(unit.numerator());
        return lots < 0
            ? -wide.dividedUp(unit.denominator()).dividedUp(divisor).value()
            : wide.dividedDown(unit.denominator()).dividedDown(divisor).value();
    }
}
