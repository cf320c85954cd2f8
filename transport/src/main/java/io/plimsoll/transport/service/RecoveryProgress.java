package io.plimsoll.transport.service;

import io.plimsoll.journal.replay.JournalEngine;
import io.plimsoll.journal.replay.RecoveryListener;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/** Shows operators how far a start is: a bar, and how many inputs a second. */
final class RecoveryProgress implements RecoveryListener {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int BAR_LENGTH = 30;

    private final Console console;
    private final NanoClock clock;
    private final long startNs;
    private long tailStartNs;
    private long firstSequence;
    private long reportDueNs;

    RecoveryProgress(final Console console, final NanoClock clock) {
        this.console = console;
        this.clock = clock;
        startNs = clock.nanoTime();
        reportDueNs = startNs + INTERVAL_NS;
    }

    @Override
    public void onSnapshot(final long sequence, final int accounts, final int total) {
        if (accounts == total || isReportDue()) {
            console.line(String.format("loading snapshot %s sequence %,d, %,d of %,d accounts",
                bar(accounts, total), sequence, accounts, total));
        }
    }

    @Override
    public void onUnusable(final String reason) {
        console.line(reason);
    }

    /** The tail begins. */
    void onTail(final long sequence) {
        tailStartNs = clock.nanoTime();
        firstSequence = sequence;
    }

    /** Some of the tail is applied. */
    void onInputs(final JournalEngine engine, final long lastSequence) {
        if (isReportDue()) {
            report("applying journal", engine, lastSequence);
        }
    }

    /** All of it is. */
    void onDone(final JournalEngine engine, final long lastSequence) {
        report("recovered", engine, lastSequence);
        console.line(String.format("the state is where it was after %.1f s",
            (clock.nanoTime() - startNs) / (double) TimeUnit.SECONDS.toNanos(1)));
    }

    private void report(final String what, final JournalEngine engine, final long lastSequence) {
        final long elapsedNs = Math.max(1, clock.nanoTime() - tailStartNs);
        final long sequence = engine.engine().lastSequence();
        console.line(String.format("%s %s sequence %,d of %,d, %,.0f inputs/s", what,
            bar(sequence - firstSequence, lastSequence - firstSequence), sequence, lastSequence,
            engine.inputs() * 1e9 / elapsedNs));
    }

    private boolean isReportDue() {
        final long nowNs = clock.nanoTime();
        if (nowNs - reportDueNs < 0) {
            return false;
        }
        reportDueNs = nowNs + INTERVAL_NS;
        return true;
    }

    private static String bar(final long done, final long total) {
        final int marks = total == 0 ? BAR_LENGTH : (int) (done * BAR_LENGTH / total);
        return "[" + "#".repeat(marks) + "-".repeat(BAR_LENGTH - marks) + "] "
            + (total == 0 ? 100 : done * 100 / total) + "%";
    }
}
