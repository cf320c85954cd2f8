package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rules 10.1 and 10.3 for a position in an option: its terms, and its value now between two nodes of the lattice.
 *
 * @param underlyingId       instrument that it is on
 * @param underlyingTickSize of that
 * @param isCall             or a put
 * @param isInverse          whether it is worth coins: what it is worth in money, divided by the underlying's price
 * @param strikeTicks        in ticks of the underlying
 * @param volatility         a year, plain fraction
 * @param expiryTimeNs       when it expires
 * @param secondsLeft        as rule 10.1 rounds them
 * @param forwardRatio       r, of the forward to the underlying's mark
 * @param rate               of discount a year, plain fraction
 * @param underlyingUnit     w: minor units per lot and tick of the underlying; of an inverse option per lot
 * @param underlyingMark     p, and the input that set it
 * @param lowerNode          ticks; p itself if that is one
 * @param step               ticks to the upper node
 * @param atLower            L at the lower node
 * @param atUpper            L at the upper node
 */
public record OptionBreakdown(
    int underlyingId,
    BigDecimal underlyingTickSize,
    boolean isCall,
    boolean isInverse,
    BigDecimal strikeTicks,
    BigDecimal volatility,
    long expiryTimeNs,
    long secondsLeft,
    BigDecimal forwardRatio,
    BigDecimal rate,
    Quotient underlyingUnit,
    Mark underlyingMark,
    BigDecimal lowerNode,
    BigDecimal step,
    BigDecimal atLower,
    BigDecimal atUpper) {

    static OptionBreakdown of(final Position position, final OptionValues values) {
        final Option option = position.instrument().option;
        final Lattice lattice = values.lattice();
        return new OptionBreakdown(
            option.underlying.id,
            option.underlying.tickSize,
            option.isCall,
            option.isInverse,
            option.strikeTicks(),
            Input.billionths(option.volatility),
            option.expiry.timeNs,
            option.expiry.secondsLeft(),
            option.expiry.plainRatio(),
            Input.billionths(option.expiry.rate),
            position.instrument().underlyingUnit(),
            option.underlying.mark,
            BigDecimal.valueOf(lattice.lower()),
            BigDecimal.valueOf(lattice.step()),
            values.nowAt(position, lattice.lower()),
            values.nowAt(position, lattice.lower() + lattice.step()));
    }
}
