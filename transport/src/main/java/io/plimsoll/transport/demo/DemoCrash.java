package io.plimsoll.transport.demo;

import io.plimsoll.journal.replay.Replay;
import io.plimsoll.journal.replay.ReplayResult;
import io.plimsoll.transport.crash.BarRequest;
import io.plimsoll.transport.crash.CrashReplay;
import io.plimsoll.transport.crash.CrashTerms;
import io.plimsoll.transport.crash.ScaleTerms;
import io.plimsoll.transport.crash.VolatilityTerms;
import io.plimsoll.transport.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;

/**
 * The last hours of the fall of 2025-04-07 once more, with rates that follow volatility beside rates that stay: two
 * services of their own under the draft of the next rules, with the same accounts, and a page with charts.
 */
final class DemoCrash {
    private static final String RECORDING = "crash_2025-04-07.csv.gz";
    private static final String SYMBOL = "BTCUSDT";
    private static final Instant FROM = Instant.parse("2025-04-07T11:00:00Z");
    private static final Instant TO = Instant.parse("2025-04-07T17:00:00Z");
    private static final int WARM_UP_HOURS = 6;
    private static final int MOST_ACCOUNTS = 100_000;
    private static final int MEDIAN_LEVERAGE = 10;
    private static final int HALF_LIFE_SECONDS = 7_200;
    private static final long SHOW_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final double ONE = 1e9;

    private final DemoOptions options;
    private final Screen screen;
    private final StopSignal stop;
    private long showDueNs = System.nanoTime();

    DemoCrash(final DemoOptions options, final Screen screen, final StopSignal stop) {
        this.options = options;
        this.screen = screen;
        this.stop = stop;
    }

    /** Runs it, shows the figures, writes the page and replays both journals. */
    void run() throws IOException {
        final int accounts = Math.min(MOST_ACCOUNTS, options.accounts());
        screen.line("Rates that follow volatility (the draft of rules version 4) beside rates that stay: %,d accounts,",
            accounts);
        screen.line("  %s from %s to %s, a service for each.", SYMBOL, FROM, TO);
        final Path directory = Files.createTempDirectory("plimsoll-demo-crash");
        try {
            final Path bars = directory.resolve(RECORDING);
            try (InputStream recording = DemoCrash.class.getResourceAsStream(RECORDING)) {
                Files.copy(recording, bars);
            }
            final CrashReplay replay = CrashReplay.throughService(
                new BarRequest(bars, SYMBOL, nanoseconds(FROM), nanoseconds(TO), TimeUnit.HOURS.toNanos(WARM_UP_HOURS)),
                barNs -> terms(barNs, accounts), directory, this::show);
            screen.endProgress();
            print(replay);
            for (final String name : CrashReplay.JOURNALS) {
                proveJournal(directory.resolve(name), name);
            }
            final Path page = page();
            replay.writePage(page);
            screen.line("Charts of requirement, volatility and calls: %s", page.toUri());
        } finally {
            IoUtil.delete(directory.toFile(), true);
        }
    }

    private void show(final String run, final double share) {
        stop.check();
        if (System.nanoTime() - showDueNs > 0) {
            showDueNs = System.nanoTime() + SHOW_INTERVAL_NS;
            screen.progress(run + " rates", share, "");
        }
    }

    private void print(final CrashReplay replay) {
        final StringWriter text = new StringWriter();
        replay.printShort(new PrintWriter(text));
        text.toString().lines().forEach(line -> screen.line("%s", line));
    }

    private void proveJournal(final Path journal, final String name) {
        final ReplayResult replay = new Replay(journal, inputs -> stop.check()).run();
        screen.line("%s rates: %,d inputs, %,d calls re-derived, %d differences",
            name, replay.inputs(), replay.calls(), replay.differences());
        if (!replay.isClean()) {
            throw new IllegalStateException("the journal does not replay: " + replay.firstDifference());
        }
    }

    private Path page() throws IOException {
        return options.page() == null ? Files.createTempFile("plimsoll-demo-", ".html") : options.page();
    }

    private CrashTerms terms(final long barNs, final int accounts) {
        final int sampleSeconds = (int) TimeUnit.NANOSECONDS.toSeconds(barNs);
        return new CrashTerms(
            List.of(tier("0", "0.005", "0.01"), tier("50000", "0.01", "0.02"), tier("250000", "0.025", "0.05")),
            new VolatilityTerms(sampleSeconds, HALF_LIFE_SECONDS / sampleSeconds, billionths(0.6), 0, 0, 0),
            new ScaleTerms(billionths(0.6), billionths(0.05), billionths(0.5), billionths(10), billionths(0.1),
                billionths(0.25), billionths(0.1), billionths(1), billionths(0.5), billionths(2)),
            accounts, options.seed(), MEDIAN_LEVERAGE);
    }

    private static Scenario.Tier tier(final String floor, final String maintenance, final String initial) {
        return new Scenario.Tier(new BigDecimal(floor), new BigDecimal(maintenance), null, new BigDecimal(initial));
    }

    private static long billionths(final double number) {
        return Math.round(number * ONE);
    }

    private static long nanoseconds(final Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond());
    }
}
