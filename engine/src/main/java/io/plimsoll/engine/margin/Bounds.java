package io.plimsoll.engine.margin;

import io.plimsoll.engine.Rules;
import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.liquidity.SizeLimits;
import io.plimsoll.engine.liquidity.SizeTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.scale.ScaleTable;
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

    private static final double LARGEST_PRODUCT_DOUBLE = 0x1p125;
    /** More than the scenarios of any grid can make of a notional. */
    private static final double PORTFOLIO_RATE = 64;
    /** The same of inverse options: their worth is divided by a price that falls. */
    private static final double INVERSE_RATE = 256;

    /** Of collateral scenarios and factors can make 60 times its worth; sums have room for the rest. */
    private static final double COLLATERAL_RATE = 8;

    /** A haircut can double a debt. */
    private static final double HAIRCUT = 2;

    /** An extra haircut can do so once more. */
    private static final double EXTRA_HAIRCUT = 4;

    private static final double UPWARD = 1 + 1e-9;
    private static final int NONE = -1;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final UnderlyingTable underlyings;
    private final ScaleTable scales;
    private final SizeTable sizes;
    private final double[] worstPerLot;
    private final double[] worstInPortfolio;
    private final double[] exposure;
    private final double weight;

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
     * @param rules          say whether there are extra haircuts
     * @param maxAssets      most assets
     * @param maxInstruments most instruments
     */
    public Bounds(final Book book, final Rules rules, final int maxAssets, final int maxInstruments) {
        weight = rules.hasScales() ? EXTRA_HAIRCUT : HAIRCUT;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.assets = book.assets();
        this.instruments = book.instruments();
        underlyings = instruments.underlyings();
        scales = book.scales();
        sizes = book.sizes();
        worstPerLot = new double[maxInstruments];
        worstInPortfolio = new double[maxInstruments];
        exposure = new double[maxAssets];
    }

    /**
     * Takes note of an instrument's tiers and underlying.
     *
     * @param instrument  index
     * @param largestRate fraction x 10^9
     */
    public void tiersChanged(final int instrument, final long largestRate) {
        rateChanged(
            instrument, sizes.limits(instrument).largest(largestRate, scales.largestScale(instrument)));
    }

    /**
     * Takes note of how far an instrument's scale can go.
     *
     * @param instrument   index
     * @param largestScale x 10^9
     */
    public void scaleChanged(final int instrument, final long largestScale) {
        rateChanged(
            instrument,
            sizes.limits(instrument).largest(instruments.tiers().largestRate(instrument), largestScale));
    }

    /**
     * Takes note of how far size can make an instrument's rates grow.
     *
     * @param instrument index
     * @param limits     of it
     */
    public void sizeChanged(final int instrument, final SizeLimits limits) {
        rateChanged(
            instrument,
            limits.largest(instruments.tiers().largestRate(instrument), scales.largestScale(instrument)));
    }

    private void rateChanged(final int instrument, final long largestRate) {
        final Instrument what = instruments.get(instrument);
        instruments.lotsBound(instrument, LotsBound.of(instruments, instrument, largestRate));
        final double worstPrice = LotsBound.worstPriceTicks(instruments, instrument) * UPWARD;
        final double funding = 2.0 * what.fundingBound() / PositionValuation.FUNDING_SCALE;
        final double notional = what.unit() * worstPrice;
        worstPerLot[instrument] = notional * Math.max(1, largestRate / (double) Rate.ONE) + funding;
        final boolean inverseOption = underlyings.isOption(instrument) && underlyings.isInverse(instrument);
        worstInPortfolio[instrument] = notional * (inverseOption ? INVERSE_RATE : PORTFOLIO_RATE) + funding;
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
                worth += weight * exposure[asset] * largestConversion(asset);
                final double product = exposure[asset] * weight * Rate.ONE * largestFactor(asset);
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
                addBalance(asset, balances.amount(b));
            }
        }
        if (firstAsset != NONE) {
            addBalance(firstAsset, firstAmount);
        }
        if (secondAsset != NONE) {
            addBalance(secondAsset, secondAmount);
        }
    }

    private void addBalance(final int asset, final long amount) {
        final boolean isShocked = accounts.isPortfolio(account) && asset != accounts.valuationAsset(account);
        exposure[asset] += Math.abs((double) amount) * (isShocked ? COLLATERAL_RATE : 1);
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
