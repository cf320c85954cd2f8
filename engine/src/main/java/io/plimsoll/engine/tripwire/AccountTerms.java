package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.collateral.CollateralTable;
import io.plimsoll.engine.collateral.WeighedAmount;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.liquidity.SizeTerms;
import io.plimsoll.engine.margin.PositionValuation;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.portfolio.ExpiryDrift;
import io.plimsoll.engine.scale.ScaleTable;
import java.util.Arrays;

/**
 * One account written as a function of the price sources it depends on, in doubles, for proposing and proving boxes.
 *
 * <p>A <b>variable</b> is what a source's terms are linear in: {@code z = price} in ticks, or {@code z = 1 / price} for
 * an inverse instrument, or {@code z = funding index}. The position at variable v has value {@code coefficient[v] z}
 * and notional {@code |coefficient[v]| z} in minor units of its settlement asset. A <b>group</b> is a balance with the
 * positions settled in its asset; its net amount is {@code constant[g]} plus the values of its positions.
 */
final class AccountTerms {
    static final int NONE = -1;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final ScaleTable scales;
    private final SizeTerms size;
    private final CollateralTable collateral;
    private final WeighedAmount weighed;
    private final ExpiryDrift drift;
    private final WatchTable watches;
    private final int[] variableOfSource;

    int account;
    int variables;
    final int[] watch;
    final int[] source;
    final long[] present;
    final double[] z;
    final double[] coefficient;
    final int[] instrument;
    final int[] group;
    final boolean[] inverse;
    final double[] notional;
    final int[] tier;

    /** What multiplies the rates and amounts of the position's tiers: its scale and its close-out factor. */
    final double[] factor;

    /** What is added for size to the rates of the position's tiers, once they are multiplied. */
    final double[] sizeRate;
    final boolean[] used;

    int groups;
    final int[] asset;
    final double[] constant;
    final double[] net;

    /** The extra haircut of the group's asset, a fraction. */
    final double[] extra;

    /** What the balance alone counts for with an extra haircut, to the unit. */
    final double[] counted;
    final double[] worth;
    final int[] priceVariable;
    final int[] positionsIn;

    /** Minor units that the maintenance of all of a group's positions can be off a convex function. */
    final double[] jumps;
    int valuationVariable;
    double valuationWorth;
    boolean separable;

    /** Separable, and made of straight lines in prices: no inverse contracts. */
    boolean straight;

    AccountTerms(
        final Book book, final ExpiryDrift drift, final WatchTable watches, final Tripwires.Capacity capacity) {
        this.drift = drift;
        final int mostVariables = capacity.variables();
        final int mostGroups = capacity.assets();
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.assets = book.assets();
        this.instruments = book.instruments();
        scales = book.scales();
        size = new SizeTerms(book.sizes(), book.instruments());
        collateral = book.collateral();
        weighed = new WeighedAmount(assets.haircuts());
        this.watches = watches;
        variableOfSource = new int[capacity.sources()];
        Arrays.fill(variableOfSource, NONE);
        watch = new int[mostVariables];
        source = new int[mostVariables];
        present = new long[mostVariables];
        z = new double[mostVariables];
        coefficient = new double[mostVariables];
        instrument = new int[mostVariables];
        group = new int[mostVariables];
        inverse = new boolean[mostVariables];
        notional = new double[mostVariables];
        tier = new int[mostVariables];
        factor = new double[mostVariables];
        sizeRate = new double[mostVariables];
        used = new boolean[mostVariables];
        asset = new int[mostGroups];
        constant = new double[mostGroups];
        net = new double[mostGroups];
        extra = new double[mostGroups];
        counted = new double[mostGroups];
        worth = new double[mostGroups];
        priceVariable = new int[mostGroups];
        positionsIn = new int[mostGroups];
        jumps = new double[mostGroups];
    }

    /**
     * Reads an account, and sees to it that it has a watch for each of its sources. Watches that it no longer needs
     * appear as variables that are not used.
     *
     * @param ofAccount index
     */
    void read(final int ofAccount) {
        account = ofAccount;
        variables = 0;
        groups = 0;
        for (int w = accounts.firstWatch(account); w != WatchTable.NONE; w = watches.next(w)) {
            addVariables(w);
        }
        if (accounts.isPortfolio(account)) {
            readPortfolio();
        } else {
            readBalances();
            readPositions();
            readValuation();
            sumUp();
        }
        for (int v = 0; v < variables; v++) {
            variableOfSource[source[v]] = NONE;
        }
    }

    /**
     * A portfolio account's variables are the marks of underlyings, of perpetuals, futures and collateral, and funding;
     * their coefficients are those of perpetuals and futures. How options depend on them is walked off elsewhere.
     */
    private void readPortfolio() {
        separable = false;
        straight = false;
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            final int priced = assets.priceInstrument(balances.asset(b));
            if (priced != AssetTable.NONE && balances.asset(b) != accounts.valuationAsset(account)) {
                use(WatchTable.markSource(priced));
            }
        }
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            final int what = positions.instrument(p);
            use(WatchTable.markSource(instruments.underlyings().underlying(what)));
            if (instruments.underlyings().isOption(what)) {
                use(WatchTable.markSource(
                    instruments.capacity() + drift.anchor(instruments.underlyings().expiry(what))));
            } else {
                readLinear(positions.lots(p), instruments.get(what), use(WatchTable.markSource(what)));
            }
            if (instruments.isPerpetual(what)) {
                coefficient[use(WatchTable.fundingSource(what))] =
                    -positions.lots(p) / (double) PositionValuation.FUNDING_SCALE;
            }
        }
    }

    private void readLinear(final long lots, final Instrument what, final int v) {
        inverse[v] = what.inverse();
        z[v] = what.inverse() ? 1.0 / present[v] : present[v];
        coefficient[v] = (what.inverse() ? -lots : lots) * what.unit();
    }

    private void readBalances() {
        separable = true;
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            final int g = groups++;
            final int what = balances.asset(b);
            asset[g] = what;
            constant[g] = balances.amount(b);
            positionsIn[g] = 0;
            jumps[g] = 0;
            final long extraHaircut = collateral.extra(account, what);
            extra[g] = extraHaircut / (double) Rate.ONE;
            counted[g] = extraHaircut == 0 ? 0 : weighed.of(what, balances.amount(b), extraHaircut);
            final int priced = assets.priceInstrument(what);
            if (priced == AssetTable.NONE) {
                priceVariable[g] = NONE;
                worth[g] = what == AssetTable.REFERENCE ? 1 : 0;
                separable &= assets.haircuts().isZero(what);
            } else {
                priceVariable[g] = use(WatchTable.markSource(priced));
                worth[g] = assets.priceUnit(what).toDouble();
            }
        }
    }

    private void readPositions() {
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            final int what = positions.instrument(p);
            final Instrument instrumentOf = instruments.get(what);
            final long lots = positions.lots(p);
            final int g = groupOf(instrumentOf.settlementAsset());
            positionsIn[g]++;
            constant[g] -= positions.entryCost(p);
            separable &= asset[g] == AssetTable.REFERENCE;

            final int v = use(WatchTable.markSource(what));
            group[v] = g;
            readLinear(lots, instrumentOf, v);
            notional[v] = Math.abs(coefficient[v]) * z[v];
            tier[v] = instruments.tiers().find(what, (long) notional[v]);
            jumps[g] += readFactors(lots, what, v);
            if (instruments.isPerpetual(what)) {
                final int f = use(WatchTable.fundingSource(what));
                group[f] = g;
                coefficient[f] = -lots / (double) PositionValuation.FUNDING_SCALE;
                notional[f] = notional[v];
                constant[g] -= coefficient[f] * positions.entryFunding(p);
            }
        }
    }

    /** Constants between two looks; returns how far off a convex function they let maintenance be. */
    private double readFactors(final long lots, final int what, final int v) {
        final long scale = scales.scale(account, what);
        size.set(account, what, lots, scale);
        factor[v] = scale / (double) Rate.ONE * (size.closeOutFactor() / (double) Rate.ONE);
        sizeRate[v] = size.maintenanceRate() / (double) Rate.ONE;
        return Box.mostJumps(
            instruments.tiers().maxTiers(), scale, size.closeOutFactor(), size.maintenanceRate());
    }

    private void sumUp() {
        straight = separable;
        System.arraycopy(constant, 0, net, 0, groups);
        for (int v = 0; v < variables; v++) {
            if (group[v] != NONE) {
                net[group[v]] += coefficient[v] * z[v];
            }
            straight &= !inverse[v];
        }
    }

    private void readValuation() {
        final int valuationAsset = accounts.valuationAsset(account);
        valuationVariable = NONE;
        valuationWorth = 1;
        if (valuationAsset != AssetTable.REFERENCE) {
            separable = false;
            valuationWorth = assets.priceUnit(valuationAsset).toDouble();
            valuationVariable = use(WatchTable.markSource(assets.priceInstrument(valuationAsset)));
        }
    }

    private int groupOf(final int settlementAsset) {
        int g = 0;
        while (asset[g] != settlementAsset) {
            g++;
        }
        return g;
    }

    /** The variable of a source, whose instrument is watched from now on. */
    private int use(final int what) {
        if (variableOfSource[what] == NONE) {
            addVariables(watches.add(account, WatchTable.instrument(what)));
        }
        final int v = variableOfSource[what];
        used[v] = true;
        return v;
    }

    private void addVariables(final int itsWatch) {
        final int watched = watches.watchedInstrument(itsWatch);
        if (watched >= instruments.capacity()) {
            addVariable(itsWatch, watched, WatchTable.markSource(watched));
            present[variables - 1] = drift.value(watched - instruments.capacity());
            z[variables - 1] = present[variables - 1];
            return;
        }
        addVariable(itsWatch, watched, WatchTable.markSource(watched));
        present[variables - 1] = instruments.mark(watched);
        z[variables - 1] = present[variables - 1];
        if (instruments.isPerpetual(watched)) {
            addVariable(itsWatch, watched, WatchTable.fundingSource(watched));
            present[variables - 1] = instruments.fundingIndex(watched);
            z[variables - 1] = present[variables - 1];
        }
    }

    private void addVariable(final int itsWatch, final int itsInstrument, final int what) {
        final int v = variables++;
        variableOfSource[what] = v;
        inverse[v] = false;
        watch[v] = itsWatch;
        source[v] = what;
        instrument[v] = itsInstrument;
        used[v] = false;
        group[v] = NONE;
        coefficient[v] = 0;
        notional[v] = 0;
    }

    /** Whether what a group counts for after haircuts is a number of minor units that no price moves. */
    boolean isCounted(final int g) {
        return positionsIn[g] == 0 && extra[g] != 0;
    }

    /** Minor units that the maintenance of all positions can be off a convex function; all in one asset. */
    double jumps() {
        double sum = 0;
        for (int g = 0; g < groups; g++) {
            sum += jumps[g];
        }
        return sum;
    }

    /** Frees the watches none of whose variables the account depends on; they have no wires any more. */
    void dropUnusedWatches() {
        int v = 0;
        while (v < variables) {
            final int itsWatch = watch[v];
            boolean needed = false;
            for (; v < variables && watch[v] == itsWatch; v++) {
                needed |= used[v];
            }
            if (!needed) {
                watches.remove(itsWatch);
            }
        }
    }

    /** Whether a variable is not a price but how far an expiry has drifted off an anchor. */
    boolean isDrift(final int v) {
        return instrument[v] >= instruments.capacity();
    }

    /** How far the expiry of a drift has drifted now. */
    double distance(final int v) {
        return drift.distance(instrument[v] - instruments.capacity());
    }

    /** The largest value a variable's source can have. */
    long largest(final int v) {
        return WatchTable.isFunding(source[v]) || isDrift(v)
            ? Long.MAX_VALUE / 2
            : instruments.get(instrument[v]).maximumPriceTicks();
    }
}
