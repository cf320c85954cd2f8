package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.wire.Level;

/**
 * Gives an account that was just examined new wires: the edges of a box of prices in which it provably keeps its level.
 * At most two conditions keep it there: it does not fall below the next worse level's ratio, and it stays below the
 * cure of its own.
 */
final class Certificates {
    /** Far beyond the relative error of turning exact sums into doubles. */
    private static final double HEADROOM_ERROR = 1e-15;

    /** A wire nearer than an eighth of the box is moved away. */
    private static final int TOO_CLOSE_SHIFT = 3;

    private static final int LIQUIDATION = Level.LIQUIDATION.value();
    private static final int BANKRUPT = Level.BANKRUPT.value();

    private final AccountTable accounts;
    private final AccountClassTable classes;
    private final AccountTerms terms;
    private final SeparableBox separable;
    private final CoupledBox coupled;
    private final PortfolioBox portfolio;
    private final EagerCertificates eager;
    private final Box box;
    private final WatchTable watches;
    private final WireHeaps wires;
    private final Condition notWorse = new Condition();
    private final Condition notCured = new Condition();

    Certificates(
        final Book book,
        final AccountTerms terms,
        final WatchTable watches,
        final WireHeaps wires,
        final EagerList list,
        final int maxAccounts) {
        this.accounts = book.accounts();
        this.classes = book.classes();
        this.terms = terms;
        this.watches = watches;
        this.wires = wires;
        final HaircutPieces pieces = new HaircutPieces(book.assets().haircuts());
        separable = new SeparableBox(terms, book.instruments(), pieces);
        coupled = new CoupledBox(terms, book.instruments(), pieces);
        portfolio = new PortfolioBox(terms, book);
        eager = new EagerCertificates(terms, separable, list, maxAccounts);
        box = new Box(terms);
    }

    /**
     * Sets all wires of an account.
     *
     * @param account   index
     * @param margin    its margin at the present prices
     * @param wireFired whether one of its wires is why it was examined
     */
    void renew(final int account, final AccountMargin margin, final boolean wireFired) {
        terms.read(account);
        conditions(account, margin);
        box.open();
        if (eager.isDue(wireFired)) {
            eager.renew(notWorse, headroom(notWorse, margin), notCured, headroom(notCured, margin), box);
        } else {
            eager.leave();
            narrow(margin);
        }
        for (int v = 0; v < terms.variables; v++) {
            setWires(v);
        }
        terms.dropUnusedWatches();
    }

    private void conditions(final int account, final AccountMargin margin) {
        final int accountClass = accounts.accountClass(account);
        final int level = accounts.level(account);
        notWorse.none();
        notCured.none();
        if (level < LIQUIDATION) {
            final double ratio = classes.ratio(accountClass, level + 1) / (double) Rate.ONE;
            notWorse.staysAbove(true, ratio, margin.equity() - ratio * margin.maintenance());
        } else if (level == LIQUIDATION) {
            notWorse.staysAbove(false, 0, margin.equityWithoutHaircuts());
        }
        if (level == BANKRUPT) {
            notCured.staysBelow(false, 0, margin.equityWithoutHaircuts());
        } else if (level > Level.HEALTHY.value()) {
            final double cure = classes.cure(accountClass, level) / (double) Rate.ONE;
            notCured.staysBelow(true, cure, margin.equity() - cure * margin.maintenance());
        }
    }

    private void narrow(final AccountMargin margin) {
        if (accounts.isPortfolio(terms.account)) {
            portfolio.narrow(notWorse, notCured, margin, box);
            return;
        }
        if (!terms.separable) {
            coupled.narrow(notWorse, notCured, box);
            return;
        }
        if (notWorse.holds) {
            separable.narrow(notWorse, headroom(notWorse, margin), box);
        }
        if (notCured.holds) {
            separable.narrow(notCured, headroom(notCured, margin), box);
        }
    }

    /** A separable account's headroom with rounding taken off; infinite if there is no such condition. */
    private double headroom(final Condition condition, final AccountMargin margin) {
        if (!condition.holds) {
            return Double.POSITIVE_INFINITY;
        }
        final double rounding = 2.0 * accounts.positionCount(terms.account) + condition.ratio * terms.jumps()
            + terms.groups * (1 + condition.ratio) + 1;
        final double error = HEADROOM_ERROR
            * (Math.abs((double) margin.equity()) + Math.abs((double) margin.equityWithoutHaircuts())
            + condition.ratio * margin.maintenance());
        return condition.headroom - rounding - error;
    }

    /**
     * Moves a variable's wires only where it must or is worth it: a wire inside the proven box stays unless it has come
     * too close.
     */
    private void setWires(final int v) {
        final int watch = terms.watch[v];
        final int source = terms.source[v];
        final long present = terms.present[v];
        final long low = terms.used[v] ? box.lowWire(v) : Long.MIN_VALUE;
        if (low == Long.MIN_VALUE) {
            wires.clear(watch, source, WatchTable.LOW);
        } else if (!isGoodEnough(watch, source, WatchTable.LOW, present - low, present)) {
            wires.set(watch, source, WatchTable.LOW, low);
        }
        final long high = terms.used[v] ? box.highWire(v) : Long.MAX_VALUE;
        if (high == Long.MAX_VALUE) {
            wires.clear(watch, source, WatchTable.HIGH);
        } else if (!isGoodEnough(watch, source, WatchTable.HIGH, high - present, present)) {
            wires.set(watch, source, WatchTable.HIGH, high);
        }
    }

    private boolean isGoodEnough(
        final int watch, final int source, final int side, final long farthest, final long present) {
        if (watches.place(watch, source, side) == WatchTable.NONE) {
            return false;
        }
        final long price = watches.price(watch, source, side);
        final long distance = side == WatchTable.LOW ? present - price : price - present;
        return distance > 0 && distance <= farthest && distance >= farthest >> TOO_CLOSE_SHIFT;
    }
}
