package io.plimsoll.engine.margin;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Ratio;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Keeps every account small enough that no price within bounds can make a calculation overflow (rules, section 7): then
 * a tick needs no check, and looking late gives the same result as looking early.
 *
 * <p>An account is checked as it would be after a change, which is described first by {@link #begin}, {@link #position}
 * and {@link #balance}.
 */
public final class Bounds {
    /** Largest worth of an account's parts together, in minor units. */
    public static final long LARGEST = 1L << 60;

    private static final BigInteger LARGEST_PRODUCT = BigInteger.ONE.shiftLeft(125);
    /** Twice this fits: the growth from one end to the other. */
    private static final BigInteger LARGEST_FUNDING = BigInteger.ONE.shiftLeft(61);

    private static final double LARGEST_PRODUCT_DOUBLE = 0x1p125;
    /** More than the scenarios of any grid can make of a notional. */
    private static final double PORTFOLIO_RATE = 64;
    /** The same of inverse options: their worth is divided by a price that falls. */
    private static final double INVERSE_RATE = 256;

    private static final double UPWARD = 1 + 1e-9;
    private static final int NONE = -1;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final UnderlyingTable underlyings;
    private final double[] worstPerLot;
    private final double[] worstInPortfolio;
    private final double[] exposure;

    private int account;
    private int changedInstrument;
    private long changedLots;
    private long changedCost;
    private int firstAsset;
    private long firstAmount;
    private int secondAsset;
    private long secondAmount;

    /**
     * Bounds for all tables.
     *
     * @param book all that margin is computed from
     * @param maxAssets      most assets
     * @param maxInstruments most instruments
     */
    public Bounds(final Book book, final int maxAssets, final int maxInstruments) {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.assets = book.assets();
        this.instruments = book.instruments();
        underlyings = instruments.underlyings();
        worstPerLot = new double[maxInstruments];
        worstInPortfolio = new double[maxInstruments];
        exposure = new double[maxAssets];
    }

    /**
     * The most lots of one position that an instrument's unit, maximum price and largest rate leave room for.
     *
     * @param instrument  what it is, no option
     * @param largestRate fraction x 10^9
     * @return lots, 0 if there is room for none
     */
    public static long lotsBound(final Instrument instrument, final long largestRate) {
        return lotsBound(
            instrument, BigInteger.valueOf(instrument.inverse() ? 1 : instrument.maximumPriceTicks()), largestRate);
    }

    /**
     * The price at which an option is worth the most that it can ever be.
     *
     * @param option         what it is
     * @param isInverse      on its underlying
     * @param strikeTicks    of the underlying
     * @param underlyingUnit of the option
     * @return ticks of its premium
     */
    private static BigInteger worstPrice(
        final Instrument option, final boolean isInverse, final long strikeTicks, final Ratio underlyingUnit) {
        final BigInteger maximum = BigInteger.valueOf(option.maximumPriceTicks());
        if (!isInverse) {
            return maximum;
        }
        final BigInteger divisor =
            BigInteger.valueOf(underlyingUnit.denominator()).multiply(BigInteger.valueOf(option.unitNumerator()));
        return BigInteger.valueOf(Math.max(2, strikeTicks))
            .multiply(BigInteger.valueOf(underlyingUnit.numerator()))
            .multiply(BigInteger.valueOf(option.unitDenominator()))
            .add(divisor).subtract(BigInteger.ONE).divide(divisor)
            .max(maximum);
    }

    /**
     * The most lots of one position in an option that its units leave room for.
     *
     * @param option         what it is
     * @param isInverse      on its underlying
     * @param strikeTicks    of the underlying
     * @param underlyingUnit of the option
     * @param underlying     what its underlying is
     * @return lots, 0 if there is room for none
     */
    public static long lotsBound(
        final Instrument option,
        final boolean isInverse,
        final long strikeTicks,
        final Ratio underlyingUnit,
        final Instrument underlying) {
        final long bound = lotsBound(option, worstPrice(option, isInverse, strikeTicks, underlyingUnit), 0);
        return Math.min(bound, sizeBound(
            underlyingUnit, isInverse ? Math.max(2, strikeTicks) : underlying.maximumPriceTicks()));
    }

    /** The most lots whose size, as so much of the underlying, can be computed. */
    private static long sizeBound(final Ratio underlyingUnit, final long worstTicks) {
        return LARGEST_PRODUCT
            .divide(BigInteger.valueOf(underlyingUnit.numerator())
                .multiply(BigInteger.valueOf(worstTicks)).multiply(BigInteger.valueOf(Rate.ONE)))
            .min(BigInteger.valueOf(LARGEST)).longValueExact();
    }

    /**
     * The most lots of one position that an instrument's unit, worst price and largest rate leave room for.
     *
     * @param instrument  what it is
     * @param worstPrice  ticks
     * @param largestRate fraction x 10^9
     * @return lots, 0 if there is room for none
     */
    private static long lotsBound(
        final Instrument instrument, final BigInteger worstPrice, final long largestRate) {
        final BigInteger perLot = BigInteger.valueOf(instrument.unitNumerator())
            .multiply(worstPrice)
            .multiply(BigInteger.valueOf(Math.max(Rate.ONE, largestRate)));
        final BigInteger byWorth = BigInteger.valueOf(LARGEST)
            .multiply(BigInteger.valueOf(instrument.unitDenominator()))
            .multiply(BigInteger.valueOf(Rate.ONE))
            .divide(perLot);
        return LARGEST_PRODUCT.divide(perLot).min(byWorth).min(BigInteger.valueOf(LARGEST)).longValueExact();
    }

    /**
     * The largest magnitude of an instrument's funding index: that of a lot's notional at the worst price.
     *
     * @param unit              settlement minor units per lot and tick
     * @param inverse           whether the instrument is
     * @param maximumPriceTicks its maximum price
     * @return settlement minor units per lot x 10^6
     */
    public static long fundingBound(final Ratio unit, final boolean inverse, final long maximumPriceTicks) {
        return BigInteger.valueOf(unit.numerator())
            .multiply(BigInteger.valueOf(inverse ? 1 : maximumPriceTicks))
            .multiply(BigInteger.valueOf(PositionValuation.FUNDING_SCALE))
            .divide(BigInteger.valueOf(unit.denominator()))
            .min(LARGEST_FUNDING)
            .longValueExact();
    }

    /**
     * Takes note of an instrument's tiers and underlying.
     *
     * @param instrument  index
     * @param largestRate fraction x 10^9
     */
    public void tiersChanged(final int instrument, final long largestRate) {
        final Instrument what = instruments.get(instrument);
        final BigInteger worst = worstPrice(instrument, what);
        instruments.lotsBound(
            instrument, Math.min(lotsBound(what, worst, largestRate), sizeBound(instrument, what)));
        final double worstPrice = worst.doubleValue() * UPWARD;
        final double funding = 2.0 * what.fundingBound() / PositionValuation.FUNDING_SCALE;
        final double notional = what.unit() * worstPrice;
        worstPerLot[instrument] = notional * Math.max(1, largestRate / (double) Rate.ONE) + funding;
        final boolean inverseOption = underlyings.isOption(instrument) && underlyings.isInverse(instrument);
        worstInPortfolio[instrument] = notional * (inverseOption ? INVERSE_RATE : PORTFOLIO_RATE) + funding;
    }

    private long sizeBound(final int instrument, final Instrument what) {
        final int underlying = underlyings.underlying(instrument);
        if (underlying == instrument || what.inverse()) {
            return LARGEST;
        }
        return sizeBound(underlyings.unit(instrument), underlyings.isInverse(instrument)
            ? Math.max(2, underlyings.strikeTicks(instrument))
            : instruments.get(underlying).maximumPriceTicks());
    }

    private BigInteger worstPrice(final int instrument, final Instrument what) {
        if (underlyings.isOption(instrument)) {
            return worstPrice(
                what, underlyings.isInverse(instrument), underlyings.strikeTicks(instrument),
                underlyings.unit(instrument));
        }
        return BigInteger.valueOf(what.inverse() ? 1 : what.maximumPriceTicks());
    }

    /** Takes note of all instruments and their tiers. */
    public void definitionsLoaded() {
        for (int instrument = 0; instrument < instruments.size(); instrument++) {
            tiersChanged(instrument, instruments.tiers().largestRate(instrument));
        }
    }

    /**
     * Starts the description of a change.
     *
     * @param ofAccount index
     * @return this
     */
    public Bounds begin(final int ofAccount) {
        account = ofAccount;
        changedInstrument = NONE;
        firstAsset = NONE;
        secondAsset = NONE;
        return this;
    }

    /**
     * A position as it would be.
     *
     * @param instrument index
     * @param lots       after the change
     * @param cost       after the change
     * @return this
     */
    public Bounds position(final int instrument, final long lots, final long cost) {
        changedInstrument = instrument;
        changedLots = lots;
        changedCost = cost;
        return this;
    }

    /**
     * A balance as it would be; two at most.
     *
     * @param asset  index
     * @param amount after the change
     * @return this
     */
    public Bounds balance(final int asset, final long amount) {
        if (firstAsset == NONE) {
            firstAsset = asset;
            firstAmount = amount;
        } else {
            secondAsset = asset;
            secondAmount = amount;
        }
        return this;
    }

    /**
     * Whether the account as described stays within bounds at every price.
     *
     * @return true if it does
     */
    public boolean hold() {
        Arrays.fill(exposure, 0, assets.size(), 0);
        addPositions();
        addBalances();
        double worth = 0;
        for (int asset = 0; asset < assets.size(); asset++) {
            if (exposure[asset] != 0) {
                worth += 2 * exposure[asset] * largestConversion(asset);
                final double product = exposure[asset] * 2 * Rate.ONE * largestFactor(asset);
                if (exposure[asset] * UPWARD > LARGEST || product * UPWARD > LARGEST_PRODUCT_DOUBLE) {
                    return false;
                }
            }
        }
        return worth * UPWARD <= LARGEST;
    }

    private void addPositions() {
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            final int instrument = positions.instrument(p);
            if (instrument != changedInstrument) {
                addPosition(instrument, positions.lots(p), positions.entryCost(p));
            }
        }
        if (changedInstrument != NONE) {
            addPosition(changedInstrument, changedLots, changedCost);
        }
    }

    private void addPosition(final int instrument, final long lots, final long cost) {
        final double[] perLot = accounts.isPortfolio(account) ? worstInPortfolio : worstPerLot;
        exposure[instruments.get(instrument).settlementAsset()] +=
            Math.abs((double) lots) * perLot[instrument] + Math.abs((double) cost);
    }

    private void addBalances() {
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            final int asset = balances.asset(b);
            if (asset != firstAsset && asset != secondAsset) {
                exposure[asset] += Math.abs((double) balances.amount(b));
            }
        }
        if (firstAsset != NONE) {
            exposure[firstAsset] += Math.abs((double) firstAmount);
        }
        if (secondAsset != NONE) {
            exposure[secondAsset] += Math.abs((double) secondAmount);
        }
    }

    /** Most valuation minor units that a minor unit of an asset can be worth. */
    private double largestConversion(final int asset) {
        final int valuationAsset = accounts.valuationAsset(account);
        return asset == valuationAsset
            ? 1
            : largestPrice(asset) * assets.priceUnit(asset).toDouble() / assets.priceUnit(valuationAsset).toDouble();
    }

    /** Most that an amount is multiplied with before it is divided. */
    private double largestFactor(final int asset) {
        final int valuationAsset = accounts.valuationAsset(account);
        return asset == valuationAsset
            ? 1
            : largestPrice(asset) * assets.priceUnit(asset).numerator()
                * assets.priceUnit(valuationAsset).denominator();
    }

    private double largestPrice(final int asset) {
        final int source = assets.priceInstrument(asset);
        return source == AssetTable.NONE ? 1 : instruments.get(source).maximumPriceTicks();
    }
}
