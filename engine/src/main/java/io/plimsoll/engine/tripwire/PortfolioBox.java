package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.collateral.WeighedAmount;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.portfolio.ExpiryDrift;
import io.plimsoll.engine.portfolio.LatticeWalk;
import io.plimsoll.engine.portfolio.PortfolioMargin;
import io.plimsoll.engine.scenario.GridCharge;
import io.plimsoll.engine.scenario.GridTable;

/**
 * Boxes of portfolio accounts. The headroom is shared out among the prices in proportion to what is at stake on each;
 * an underlying's share is walked off on the lattice, that of every other price divided by the most that
 * {@code equity - ratio x maintenance} changes with it in any scenario. Underlyings add up, and the bound on other
 * prices holds wherever the underlyings are, so the shares together are never overdrawn.
 */
final class PortfolioBox {
    /** Far beyond what sums of doubles can be wrong by, as a share of all that is at stake in the farthest scenario. */
    private static final double RELATIVE_ERROR = 1e-10;

    private static final double RATE = 1e9;

    /** Where next to nothing is at stake at the present price, there may be much at another one. */
    private static final double LEAST_STAKE = 1;

    /** Of the headroom, kept for what volatilities, forwards and time do to options. */
    private static final double SHARE_OF_DRIFT = 0.7;

    private final AccountTerms terms;
    private final AccountTable accounts;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final GridTable grids;
    private final UnderlyingTable underlyings;
    private final Book book;
    private final WeighedAmount weighed;
    private final LatticeWalk walk;
    private final double[] equitySlope;
    private final double[] worthSlope;
    private final double[] stake;
    private double linearRange;
    private double inverseRange;

    PortfolioBox(final AccountTerms terms, final Book book) {
        this.terms = terms;
        this.book = book;
        accounts = book.accounts();
        balances = book.balances();
        assets = book.assets();
        grids = book.grids();
        weighed = new WeighedAmount(assets.haircuts());
        underlyings = book.instruments().underlyings();
        walk = new LatticeWalk(
            book.instruments(), book.grids(), book.optionValues(), book.maxPositionsPerAccount());
        equitySlope = new double[terms.z.length];
        worthSlope = new double[terms.z.length];
        stake = new double[terms.z.length];
    }

    /** Narrows the box to where conditions that hold now are proven to hold. */
    void narrow(final Condition notWorse, final Condition notCured, final AccountMargin margin, final Box box) {
        readSlopes();
        if (notWorse.holds) {
            narrow(notWorse, margin, box);
        }
        if (notCured.holds) {
            narrow(notCured, margin, box);
        }
    }

    private void narrow(final Condition condition, final AccountMargin margin, final Box box) {
        readRanges(condition.ratio, margin.portfolio());
        final double atStake = readStakes(margin.portfolio());
        final double headroom = condition.headroom
            - margin.portfolio().rounding(condition.ratio) - 4.0 * terms.variables - 2
            - RELATIVE_ERROR * (1 + condition.ratio) * (atStake + Math.abs((double) margin.equity()));
        if (!(headroom > 0)) {
            box.close();
            return;
        }
        final double options = margin.portfolio().grossPriceAndStrike();
        final double ofPrices = options > 0 ? headroom * (1 - SHARE_OF_DRIFT) : headroom;
        final double allowed = headroom * SHARE_OF_DRIFT / (options * lossOfDrift(condition.ratio));
        walk.look(terms.account, !isTooTight(allowed));
        for (int v = 0; v < terms.variables; v++) {
            if (terms.used[v] && terms.isDrift(v)) {
                narrowDrift(v, allowed - terms.distance(v), box);
            } else if (terms.used[v] && stake[v] > 0) {
                narrow(v, ofPrices * (stake[v] / atStake), condition, margin.portfolio(), box);
            }
        }
    }

    /** Whether the account is looked at again with every change of some expiry: then a long walk is not worth it. */
    private boolean isTooTight(final double allowed) {
        for (int v = 0; v < terms.variables; v++) {
            if (terms.used[v] && terms.isDrift(v) && allowed - terms.distance(v) <= terms.distance(v)) {
                return true;
            }
        }
        return false;
    }

    /** What is now and what will be are both some way off the anchor, perhaps in opposite directions. */
    private void narrowDrift(final int v, final double allowed, final Box box) {
        final double edge = ExpiryDrift.valueAt(allowed);
        if (edge > terms.z[v]) {
            box.notAbove(v, edge);
        } else {
            box.notBelow(v, terms.z[v]);
            box.notAbove(v, terms.z[v]);
        }
    }

    /** Most that equity less ratio times maintenance loses, of what values lose: now, and shocked and now once more. */
    private double lossOfDrift(final double ratio) {
        final int grid = book.classes().grid(accounts.accountClass(terms.account));
        return 1 + 2 * ratio * grids.charge(grid).maintenanceFactor() / RATE;
    }

    private void narrow(
        final int v,
        final double share,
        final Condition condition,
        final PortfolioMargin portfolio,
        final Box box) {
        final int slot = slot(v, portfolio);
        if (slot >= 0) {
            walk.walk(
                portfolio, slot, condition.ratio, condition.withHaircuts ? equitySlope[v] : worthSlope[v],
                worthSlope[v], share, condition.staysNegative);
            box.notBelow(v, walk.low());
            box.notAbove(v, walk.high());
        } else {
            final double reach = share / slope(v);
            box.notBelow(v, terms.z[v] - reach);
            box.notAbove(v, terms.z[v] + reach);
        }
    }

    /** Slot of the underlying that a variable is the mark of, negative if it is none. */
    private int slot(final int v, final PortfolioMargin portfolio) {
        return WatchTable.isFunding(terms.source[v]) ? -1 : portfolio.slotOf(terms.instrument[v]);
    }

    /**
     * Most that equity, with haircuts or without, less ratio times maintenance changes with a unit of the variable, in
     * any scenario.
     */
    private double slope(final int v) {
        return Math.max(Math.abs(equitySlope[v]), Math.abs(worthSlope[v]))
            + Math.abs(worthSlope[v]) * range(v);
    }

    private double range(final int v) {
        if (terms.inverse[v]) {
            return inverseRange;
        }
        // Collateral priced by an inverse contract counts as what else the account holds on that one's underlying.
        return !terms.isDrift(v) && underlyings.isInverse(terms.instrument[v])
            ? Math.max(linearRange, inverseRange) : linearRange;
    }

    private void readSlopes() {
        for (int v = 0; v < terms.variables; v++) {
            equitySlope[v] = terms.coefficient[v];
            worthSlope[v] = WatchTable.isFunding(terms.source[v]) ? 0 : terms.coefficient[v];
        }
        for (int b = accounts.firstBalance(terms.account); b != BalanceTable.NONE; b = balances.next(b)) {
            final int asset = balances.asset(b);
            if (asset != accounts.valuationAsset(terms.account) && assets.priceInstrument(asset) != AssetTable.NONE) {
                final int v = variableOf(assets.priceInstrument(asset));
                final double unit = assets.priceUnit(asset).toDouble();
                equitySlope[v] += counted(asset, balances.amount(b)) * unit;
                worthSlope[v] += balances.amount(b) * unit;
            }
        }
    }

    /** What a balance counts for; no position settles in it, so with an extra haircut that is a whole number. */
    private double counted(final int asset, final long amount) {
        final long extra = book.collateral().extra(terms.account, asset);
        return extra == 0 ? assets.haircuts().weighed(asset, amount) : weighed.of(asset, amount, extra);
    }

    private int variableOf(final int instrument) {
        final int source = WatchTable.markSource(instrument);
        int v = 0;
        while (terms.source[v] != source) {
            v++;
        }
        return v;
    }

    private double readStakes(final PortfolioMargin portfolio) {
        double sum = 0;
        for (int v = 0; v < terms.variables; v++) {
            final int slot = slot(v, portfolio);
            final double linear = slope(v)
                * (WatchTable.isFunding(terms.source[v]) ? Math.max(1, Math.abs(terms.z[v])) : terms.z[v]);
            stake[v] = !terms.used[v] || terms.isDrift(v) ? 0
                : LEAST_STAKE + linear + (slot < 0 ? 0 : portfolio.grossSize(slot));
            sum += stake[v];
        }
        return sum;
    }

    /**
     * Ratio times the most that a scenario takes or gives of the worth of what is linear; of what is inverse, whose
     * size is by its own mark, with the charge for that.
     */
    private void readRanges(final double ratio, final PortfolioMargin portfolio) {
        final GridCharge charge = grids.charge(book.classes().grid(accounts.accountClass(terms.account)));
        final double factor = ratio * charge.maintenanceFactor() / RATE;
        linearRange = factor * portfolio.linearRange(false);
        inverseRange = factor * portfolio.linearRange(true) + ratio * charge.linearMaintenance() / RATE;
    }
}
