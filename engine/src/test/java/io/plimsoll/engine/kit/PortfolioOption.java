package io.plimsoll.engine.kit;

/**
 * What the maker of random portfolios knows of an option.
 *
 * @param id           of it
 * @param underlying   of it
 * @param isCall       or a put
 * @param isInverse    whether premium and pay-off are coins
 * @param strikeTicks  of the underlying
 * @param expiryTimeNs of it
 */
record PortfolioOption(
    int id,
    PortfolioUnderlying underlying,
    boolean isCall,
    boolean isInverse,
    long strikeTicks,
    long expiryTimeNs) {
}
