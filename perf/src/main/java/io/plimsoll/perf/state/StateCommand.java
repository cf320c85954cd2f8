package io.plimsoll.perf.state;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.perf.book.EngineBook;
import io.plimsoll.perf.book.Headroom;
import io.plimsoll.perf.book.SyntheticBook;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code state}: a book is loaded by messages, its state is written, hashed, and loaded by a new engine. */
@Command(
    name = "state",
    description = "Loading an engine from state, its wires included, beside loading it by messages.",
    mixinStandardHelpOptions = true)
public final class StateCommand implements Callable<Integer> {
    private static final long SEED = 20_261_121L;
    private static final double NS_PER_SECOND = 1e9;
    private static final int SLICE = 256;
    private static final int CHECKPOINTS = 20_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", description = "How many accounts; default ${DEFAULT-VALUE}.")
    private int accounts = 1_000_000;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        long startNs = System.nanoTime();
        EngineBook book = new EngineBook(new SyntheticBook(accounts, SEED, Headroom.LOGNORMAL));
        final double byMessages = secondsSince(startNs);
        final double checkpointNs = checkpoints(book);
        final EngineConfiguration configuration = book.configuration();
        final StateChunks state = new StateChunks();
        startNs = System.nanoTime();
        book.engine().writeState(state);
        final double write = secondsSince(startNs);
        startNs = System.nanoTime();
        final long digest = book.engine().digest();
        final double hash = secondsSince(startNs);
        book = null; // two engines of this size need not fit at once
        final MarginEngine engine = new MarginEngine(configuration, (buffer, offset, length) -> { });
        startNs = System.nanoTime();
        engine.readState(state, (loaded, total) -> { });
        final double load = secondsSince(startNs);
        if (engine.digest() != digest) {
            throw new IllegalStateException("the loaded engine has another state");
        }
        out.printf("%,d accounts, %,d words of state%n", accounts, state.size());
        out.printf("%16s %10s%n", "", "seconds");
        out.printf("%16s %10.2f%n%16s %10.2f%n%16s %10.2f%n%16s %10.2f%n",
            "by messages", byMessages, "write state", write, "digest", hash, "load state", load);
        out.printf("checkpoint of %,d accounts: %,.0f ns%n", SLICE, checkpointNs);
        out.printf("load_s=%.2f messages_ratio=%.1f%n", load, byMessages / load);
        out.flush();
        return 0;
    }

    /** Nanoseconds of a checkpoint, going through the accounts a slice at a time, several times. */
    private double checkpoints(final EngineBook book) {
        long startNs = 0;
        for (int i = -CHECKPOINTS; i < CHECKPOINTS; i++) {
            if (i == 0) {
                startNs = System.nanoTime();
            }
            book.feed().checkpoint((int) ((long) (i + CHECKPOINTS) * SLICE % accounts), SLICE);
        }
        return (System.nanoTime() - startNs) / (double) CHECKPOINTS;
    }

    private static double secondsSince(final long startNs) {
        return (System.nanoTime() - startNs) / NS_PER_SECOND;
    }
}
