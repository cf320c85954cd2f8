package io.plimsoll.engine.kit;

/**
 * What the maker of random messages knows of an asset of its book.
 *
 * @param id                of it
 * @param exponent          of its minor unit
 * @param priceInstrumentId its price source, or {@link #UNPRICED}
 * @param usualAmount       minor units that an account has of it, about
 */
record BookAsset(int id, int exponent, int priceInstrumentId, long usualAmount) {
    static final int UNPRICED = Integer.MIN_VALUE;
}
