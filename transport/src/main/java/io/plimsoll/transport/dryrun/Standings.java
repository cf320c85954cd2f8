package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.journal.JournalException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** What all accounts stand at, by id, the lowest first. Money in minor units of an account's valuation asset. */
final class Standings {
    private static final int BETWEEN_REPORTS = 1_024;

    private final long[] ids;
    private final long[] owners;
    private final long[] equity;
    private final long[] maintenance;
    private final long[] initial;
    private final int[] classes;
    private final int[] valuationAssets;
    private final Level[] levels;
    private int count;

    private Standings(final int accounts) {
        ids = new long[accounts];
        owners = new long[accounts];
        equity = new long[accounts];
        maintenance = new long[accounts];
        initial = new long[accounts];
        classes = new int[accounts];
        valuationAssets = new int[accounts];
        levels = new Level[accounts];
    }

    /**
     * Asks for every account.
     *
     * @param engine     to ask
     * @param candidates among which all accounts are
     * @param progress   told how many there are so far, now and then
     * @return what they stand at
     * @throws JournalException if there are accounts that are not among the candidates
     */
    static Standings of(final TrialEngine engine, final SortedSet<Long> candidates, final LongConsumer progress) {
        final Standings standings = new Standings(engine.accounts());
        for (final long candidate : candidates) {
            engine.ask(candidate, standings::add);
            if (standings.count % BETWEEN_REPORTS == 0) {
                progress.accept(standings.count);
            }
        }
        if (standings.count != engine.accounts()) {
            throw new JournalException("the engine has " + engine.accounts() + " accounts, but the journal tells the"
                + " ids of " + standings.count + " alone: put the segments back that were pruned");
        }
        return standings;
    }

    private void add(final AccountReportDecoder report) {
        ids[count] = report.accountId();
        owners[count] = report.owner();
        equity[count] = report.equity();
        maintenance[count] = report.maintenanceRequirement();
        initial[count] = report.initialRequirement();
        classes[count] = report.classId();
        valuationAssets[count] = report.valuationAssetId();
        levels[count] = report.level();
        count++;
    }

    int count() {
        return count;
    }

    long id(final int account) {
        return ids[account];
    }

    long owner(final int account) {
        return owners[account];
    }

    int classId(final int account) {
        return classes[account];
    }

    int valuationAsset(final int account) {
        return valuationAssets[account];
    }

    Level level(final int account) {
        return levels[account];
    }

    long equity(final int account) {
        return equity[account];
    }

    long maintenance(final int account) {
        return maintenance[account];
    }

    long initial(final int account) {
        return initial[account];
    }

    /** How many have a level. */
    long at(final Level level) {
        return Arrays.stream(levels).filter(level::equals).count();
    }

    /** How many come from one level to another. */
    long from(final Standings before, final Level from, final Level to) {
        return IntStream.range(0, count)
            .filter(account -> before.levels[account] == from && levels[account] == to).count();
    }

    /** How many have a worse level than before. */
    long worse(final Standings before) {
        return IntStream.range(0, count)
            .filter(account -> levels[account].value() > before.levels[account].value()).count();
    }

    /** How many have a better level than before. */
    long better(final Standings before) {
        return before.worse(this);
    }

    /** What those valued in an asset require together. */
    Totals totals(final int assetId) {
        Totals totals = Totals.NONE;
        for (int account = 0; account < count; account++) {
            if (valuationAssets[account] == assetId) {
                totals = totals.with(equity[account], maintenance[account], initial[account]);
            }
        }
        return totals;
    }

    /** How many accounts are valued in each asset. */
    TreeMap<Integer, Integer> byValuationAsset() {
        final TreeMap<Integer, Integer> accounts = new TreeMap<>();
        Arrays.stream(valuationAssets).forEach(asset -> accounts.merge(asset, 1, Integer::sum));
        return accounts;
    }
}
