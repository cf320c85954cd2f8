package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 1, Conversion: what a minor unit of an asset is worth in the reference asset, and why.
 *
 * @param exponent          of the asset's minor unit
 * @param priceInstrumentId of the price source; null for the reference asset
 * @param mark              of the price source; null likewise
 * @param worth             x: 10^exponent, times the mark's price where there is one
 */
public record AssetPrice(int exponent, Integer priceInstrumentId, Mark mark, BigDecimal worth) {

    static AssetPrice of(final Book book, final int assetId) {
        final Asset asset = book.assets.get(assetId);
        return new AssetPrice(
            asset.exponent(), asset.priceInstrumentId(), book.mark(assetId), book.worth(assetId));
    }
}
