package io.plimsoll.engine.kit;

/** What the maker of random portfolios knows of an underlying or of what moves with it. */
final class PortfolioUnderlying {
    final int id;
    final long tickMantissa;
    final int tickExponent;
    final long anchorTicks;
    final long maximumTicks;
    /** Exponent of the size of a lot of whatever is on it. */
    final int lotExponent;
    final long usualLots;
    long ticks;

    PortfolioUnderlying(
        final int id,
        final long tickMantissa,
        final int tickExponent,
        final long anchorTicks,
        final int lotExponent,
        final long usualLots) {
        this.id = id;
        this.tickMantissa = tickMantissa;
        this.tickExponent = tickExponent;
        this.anchorTicks = anchorTicks;
        this.maximumTicks = anchorTicks * 20;
        this.lotExponent = lotExponent;
        this.usualLots = usualLots;
        ticks = anchorTicks;
    }

    /** Another instrument of the same terms. */
    PortfolioUnderlying like(final int otherId) {
        return new PortfolioUnderlying(otherId, tickMantissa, tickExponent, anchorTicks, lotExponent, usualLots);
    }

    /** A price in ticks, brought within bounds, as the wire carries it. */
    long price(final long atTicks) {
        return within(atTicks) * tickMantissa;
    }

    long within(final long atTicks) {
        return Math.max(1, Math.min(maximumTicks, atTicks));
    }
}
