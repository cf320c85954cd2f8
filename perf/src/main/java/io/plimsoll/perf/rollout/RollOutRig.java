package io.plimsoll.perf.rollout;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.perf.book.EngineBook;
import io.plimsoll.perf.book.EngineFeed;
import io.plimsoll.perf.book.Headroom;
import io.plimsoll.perf.book.ScaleDefinitions;
import io.plimsoll.perf.book.SyntheticBook;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One instrument that every account holds, and whose requirements grow by half and shrink again: by a scale that is
 * reviewed and rolled out, or by tiers that count at once. Nobody pays in, and the price stays within a basis point of
 * where it began, so that the same accounts are called again and again.
 */
final class RollOutRig {
    /** About so many ticks come in the midst of a roll-out. */
    static final int TICKS = 256;

    private static final int INSTRUMENT = 0;
    private static final long SEED = 20_261_201L;
    private static final long REVIEW_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long CALM = 1_000_000_000L;
    private static final long STRESSED = 1_500_000_000L;
    private static final long STEP = 500_000_000L;
    private static final int DAY_SECONDS = 86_400;
    private static final int BASIS_POINTS = 10_000;
    private static final int ALL_PERCENT = 100;
    private static final int HALF_MORE_PERCENT = 150;

    private final int accounts;
    private final EngineBook book;
    private final EngineFeed feed;
    private final ScaleDefinitions definitions;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final long firstMark;

    /**
     * Loads the book.
     *
     * @param accounts how many hold the instrument
     * @param headroom how far they are from the first level
     */
    RollOutRig(final int accounts, final Headroom headroom) {
        this.accounts = accounts;
        final SyntheticBook holders = new SyntheticBook(accounts, 1, SEED, headroom);
        book = new EngineBook(holders, EngineConfiguration.DRAFT_RULES_VERSION, (output, offset, length) -> { });
        feed = book.feed();
        definitions = new ScaleDefinitions(feed);
        firstMark = holders.mark(INSTRUMENT);
        expect(CALM);
        definitions.defineScale(INSTRUMENT, CALM, STEP, 0);
        feed.advance(REVIEW_NS);
        feed.clock();
    }

    EngineBook book() {
        return book;
    }

    /** Says that the instrument is at least so volatile; the estimate, which begins at 0, is never above that. */
    private void expect(final long volatility) {
        definitions.defineVolatility(INSTRUMENT, DAY_SECONDS, DAY_SECONDS, 1, volatility);
    }

    /** Lets the scale grow by half, and all accounts change over in slices; then shrink again. */
    void measure(final RollOutFigures figures) {
        ticks(figures);
        rollOut(STRESSED, figures);
        rollOut(CALM, figures);
    }

    private void rollOut(final long volatility, final RollOutFigures figures) {
        expect(volatility);
        feed.advance(REVIEW_NS);
        long startNs = System.nanoTime();
        feed.clock();
        figures.clock(System.nanoTime() - startNs);
        if (book.engine().accountsToChangeOver() != accounts) {
            throw new IllegalStateException("the review has begun no roll-out");
        }
        final long looksBefore = book.engine().examinations();
        final long callsBefore = book.calls();
        final int slice = figures.slice();
        final int rollOutsPerTick = Math.max(1, accounts / slice / TICKS);
        long durationNs = 0;
        long tickLooks = 0;
        long tickCalls = 0;
        for (int i = 1; book.engine().accountsToChangeOver() > 0; i++) {
            startNs = System.nanoTime();
            feed.rollOut(slice);
            final long ns = System.nanoTime() - startNs;
            figures.rollOut(ns);
            durationNs += ns;
            if (i % rollOutsPerTick == 0) {
                final long looks = book.engine().examinations();
                final long calls = book.calls();
                figures.tickWithin(tick());
                tickLooks += book.engine().examinations() - looks;
                tickCalls += book.calls() - calls;
            }
        }
        figures.completed(durationNs,
            book.engine().examinations() - looksBefore - tickLooks, book.calls() - callsBefore - tickCalls);
    }

    /** As many ticks while no account changes over. */
    private void ticks(final RollOutFigures figures) {
        for (int i = 0; i < TICKS; i++) {
            figures.tickBefore(tick());
        }
    }

    private long tick() {
        final long most = firstMark / BASIS_POINTS;
        final long mark = firstMark + random.nextLong(-most, most + 1);
        final long startNs = System.nanoTime();
        feed.tick(INSTRUMENT, mark);
        return System.nanoTime() - startNs;
    }

    /**
     * Lets the tiers ask for half more, which counts for all accounts at once; then for what they did before.
     *
     * @return the longer of the two messages, nanoseconds
     */
    long measureAllAtOnce() {
        return Math.max(defineTiers(HALF_MORE_PERCENT), defineTiers(ALL_PERCENT));
    }

    private long defineTiers(final int percent) {
        final long looksBefore = book.engine().examinations();
        final long startNs = System.nanoTime();
        book.defineTiers(INSTRUMENT, percent);
        final long ns = System.nanoTime() - startNs;
        if (book.engine().examinations() - looksBefore != accounts) {
            throw new IllegalStateException("the tiers made the engine look at "
                + (book.engine().examinations() - looksBefore) + " accounts, not at all " + accounts);
        }
        return ns;
    }
}
