package io.plimsoll.journal.audit;

import java.math.BigDecimal;
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
    private int positionCount;
    private int balanceCount;

    Book() {
        accountClasses.put(0, AccountClass.original());
    }

    boolean isReference(final int assetId) {
        return referenceAssetId != null && referenceAssetId == assetId;
    }

    /** Whether an asset is R or has a price source with a mark. */
    boolean hasPrice(final int assetId) {
        return isReference(assetId) || mark(assetId) != null;
    }

    /** The mark that prices an asset; null for R and for an asset without a price. */
    Mark mark(final int assetId) {
        final Integer priceInstrumentId = assets.get(assetId).priceInstrumentId();
        return priceInstrumentId == null ? null : instruments.get(priceInstrumentId).mark;
    }

    boolean isPricedBy(final int assetId, final int instrumentId) {
        return assets.get(assetId).isPricedBy(instrumentId);
    }

    /** Rule 1: x_A, what a minor unit is worth in R at the present mark. */
    BigDecimal worth(final int assetId) {
        return worth(assetId, isReference(assetId) ? BigDecimal.ONE : mark(assetId).ticks());
    }

    /** Rule 1: x_A with the price source at a given price in ticks, which for R makes no difference. */
    BigDecimal worth(final int assetId, final BigDecimal price) {
        final Asset asset = assets.get(assetId);
        return isReference(assetId)
            ? asset.minorUnit()
            : price.multiply(instruments.get(asset.priceInstrumentId()).tickSize).multiply(asset.minorUnit());
    }

    /** From an asset that has a price into another that has one, at the present marks. */
    Conversion conversion(final int fromAssetId, final int toAssetId) {
        final BigDecimal worth = worth(fromAssetId);
        return new Conversion(worth, fromAssetId == toAssetId ? worth : worth(toAssetId));
    }

    /** Takes an account in, in place of what it was before. */
    void put(final Account account) {
        final Account before = accounts.put(account.id, account);
        positionCount += account.positions.size() - (before == null ? 0 : before.positions.size());
        balanceCount += account.balances.size() - (before == null ? 0 : before.balances.size());
    }

    int positionCount() {
        return positionCount;
    }

    int balanceCount() {
        return balanceCount;
    }
}
