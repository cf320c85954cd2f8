package io.plimsoll.engine.asset;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
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
     * Writes all assets with their haircuts, in order of definition.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        sink.put(size);
        for (int asset = 0; asset < size; asset++) {
            sink.put(id[asset]);
            sink.put(exponent[asset]);
            sink.put(priceInstrument[asset]);
            sink.put(priceUnit[asset] == null ? 0 : priceUnit[asset].numerator());
            sink.put(priceUnit[asset] == null ? 0 : priceUnit[asset].denominator());
            haircuts.writeTo(asset, sink);
        }
    }

    /**
     * Reads all assets into an empty table.
     *
     * @param state          to read from
     * @param maxInstruments most instruments
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource state, final int maxInstruments) {
        final int count = state.nextInt("number of assets", 0, capacity);
        while (size < count) {
            final int assetId = state.nextInt("asset's id", 0, Integer.MAX_VALUE);
            if (indexOf(assetId) != NONE) {
                throw new StateException("asset " + assetId + " is defined twice; load another state");
            }
            final int asset = add(assetId, state.nextInt("asset's exponent", Byte.MIN_VALUE, 0));
            priceInstrument[asset] = state.nextInt("asset's price source", NONE, maxInstruments - 1);
            priceUnit[asset] = readUnit(state, priceInstrument[asset] != NONE || asset == REFERENCE ? 1 : 0);
            haircuts.readFrom(asset, state);
        }
    }

    private static Ratio readUnit(final StateSource state, final int least) {
        final long numerator = state.nextLong("asset's price unit", least, Long.MAX_VALUE);
        final long denominator = state.nextLong("asset's price unit", least, Long.MAX_VALUE);
        return least == 0 ? null : new Ratio(numerator, denominator);
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
