package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.IntArrayList;

/**
 * Takes accounts through bars in an engine of their own. Each price of a bar is a mark, with a Clock after it, and
 * there is a Clock each minute besides. Accounts are opened at the first price. Whoever is called to LIQUIDATION is
 * closed at the open of the next bar, or at the last price if there is none.
 */
final class CrashRun implements CrashListener, AutoCloseable {
    private static final long REVIEW_NS = TimeUnit.MINUTES.toNanos(1);

    private final CallTally tally = new CallTally();
    private final List<BarCounts> counts = new ArrayList<>();
    private final BarSeries series;
    private final Perpetual perpetual;
    private final TierRates rates;
    private final CrashVenue engine;
    private final ScaleLog scales;
    private Holdings holdings;
    private long nowNs;
    private long ticks;
    private int bankruptcies;
    private long shortfall;
    private boolean isOver;

    /**
     * A run that is to begin.
     *
     * @param series    to go through
     * @param perpetual whose prices they are
     * @param rates     of its tiers
     * @param accounts  for which there is room
     * @param scales    told how the scale goes and when time passes; null for rates that stay
     * @param venues    where the engine is
     */
    CrashRun(
        final BarSeries series,
        final Perpetual perpetual,
        final TierRates rates,
        final int accounts,
        final ScaleLog scales,
        final CrashVenue.Factory venues) {
        this.series = series;
        this.perpetual = perpetual;
        this.rates = rates;
        this.scales = scales;
        nowNs = scales == null ? series.bars().get(0).openTimeNs() : series.startNs();
        engine = venues.open(scales == null ? "static" : "scaled", accounts, perpetual, nowNs, this);
    }

    /** Defines the scale, goes through the bars before accounts are opened, and to the price of the opening. */
    void begin() {
        if (scales != null) {
            scales.define(engine);
        }
        for (final Bar bar : scales == null ? List.<Bar>of() : series.warmUp()) {
            for (int point = 0; point < Bar.POINTS; point++) {
                mark(bar, point);
                clock();
            }
        }
        mark(series.bars().get(0), 0);
        clock();
    }

    /** The last price, in ticks. */
    long ticks() {
        return ticks;
    }

    /** Opens the accounts, goes through all bars, and holds the totals against the engine's reports at the end. */
    RunResult run(final Book book) {
        open(book);
        final List<Bar> bars = series.bars();
        for (int index = 0; index < bars.size(); index++) {
            for (int point = index == 0 ? 1 : 0; point < Bar.POINTS; point++) {
                mark(bars.get(index), point);
                if (point == 0) {
                    closeTakenOver();
                }
                clock();
            }
            if (index == bars.size() - 1) {
                closeTakenOver();
            }
            endBar();
        }
        requireReported();
        return new RunResult(counts, tally.warned(), tally.called(), tally.calledByScale(), tally.liquidated(),
            tally.liquidatedByScale(), tally.mostInRollOut());
    }

    @Override
    public void onCall(final MarginCallDecoder call, final boolean isByScale) {
        tally.add(call, isByScale);
    }

    @Override
    public void onStep(final RiskStepDecoder step) {
        scales.onStep(step);
    }

    @Override
    public void onReport(final AccountReportDecoder report) {
        if (isOver) {
            holdings.report(report);
        } else if (report.equity() < 0) {
            bankruptcies++;
            shortfall -= report.equity();
        }
    }

    @Override
    public void close() {
        engine.close();
    }

    @Override
    public void onRollOut() {
        tally.endRollOut();
    }

    private void open(final Book book) {
        holdings = new Holdings(book, rates);
        for (int account = 0; account < book.accounts(); account++) {
            engine.open(account, book.collateral(account), book.lots(account), ticks);
        }
        engine.settle();
    }

    private void mark(final Bar bar, final int point) {
        final long timeNs = series.timeNs(bar, point);
        for (long minute = next(nowNs); minute < timeNs; minute += REVIEW_NS) {
            at(minute);
            clock();
        }
        at(timeNs);
        ticks = perpetual.ticks(bar.path().get(point));
        engine.mark(ticks);
        if (scales != null) {
            scales.mark(ticks);
        }
    }

    private void at(final long timeNs) {
        nowNs = timeNs;
        engine.at(timeNs);
        if (scales != null) {
            scales.at(timeNs);
        }
    }

    private void clock() {
        if (scales != null) {
            scales.clock();
        }
        engine.clock();
        if (scales != null) {
            scales.afterClock();
        }
    }

    /** Whoever is asked for here has no position any more: what is left is what there will ever be. */
    private void closeTakenOver() {
        final IntArrayList accounts = tally.takenOver();
        if (accounts.isEmpty()) {
            return;
        }
        for (int i = 0; i < accounts.size(); i++) {
            final int account = accounts.getInt(i);
            engine.fill(account, -holdings.lots(account), ticks);
            holdings.close(account);
            engine.ask(account);
        }
        accounts.clear();
        engine.settle();
    }

    /** The totals must be those of the engine's own reports. */
    private void requireReported() {
        isOver = true;
        for (int account = 0; account < holdings.accounts(); account++) {
            engine.ask(account);
        }
        engine.settle();
        holdings.requireReported();
    }

    private void endBar() {
        holdings.total(ticks, scales == null ? TierRates.ONE : scales.inForce());
        counts.add(new BarCounts(holdings.open(), holdings.notional(), holdings.maintenance(), holdings.initial(),
            tally.calls(), tally.callsByScale(), tally.liquidations(), tally.liquidationsByScale(),
            bankruptcies, shortfall));
        tally.beginBar();
        bankruptcies = 0;
        shortfall = 0;
        if (scales != null) {
            scales.endBar();
        }
    }

    private static long next(final long timeNs) {
        return (Math.floorDiv(timeNs, REVIEW_NS) + 1) * REVIEW_NS;
    }
}
