package io.plimsoll.perf.flat;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What an engine with scales has done in an iteration; names are those of the figures. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ScalingWork {
    private ScaledBook book;
    private long ticksBefore;
    private long looksBefore;
    private long samplesBefore;
    private long stepsBefore;
    private long rollOutsBefore;
    private long rollOutsCompletedBefore;
    private long rollOutLooksBefore;
    private long rollOutNsBefore;
    private long clockNsBefore;

    /** Begins to count. */
    @Setup(Level.Iteration)
    public void begin(final FlatBenchmark.Scaled scaled) {
        book = scaled.book();
        ticksBefore = book.ticks();
        looksBefore = book.engine().examinations();
        samplesBefore = book.samples();
        stepsBefore = book.steps();
        rollOutsBefore = book.rollOuts();
        rollOutsCompletedBefore = book.rollOutsCompleted();
        rollOutLooksBefore = book.rollOutLooks();
        rollOutNsBefore = book.rollOutNs();
        clockNsBefore = book.clockNs();
    }

    public long ticks() {
        return book.ticks() - ticksBefore;
    }

    /**
     * Accounts looked at.
     *
     * @return because of ticks and because they changed over
     */
    public long looks() {
        return book.engine().examinations() - looksBefore;
    }

    public long samples() {
        return book.samples() - samplesBefore;
    }

    public long steps() {
        return book.steps() - stepsBefore;
    }

    public long rollOuts() {
        return book.rollOuts() - rollOutsBefore;
    }

    public long rollOutsCompleted() {
        return book.rollOutsCompleted() - rollOutsCompletedBefore;
    }

    public long rollOutLooks() {
        return book.rollOutLooks() - rollOutLooksBefore;
    }

    public long rollOutNs() {
        return book.rollOutNs() - rollOutNsBefore;
    }

    public long clockNs() {
        return book.clockNs() - clockNsBefore;
    }
}
