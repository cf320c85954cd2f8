package io.plimsoll.transport.demo;

import io.aeron.CommonContext;
import io.plimsoll.journal.replay.Replay;
import io.plimsoll.journal.replay.ReplayResult;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.config.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.agrona.IoUtil;

/** The whole demo: before, the header and a place for the journal; after, the summary and the journal's proof. */
public final class DemoRun {
    private static final int POSITIONS_PER_ACCOUNT = DemoBook.POSITIONS;
    private static final int BALANCES_PER_ACCOUNT = 2;
    private static final int RECORDED_SECONDS = 4 * 24 * 60 * 60;
    private static final int SPARE = 1_024;

    private final DemoOptions options;
    private final Screen screen;

    /**
     * A demo.
     *
     * @param options    what may differ
     * @param out        where it is shown
     * @param isTerminal whether that can clear a line
     */
    public DemoRun(final DemoOptions options, final PrintWriter out, final boolean isTerminal) {
        this.options = options;
        this.screen = new Screen(out, isTerminal);
    }

    /**
     * Runs it.
     *
     * @return what the replay of its journal gave
     * @throws IOException if the journal cannot be placed, or is there already
     * @throws java.util.concurrent.CancellationException if the process is being ended; everything is cleared away
     */
    public ReplayResult run() throws IOException {
        final Path journal = options.journal() == null ? Files.createTempDirectory("plimsoll-demo") : options.journal();
        requireEmpty(journal);
        try (StopSignal stop = new StopSignal()) {
            try {
                return run(journal, stop);
            } finally {
                if (options.journal() == null) {
                    IoUtil.delete(journal.toFile(), true);
                }
            }
        }
    }

    private ReplayResult run(final Path journal, final StopSignal stop) throws IOException {
        screen.line("Plimsoll demo: %,d accounts (drawn with seed %d) through the crash of 2025-04-07.",
            options.accounts(), options.seed());
        screen.line("Prices: real 3-minute bars of Binance perpetuals (BTC, ETH, LINK, BSV), 2025-04-06 to 04-09,");
        screen.line("  in %d s, %,d times as fast. Each bar's open, low, high and close are sent as marks.",
            options.seconds(), RECORDED_SECONDS / options.seconds());
        screen.line("  Source: github.com/typhonun/DcaTpStrategy, MIT. Accounts and their trades are invented.");
        screen.line("Everything goes through Aeron and into a Chronicle Queue journal in %s", journal);
        screen.line("");
        final DemoResult result;
        final CallLatencies latencies;
        try (Demo demo = new Demo(options, configuration(journal), screen, stop)) {
            result = demo.run();
            latencies = demo.latencies();
        }
        final WireToWire wireToWire = latencies.read(journal);
        screen.line("");
        result.print(screen, wireToWire);
        screen.line("");
        new DemoCrash(options, screen, stop).run();
        screen.line("");
        final ReplayResult replay = new Replay(journal, inputs -> {
            stop.check();
            screen.progress("Re-deriving", inputs / (double) result.inputs(), inputs + " inputs");
        }).run();
        screen.endProgress();
        return replay;
    }

    private ServiceConfiguration configuration(final Path journal) {
        final Map<String, String> values = new HashMap<>();
        values.put(Setting.JOURNAL_DIRECTORY.key(), journal.toString());
        values.put(Setting.DRIVER_DIRECTORY.key(),
            CommonContext.AERON_DIR_PROP_DEFAULT + "-plimsoll-demo-" + UUID.randomUUID());
        values.put(Setting.SNAPSHOT_INTERVAL.key(), "0s"); // no follower: all is replayed at the end
        values.put(Setting.HISTORY_IDLE.key(), "sleep"); // reads the journal in larger bites, beside the others
        values.put(Setting.ENGINE_MAX_ACCOUNTS.key(), Integer.toString(options.accounts()));
        values.put(Setting.ENGINE_MAX_POSITIONS.key(),
            Integer.toString(options.accounts() * POSITIONS_PER_ACCOUNT + SPARE));
        values.put(Setting.ENGINE_MAX_BALANCES.key(),
            Integer.toString(options.accounts() * BALANCES_PER_ACCOUNT + SPARE));
        return ServiceConfiguration.of(values);
    }

    private static void requireEmpty(final Path journal) throws IOException {
        if (Files.isDirectory(journal)) {
            try (Stream<Path> files = Files.list(journal)) {
                if (files.findAny().isPresent()) {
                    throw new IOException(journal + " is not empty; name a new directory");
                }
            }
        }
    }
}
