package io.plimsoll.transport.explain;

import io.plimsoll.engine.scenario.ExpiryHolding;
import io.plimsoll.engine.scenario.GridMargin;
import io.plimsoll.engine.scenario.GridPortfolio;
import io.plimsoll.engine.scenario.LinearHolding;
import io.plimsoll.engine.scenario.OptionLeg;
import io.plimsoll.engine.scenario.ProfitParts;
import io.plimsoll.journal.audit.ExpiryBreakdown;
import io.plimsoll.journal.audit.OptionBreakdown;
import io.plimsoll.journal.audit.PositionBreakdown;
import io.plimsoll.journal.audit.Quotient;
import io.plimsoll.journal.audit.UnderlyingBreakdown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * What the derivatives of now explain of the worst scenario's outcome, in whole minor units, for people: computed in
 * doubles at the price itself. Together they are the outcome; the remainder is what no derivative explains.
 *
 * @param delta     of options and of what is linear, times the move
 * @param gamma     of options, times half the move's square
 * @param vega      of options, times what volatilities change by
 * @param discount  of shocked values
 * @param remainder the rest
 */
record WorstParts(BigDecimal delta, BigDecimal gamma, BigDecimal vega, BigDecimal discount, BigDecimal remainder) {

    /** Of an underlying, with the positions of the account; of what is inverse in coins. */
    static WorstParts of(final UnderlyingBreakdown underlying, final List<PositionBreakdown> positions) {
        final double spot = underlying.mark().ticks().doubleValue();
        final List<ExpiryHolding> expiries = underlying.expiries().stream()
            .map(expiry -> holding(expiry, spot, legs(underlying, expiry, positions)))
            .toList();
        final ProfitParts parts = GridMargin.of(underlying.worstScenario().model(), new GridPortfolio(
            spot, 1, 1, 0,
            List.of(linear(underlying, spot)),
            expiries, List.of(), List.of(), underlying.isInverse())).parts();
        final BigDecimal delta = whole(parts.delta());
        final BigDecimal gamma = whole(parts.gamma());
        final BigDecimal vega = whole(parts.vega());
        final BigDecimal discount = whole(parts.discount());
        return new WorstParts(delta, gamma, vega, discount,
            underlying.worstScenario().outcome().subtract(delta).subtract(gamma).subtract(vega).subtract(discount));
    }

    /** What is worth so much; an inverse one that is long is worth less than nothing. */
    private static LinearHolding linear(final UnderlyingBreakdown underlying, final double spot) {
        final double worth = underlying.linearValue().doubleValue();
        return new LinearHolding(underlying.isInverse() ? -worth * spot : worth / spot, spot, 0, 1);
    }

    private static ExpiryHolding holding(
        final ExpiryBreakdown expiry, final double spot, final List<OptionLeg> legs) {
        return new ExpiryHolding(
            expiry.secondsLeft(), spot * expiry.forwardRatio().doubleValue(), expiry.rate().doubleValue(), 1, legs);
    }

    private static List<OptionLeg> legs(
        final UnderlyingBreakdown underlying, final ExpiryBreakdown expiry, final List<PositionBreakdown> positions) {
        return positions.stream()
            .filter(position -> position.option() != null
                && position.option().underlyingId() == underlying.instrumentId()
                && position.option().expiryTimeNs() == expiry.timeNs())
            .map(WorstParts::leg)
            .toList();
    }

    /** In ticks of the underlying and minor units, so that an amount is lots times the underlying unit. */
    private static OptionLeg leg(final PositionBreakdown position) {
        final OptionBreakdown option = position.option();
        final Quotient unit = option.underlyingUnit();
        final BigDecimal amount =
            position.lots().multiply(unit.dividend()).divide(unit.divisor(), MathContext.DECIMAL64);
        return new OptionLeg(
            option.isCall(), option.strikeTicks().doubleValue(), amount.doubleValue(),
            option.volatility().doubleValue());
    }

    private static BigDecimal whole(final double amount) {
        return new BigDecimal(amount).setScale(0, RoundingMode.HALF_EVEN);
    }
}
