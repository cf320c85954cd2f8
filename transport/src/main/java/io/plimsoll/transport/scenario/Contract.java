package io.plimsoll.transport.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** An instrument with its id on the wire and the exact conversions into its lots, prices and money. */
public final class Contract {
    private final Scenario.Instrument instrument;
    private final int id;
    private final int settlementId;
    private final int settlementExponent;

    Contract(
        final Scenario.Instrument instrument, final int id, final int settlementId, final int settlementExponent) {
        this.instrument = instrument;
        this.id = id;
        this.settlementId = settlementId;
        this.settlementExponent = settlementExponent;
    }

    /**
     * The instrument as it was written.
     *
     * @return its terms
     */
    public Scenario.Instrument instrument() {
        return instrument;
    }

    /**
     * The id on the wire.
     *
     * @return the instrument id
     */
    public int id() {
        return id;
    }

    int settlementId() {
        return settlementId;
    }

    /**
     * A minor unit of the settlement asset is 10 to this.
     *
     * @return the exponent
     */
    public int settlementExponent() {
        return settlementExponent;
    }

    /**
     * As it was written; otherwise the mark, as low as can be: the lower it is, the larger may an account be, and
     * liquidation prices do not end there.
     */
    long maximumPrice(final String item) {
        if (instrument.maximumPrice() != null) {
            return price(item + ": maximumPrice", instrument.maximumPrice());
        }
        return price(item + ": mark", instrument.mark() == null ? instrument.tickSize() : instrument.mark());
    }

    /**
     * Prices on the wire are mantissas at this exponent.
     *
     * @return the exponent
     */
    public int priceExponent() {
        return -instrument.tickSize().stripTrailingZeros().scale();
    }

    /**
     * A price as it is on the wire.
     *
     * @param item  whose price it is, for the message
     * @param price a multiple of the tick size
     * @return its mantissa
     * @throws ScenarioException if it is not a multiple
     */
    public long price(final String item, final BigDecimal price) {
        Decimals.multiples(item, price, instrument.tickSize(), "the tick size");
        return Decimals.fitting(item, price, price.scaleByPowerOfTen(-priceExponent()));
    }

    /**
     * A quantity in lots.
     *
     * @param item     whose quantity it is, for the message
     * @param quantity a multiple of the lot size
     * @return lots
     * @throws ScenarioException if it is not a multiple
     */
    public long lots(final String item, final BigDecimal quantity) {
        return Decimals.multiples(item, quantity, instrument.lotSize(), "the lot size");
    }

    /**
     * Value of one lot, exactly up to 34 digits.
     *
     * @param price above 0
     * @return in settlement minor units
     */
    public BigDecimal lotValue(final BigDecimal price) {
        final BigDecimal nominal =
            instrument.lotSize().multiply(instrument.multiplier()).scaleByPowerOfTen(-settlementExponent);
        return instrument.inverse() ? nominal.divide(price, MathContext.DECIMAL128) : nominal.multiply(price);
    }

    long money(final String item, final BigDecimal amount) {
        return Decimals.minorUnits(item, amount, settlementExponent);
    }

    /** Entry cost of a position taken in one fill: its signed value at entry, rounded up. */
    long entryCost(final String item, final Scenario.Position position) {
        if (position.entryCost() != null) {
            return money(item + ": entryCost", position.entryCost());
        }
        if (position.entryPrice().remainder(instrument.tickSize()).signum() != 0) {
            throw new ScenarioException(item + ": entryPrice " + Decimals.plain(position.entryPrice())
                + " must be a multiple of the tick size " + Decimals.plain(instrument.tickSize())
                + "; for an average of several fills give entryCost, what the position cost, in its place");
        }
        final BigDecimal nominal =
            position.quantity().multiply(instrument.multiplier()).scaleByPowerOfTen(-settlementExponent);
        final BigDecimal cost = instrument.inverse()
            ? nominal.negate().divide(position.entryPrice(), 0, RoundingMode.CEILING)
            : nominal.multiply(position.entryPrice()).setScale(0, RoundingMode.CEILING);
        return Decimals.fitting(item + ": value at entry", cost.scaleByPowerOfTen(settlementExponent), cost);
    }
}
