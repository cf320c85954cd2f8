package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.DefineAssetDecoder;

/**
 * What an asset is, without its haircuts, which may change.
 *
 * @param symbol            name
 * @param exponent          a minor unit is 10 to this
 * @param priceInstrumentId whose mark is its price, or the message's null
 */
public record AssetTerms(String symbol, int exponent, int priceInstrumentId) {

    /**
     * Of an asset as it was sent.
     *
     * @param message that defines it
     * @return its terms
     */
    public static AssetTerms of(final DefineAssetDecoder message) {
        return new AssetTerms(message.symbol(), message.exponent(), message.priceInstrumentId());
    }

    static AssetTerms of(final Money money) {
        return new AssetTerms(money.asset().symbol(), money.asset().exponent(), money.priceSource() == null
            ? DefineAssetDecoder.priceInstrumentIdNullValue() : money.priceSource().id());
    }

    /**
     * The terms after a later definition, which leaves a price source where there is one.
     *
     * @param later that the engine has accepted
     * @return terms then
     */
    public AssetTerms redefinedAs(final AssetTerms later) {
        return later.isPriced() ? later : new AssetTerms(later.symbol, later.exponent, priceInstrumentId);
    }

    /** In words, for people. */
    @Override
    public String toString() {
        return symbol + " (exponent " + exponent + (isPriced() ? ", priced by instrument " + priceInstrumentId : "")
            + ")";
    }

    private boolean isPriced() {
        return priceInstrumentId != DefineAssetDecoder.priceInstrumentIdNullValue();
    }
}
