package io.plimsoll.journal.audit;

import java.util.SortedMap;
import java.util.TreeMap;

/** All that is known about assets, instruments, account classes and accounts. */
final class Book {
    final SortedMap<Integer, Asset> assets = new TreeMap<>();
    final SortedMap<Integer, Instrument> instruments = new TreeMap<>();
    final SortedMap<Integer, AccountClass> accountClasses = new TreeMap<>();
    final SortedMap<Long, Account> accounts = new TreeMap<>();
    /** The reference asset R: the first one defined; null before. */
    Integer referenceAssetId;

    Book() {
        accountClasses.put(0, AccountClass.original());
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
    Quotient worth(final int assetId) {
        final Asset asset = assets.get(assetId);
        return isReference(assetId)
            ? Quotient.decimal(1, asset.exponent())
            : worth(asset, Quotient.of(instruments.get(asset.priceInstrumentId()).mark));
    }

    /** Rule 1: x_A with the price source at a given price in ticks. */
    Quotient worth(final Asset asset, final Quotient price) {
        return price.times(instruments.get(asset.priceInstrumentId()).tickSize)
            .times(Quotient.decimal(1, asset.exponent()));
    }

    /** Rule 1, Conversion of a minor unit of one asset into another. */
    Quotient conversion(final int fromAssetId, final int toAssetId) {
        return fromAssetId == toAssetId ? Quotient.ONE : worth(fromAssetId).over(worth(toAssetId));
    }

    int positionCount() {
        return accounts.values().stream().mapToInt(account -> account.positions.size()).sum();
    }

    int balanceCount() {
        return accounts.values().stream().mapToInt(account -> account.balances.size()).sum();
    }
}
