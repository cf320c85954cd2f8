package io.plimsoll.engine.collateral;

import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.scale.RollOut;
import io.plimsoll.engine.scenario.Peg;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.volatility.VolatilityTable;

/**
 * How assets' worth as collateral follows the market, what they have come to, and what customers have deposited of
 * them. An asset without a rule has no extra haircut and counts in full. Fixed capacity, 0 where rules have none.
 */
public final class CollateralTable {
    private static final long LARGEST_WORTH = 1L << 62;
    private static final int LONG_BITS = 63;

    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final ExtraHaircuts extras;
    private final CollateralRule[] rules;
    private final long[] deposits;
    private final int[] byId;
    private final Wide wide = new Wide();
    private int size;

    /**
     * Allocates the table.
     *
     * @param assets      that there are
     * @param instruments that there are
     * @param rollOut     how far accounts have changed over
     * @param capacity    most assets, or 0 for none
     */
    public CollateralTable(
        final AssetTable assets, final InstrumentTable instruments, final RollOut rollOut, final int capacity) {
        this.assets = assets;
        this.instruments = instruments;
        extras = new ExtraHaircuts(rollOut, capacity);
        rules = new CollateralRule[capacity];
        deposits = new long[capacity];
        byId = new int[capacity];
    }

    /**
     * Writes deposits of all assets in order of definition, then rules with extra haircuts by asset id.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        for (int asset = 0; asset < assets.size(); asset++) {
            sink.put(deposits[asset]);
        }
        sink.put(size);
        for (int place = 0; place < size; place++) {
            final int asset = byId[place];
            sink.put(asset);
            rules[asset].writeTo(sink);
            extras.writeTo(asset, sink);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote into an empty table, after assets, instruments and scales.
     *
     * @param state        to read from
     * @param volatilities that extra haircuts can follow
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource state, final VolatilityTable volatilities) {
        for (int asset = 0; asset < assets.size(); asset++) {
            final long read = state.nextLong("deposits of an asset", 0, Long.MAX_VALUE);
            if (read != 0 && (!canHaveRule(asset) || assets.priceUnit(asset) == null || !isWithinBounds(asset, read))) {
                throw new StateException("asset " + assets.id(asset)
                    + " cannot have such deposits; load another state");
            }
            deposits[asset] = read;
        }
        final int count = state.nextInt("number of rules of collateral", 0, assets.size());
        while (size < count) {
            final int asset = state.nextInt("asset with a rule of collateral", 0, assets.size() - 1);
            final CollateralRule read = CollateralRule.readFrom(state, instruments);
            if (rules[asset] != null || !canHaveRule(asset) || !isPossible(read, volatilities)) {
                throw new StateException("asset " + assets.id(asset)
                    + " cannot have such a rule of collateral; load another state");
            }
            define(asset, read);
            extras.readFrom(asset, state);
        }
    }

    private boolean isPossible(final CollateralRule rule, final VolatilityTable volatilities) {
        return rule.peg() != null && rule.isAllowed()
            && (rule.peg().instrument() == Peg.NONE || instruments.hasMark(rule.peg().instrument()))
            && (rule.volatilityInstrument() == CollateralRule.NONE
                || volatilities.isDefined(rule.volatilityInstrument()));
    }

    /**
     * Whether an asset's worth can follow the market.
     *
     * @param asset index
     * @return false for the reference asset
     */
    public boolean canHaveRule(final int asset) {
        return asset != AssetTable.REFERENCE;
    }

    /**
     * Defines an asset's rule, or another one in its place, which leaves its extra haircut as it is.
     *
     * @param asset   index
     * @param itsRule validated before
     */
    public void define(final int asset, final CollateralRule itsRule) {
        if (rules[asset] == null) {
            int place = size++;
            while (place > 0 && assets.id(byId[place - 1]) > assets.id(asset)) {
                byId[place] = byId[place - 1];
                place--;
            }
            byId[place] = asset;
        }
        rules[asset] = itsRule;
    }

    /**
     * How many assets have a rule.
     *
     * @return number
     */
    public int size() {
        return size;
    }

    /**
     * An asset that has a rule.
     *
     * @param place from 0, by asset id
     * @return its index
     */
    public int asset(final int place) {
        return byId[place];
    }

    /**
     * An asset's rule.
     *
     * @param asset index, whether it has one or not
     * @return the rule, or one that changes nothing
     */
    public CollateralRule rule(final int asset) {
        return size == 0 || rules[asset] == null ? CollateralRule.PLAIN : rules[asset];
    }

    /**
     * The extra haircut that an account's collateral has.
     *
     * @param account index
     * @param asset   index
     * @return x 10^9, 0 if there is none
     */
    public long extra(final int account, final int asset) {
        return size == 0 ? 0 : extras.of(account, asset);
    }

    /**
     * Extra haircuts in force and coming.
     *
     * @return by asset
     */
    public ExtraHaircuts extras() {
        return extras;
    }

    /**
     * Reviews an asset's extra haircut. No roll-out is under way.
     *
     * @param asset   index, of one that has a rule
     * @param charged the volatility that counts, a year, x 10^9; 0 if none does
     * @param stale   whether nobody knows what it is now
     * @param review  to calculate with; afterwards it holds the result
     * @return whether another one comes than is in force
     */
    public boolean review(final int asset, final long charged, final boolean stale, final ExtraHaircutReview review) {
        review.review(rules[asset], extras.inForce(asset), charged, stale);
        extras.coming(asset, review.coming());
        return extras.changes(asset);
    }

    /**
     * Whether an asset's extra haircut is another after the roll-out than before.
     *
     * @param asset index
     * @return true if it is
     */
    public boolean changes(final int asset) {
        return size != 0 && extras.changes(asset);
    }

    /** All accounts have changed over. */
    public void rolledOut() {
        extras.end();
    }

    /**
     * Whether deposits are worth less than 2^62 reference minor units at every price within bounds.
     *
     * @param asset  index, of one that has a price source
     * @param amount minor units, not negative
     * @return true if they are, or just so much
     */
    public boolean isWithinBounds(final int asset, final long amount) {
        final Ratio unit = assets.priceUnit(asset);
        final long maximumTicks = instruments.get(assets.priceInstrument(asset)).maximumPriceTicks();
        wide.product(LARGEST_WORTH, unit.denominator()).dividedDown(maximumTicks).dividedDown(unit.numerator());
        return !wide.fitsIn(LONG_BITS) || amount <= wide.value();
    }

    /**
     * Takes note of what all customers have deposited.
     *
     * @param asset  index
     * @param amount minor units, within bounds
     */
    public void deposits(final int asset, final long amount) {
        deposits[asset] = amount;
    }

    /** What all customers have deposited, minor units. */
    long deposits(final int asset) {
        return deposits.length == 0 ? 0 : deposits[asset];
    }
}
