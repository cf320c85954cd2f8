package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is known about assets, instruments, account classes and accounts. */
final class Book {
    private static final int FIRST_RULES_VERSION_WITH_SETTINGS = 4;

    /** Rule 9: whether there is section 11. */
    final boolean hasSettings;
    final SortedMap<Integer, Asset> assets = new TreeMap<>();
    final SortedMap<Integer, Instrument> instruments = new TreeMap<>();
    final SortedMap<Integer, AccountClass> accountClasses = new TreeMap<>();
    final SortedMap<Long, Account> accounts = new TreeMap<>();
    final SortedMap<Integer, Grid> grids = new TreeMap<>();
    /** The grid by account class, of classes that have one. */
    final SortedMap<Integer, Integer> gridIds = new TreeMap<>();
    /** The shadow grid by account class, of classes that have one. */
    final SortedMap<Integer, Integer> shadowGridIds = new TreeMap<>();
    /** By instrument id, of those with a DefineVolatility. */
    final SortedMap<Integer, Volatility> volatilities = new TreeMap<>();
    /** By instrument id, of those with a DefineScale. */
    final SortedMap<Integer, ScaleRule> scaleRules = new TreeMap<>();
    /** By instrument id, of those with a DefineSizeCharge. */
    final SortedMap<Integer, SizeCharge> sizeCharges = new TreeMap<>();
    /** By instrument id, of those with MarketTotals. */
    final Map<Integer, MarketTotal> marketTotals = new HashMap<>();
    /** By asset id, of those with a DefineCollateral. */
    final SortedMap<Integer, CollateralTerms> collaterals = new TreeMap<>();
    /** By asset id, of those with AssetTotals; minor units. */
    final Map<Integer, BigDecimal> deposits = new HashMap<>();
    /** By instrument id, of those with a DefineCombinedPrice. */
    final SortedMap<Integer, CombinedPrice> combinedPrices = new TreeMap<>();
    final RollOut rollOut = new RollOut();
    private final Map<Integer, SortedMap<Long, Expiry>> expiries = new HashMap<>();
    /** Who values options. */
    LotValues lotValues = LotValues.UNCHECKED;
    /** The reference asset R: the first one defined; null before. */
    Integer referenceAssetId;
    /** By account id, in order of definition, from 0. */
    private final Map<Long, Integer> indexes = new HashMap<>();
    private int positionCount;
    private int balanceCount;

    Book(final int rulesVersion) {
        hasSettings = rulesVersion >= FIRST_RULES_VERSION_WITH_SETTINGS;
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

    /** Rule 10.4, step 7: the doubt of the mark that prices an asset. */
    Doubt markDoubt(final int assetId) {
        return instruments.get(assets.get(assetId).priceInstrumentId()).markDoubt();
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

    BigDecimal inMinorUnits(final BigDecimal amount, final int assetId) {
        return amount.scaleByPowerOfTen(-assets.get(assetId).exponent());
    }

    /** The grid of an account's class, which a portfolio account's class has; null if it has none. */
    Grid grid(final Account account) {
        final Integer gridId = gridIds.get(account.classId);
        return gridId == null ? null : grids.get(gridId);
    }

    /** An expiry of options on an underlying; null if none expires then. */
    Expiry expiry(final int underlyingId, final long timeNs) {
        return expiries.getOrDefault(underlyingId, Collections.emptySortedMap()).get(timeNs);
    }

    /** The expiries of options on an underlying, by time. */
    Collection<Expiry> expiries(final int underlyingId) {
        return expiries.getOrDefault(underlyingId, Collections.emptySortedMap()).values();
    }

    void put(final int underlyingId, final Expiry expiry) {
        expiries.computeIfAbsent(underlyingId, id -> new TreeMap<>()).put(expiry.timeNs, expiry);
    }

    /** Rule 10.1: reckons the seconds left to every expiry; says whether that changed any. */
    boolean reckonExpiries(final long stampNs) {
        boolean changed = false;
        for (final SortedMap<Long, Expiry> ofUnderlying : expiries.values()) {
            for (final Expiry expiry : ofUnderlying.values()) {
                changed |= expiry.reckon(stampNs);
            }
        }
        return changed;
    }

    /** Rule 10.2: whether an account has no balance but in its valuation asset. */
    boolean ownsNothingElse(final Account account) {
        return account.isPortfolio() && !isReference(account.valuationAssetId);
    }

    /** Rule 10.2: whether an account may have a balance in an asset. */
    boolean canOwn(final Account account, final int assetId) {
        return assetId == account.valuationAssetId || !ownsNothingElse(account);
    }

    /** Rule 10.2: whether all of an asset counts, which is so of the valuation asset of a portfolio account. */
    boolean isInFull(final Account account, final int assetId) {
        return account.isPortfolio() && assetId == account.valuationAssetId;
    }

    /** Rule 11.6: whether the mark that prices an asset was stale at the last Clock. */
    boolean isMarkStale(final int assetId) {
        final Integer priceInstrumentId = assets.get(assetId).priceInstrumentId();
        return priceInstrumentId != null && instruments.get(priceInstrumentId).isMarkStale();
    }

    /** Rule 10.4: whether an asset's price is an underlying's, or that of something which moves with it. */
    boolean movesWith(final int assetId, final Instrument underlying) {
        final Integer priceInstrumentId = assets.get(assetId).priceInstrumentId();
        return priceInstrumentId != null && instruments.get(priceInstrumentId).underlying() == underlying;
    }

    /** Takes an account in, in place of what it was before. */
    void put(final Account account) {
        final Account before = accounts.put(account.id, account);
        indexes.putIfAbsent(account.id, indexes.size());
        positionCount += account.positions.size() - (before == null ? 0 : before.positions.size());
        balanceCount += account.balances.size() - (before == null ? 0 : before.balances.size());
    }

    /** Where an account is in the order of definition, from 0. */
    int index(final Account account) {
        return indexes.get(account.id);
    }

    /** Rule 11.1: what an account's requirements are computed by. */
    Setting setting(final Account account) {
        return rollOut.of(index(account));
    }

    /** Rule 11.7: what is known of the whole market of an instrument. */
    MarketTotal marketTotal(final int instrumentId) {
        return marketTotals.getOrDefault(instrumentId, MarketTotal.NONE);
    }

    /** Rule 11.9: the combined prices of which an instrument is a member, by id. */
    List<CombinedPrice> combinedOf(final int instrumentId) {
        return combinedPrices.values().stream().filter(combined -> combined.hasMember(instrumentId)).toList();
    }

    int positionCount() {
        return positionCount;
    }

    int balanceCount() {
        return balanceCount;
    }
}
