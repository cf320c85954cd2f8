package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.AccountReportDecoder;

/** The positions that are still open, and what they require together. */
final class Holdings {
    private final long[] lots;
    private final TierRates rates;
    private int open;
    private long notional;
    private long maintenance;
    private long initial;
    private int reports;
    private long reportedMaintenance;
    private long reportedInitial;

    /**
     * Positions of accounts.
     *
     * @param book  of the accounts
     * @param rates by which they require something
     */
    Holdings(final Book book, final TierRates rates) {
        this.rates = rates;
        lots = new long[book.accounts()];
        for (int account = 0; account < lots.length; account++) {
            lots[account] = book.lots(account);
        }
        open = lots.length;
    }

    /** Lots of an account, 0 once it was closed. */
    long lots(final int account) {
        return lots[account];
    }

    void close(final int account) {
        lots[account] = 0;
        open--;
    }

    /** Adds up what all require at a price and at a scale x 10^9. */
    void total(final long ticks, final long scale) {
        notional = 0;
        maintenance = 0;
        initial = 0;
        for (final long held : lots) {
            if (held != 0) {
                final long value = Math.abs(held) * ticks;
                notional = Math.addExact(notional, value);
                maintenance += rates.maintenance(value, scale);
                initial += rates.initial(value, scale);
            }
        }
    }

    int accounts() {
        return lots.length;
    }

    /** What the engine says of an account. */
    void report(final AccountReportDecoder report) {
        reports++;
        reportedMaintenance += report.maintenanceRequirement();
        reportedInitial += report.initialRequirement();
    }

    /** Holds what was added up last against what the engine reported of each account. */
    void requireReported() {
        if (reports != lots.length) {
            throw new IllegalStateException("of " + lots.length + " accounts " + reports + " were reported");
        }
        if (reportedMaintenance != maintenance || reportedInitial != initial) {
            throw new IllegalStateException("accounts require maintenance " + maintenance + " and initial " + initial
                + " added up, and " + reportedMaintenance + " and " + reportedInitial + " by the engine's reports");
        }
    }

    int open() {
        return open;
    }

    long notional() {
        return notional;
    }

    long maintenance() {
        return maintenance;
    }

    long initial() {
        return initial;
    }
}
