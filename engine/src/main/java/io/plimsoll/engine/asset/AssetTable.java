package io.plimsoll.engine.asset;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Ratio;
import org.agrona.collections.Int2IntHashMap;

/**
 * All assets, by index in order of definition. The first one is the reference asset, in which prices of all others are
 * quoted. Fixed capacity.
 */
public final class AssetTable {
    /** No such asset, no price source. */
    public static final int NONE = -1;

    /** Index of the reference asset. */
    public static final int REFERENCE = 0;

    private final int capacity;
    private final Int2IntHashMap indexById;
    private final int[] id;
    private final int[] exponent;
    private final int[] priceInstrument;
    private final Ratio[] priceUnit;
    private final HaircutTiers haircuts;
    private int size;

    /**
     * Allocates the table.
     *
     * @param capacity most assets
     * @param maxTiers most haircut tiers of an asset
     */
    public AssetTable(final int capacity, final int maxTiers) {
        this.capacity = capacity;
        indexById = new Int2IntHashMap(capacity * 2, 0.6f, NONE);
        id = new int[capacity];
        exponent = new int[capacity];
        priceInstrument = new int[capacity];
        priceUnit = new Ratio[capacity];
        haircuts = new HaircutTiers(capacity, maxTiers);
    }

    /**
     * Adds an asset without price source and haircuts.
     *
     * @param assetId       its id, new here
     * @param assetExponent its minor unit is 10^exponent
     * @return its index
     */
    public int add(final int assetId, final int assetExponent) {
        final int asset = size++;
        indexById.put(assetId, asset);
        id[asset] = assetId;
        exponent[asset] = assetExponent;
        priceInstrument[asset] = NONE;
        priceUnit[asset] = asset == REFERENCE ? new Ratio(1, 1) : null;
        return asset;
    }

    /**
     * Names the instrument whose mark prices the asset.
     *
     * @param asset      index
     * @param instrument index
     * @param unit       worth of a minor unit per tick, see {@link #priceUnit(int)}
     */
    public void price(final int asset, final int instrument, final Ratio unit) {
        priceInstrument[asset] = instrument;
        priceUnit[asset] = unit;
    }

    public boolean isFull() {
        return size == capacity;
    }

    public int size() {
        return size;
    }

    /**
     * Finds an asset.
     *
     * @param assetId its id
     * @return its index or {@link #NONE}
     */
    public int indexOf(final int assetId) {
        return indexById.get(assetId);
    }

    public int id(final int asset) {
        return id[asset];
    }

    public int exponent(final int asset) {
        return exponent[asset];
    }

    public int priceInstrument(final int asset) {
        return priceInstrument[asset];
    }

    /**
     * Worth of a minor unit in minor units of the reference asset, per tick of the price source: tick size x
     * 10^(exponent - reference's exponent). For the reference asset itself 1, and there is no tick.
     *
     * @param asset index
     * @return the worth; null for an asset without a price source that is not the reference
     */
    public Ratio priceUnit(final int asset) {
        return priceUnit[asset];
    }

    /**
     * Whether an asset can be valued: it is the reference asset, or its price source has had a price.
     *
     * @param asset       index
     * @param instruments marks
     * @return true if it can
     */
    public boolean isPriced(final int asset, final InstrumentTable instruments) {
        final int source = priceInstrument[asset];
        return source == NONE ? asset == REFERENCE : instruments.hasMark(source);
    }

    /**
     * Haircuts of all assets.
     *
     * @return haircuts of all assets
     */
    public HaircutTiers haircuts() {
        return haircuts;
    }
}
