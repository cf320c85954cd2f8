package io.plimsoll.journal.audit;

import java.util.SortedMap;
import java.util.TreeMap;

/** All that is known about assets, instruments, account classes and accounts. */
final class NaiveBook {
    final SortedMap<Integer, NaiveAsset> assets = new TreeMap<>();
    final SortedMap<Integer, NaiveInstrument> instruments = new TreeMap<>();
    final SortedMap<Integer, NaiveAccountClass> accountClasses = new TreeMap<>();
    final SortedMap<Long, NaiveAccount> accounts = new TreeMap<>();
    /** The reference asset R: the first one defined; null before. */
    Integer referenceAssetId;

    NaiveBook() {
        accountClasses.put(0, NaiveAccountClass.original());
    }

    boolean isReference(final int assetId) {
        return referenceAssetId != null && referenceAssetId == assetId;
    }

    /** Whether an asset is R or has a price source with a mark. */
    boolean hasPrice(final int assetId) {
        final Integer priceInstrumentId = assets.get(assetId).priceInstrumentId();
        return isReference(assetId) || priceInstrumentId != null && instruments.get(priceInstrumentId).mark != null;
    }

    boolean isPricedBy(final int assetId, final int instrumentId) {
        final Integer priceInstrumentId = assets.get(assetId).priceInstrumentId();
        return priceInstrumentId != null && priceInstrumentId == instrumentId;
    }

    /** Rule 1: x_A, what a minor unit is worth in R. */
    Fraction worth(final int assetId) {
        final NaiveAsset asset = assets.get(assetId);
        return isReference(assetId)
            ? Fraction.decimal(1, asset.exponent())
            : worth(asset, Fraction.of(instruments.get(asset.priceInstrumentId()).mark));
    }

    /** Rule 1: x_A with the price source at a given price in ticks. */
    Fraction worth(final NaiveAsset asset, final Fraction price) {
        return price.times(instruments.get(asset.priceInstrumentId()).tickSize)
            .times(Fraction.decimal(1, asset.exponent()));
    }

    /** Rule 1, Conversion of a minor unit of one asset into another. */
    Fraction conversion(final int fromAssetId, final int toAssetId) {
        return fromAssetId == toAssetId ? Fraction.ONE : worth(fromAssetId).over(worth(toAssetId));
    }

    int positionCount() {
        return accounts.values().stream().mapToInt(account -> account.positions.size()).sum();
    }

    int balanceCount() {
        return accounts.values().stream().mapToInt(account -> account.balances.size()).sum();
    }
}
