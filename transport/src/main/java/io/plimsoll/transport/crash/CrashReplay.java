package io.plimsoll.transport.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;

/** Goes through a crash twice with the same accounts: with rates that stay, and with rates that follow volatility. */
public final class CrashReplay {
    /** Names of the journals of the two runs, in the order in which they are written. */
    public static final List<String> JOURNALS = List.of("scaled", "static");

    private final CrashResult result;

    private CrashReplay(final CrashResult result) {
        this.result = result;
    }

    /**
     * Goes through a file.
     *
     * @param request which bars of it
     * @param terms   by the length of a bar in nanoseconds
     * @return what came of it
     * @throws IOException if the file cannot be read
     * @throws io.plimsoll.transport.feed.FeedException         if it has no such bars
     * @throws io.plimsoll.transport.scenario.ScenarioException if the engine cannot use the terms
     */
    public static CrashReplay of(final BarRequest request, final LongFunction<CrashTerms> terms) throws IOException {
        final BarSeries series = BarSeriesReader.read(request);
        return new CrashReplay(replay(series, terms.apply(series.intervalNs())));
    }

    /**
     * Goes through a file, with a service for each of the two runs: what is said goes to it over Aeron, and is
     * journaled.
     *
     * @param request  which bars of it
     * @param terms    by the length of a bar in nanoseconds
     * @param journals directory in which the journals are to be, {@code static} and {@code scaled}, not there yet
     * @param progress told how far it is
     * @return what came of it
     * @throws IOException if the file cannot be read
     * @throws io.plimsoll.transport.feed.FeedException         if it has no such bars
     * @throws io.plimsoll.transport.scenario.ScenarioException if the engine cannot use the terms
     */
    public static CrashReplay throughService(
        final BarRequest request,
        final LongFunction<CrashTerms> terms,
        final Path journals,
        final CrashProgress progress) throws IOException {
        final BarSeries series = BarSeriesReader.read(request);
        return new CrashReplay(replay(series, terms.apply(series.intervalNs()),
            (name, accounts, perpetual, startNs, listener) ->
                ServiceVenue.start(journals.resolve(name), accounts, perpetual, startNs, listener,
                    timeNs -> progress.at(name, (timeNs - startNs) / (double) (series.endNs() - startNs)))));
    }

    /**
     * Prints a table.
     *
     * @param out to print it to
     */
    public void print(final PrintWriter out) {
        new CrashText(out).print(result);
    }

    /**
     * Prints the few figures that matter most.
     *
     * @param out to print them to
     */
    public void printShort(final PrintWriter out) {
        new CrashText(out).printShort(result);
    }

    /**
     * Writes a page with charts and the same table.
     *
     * @param file to write
     * @throws IOException if it cannot be written
     */
    public void writePage(final Path file) throws IOException {
        Files.writeString(file, CrashPage.of(result), StandardCharsets.UTF_8);
    }

    static CrashResult replay(final BarSeries series, final CrashTerms terms) {
        return replay(series, terms, CrashEngine::open);
    }

    /** The scaled run comes first: by its scale accounts are opened that satisfy it. */
    static CrashResult replay(final BarSeries series, final CrashTerms terms, final CrashVenue.Factory venues) {
        final TierRates rates = new TierRates(terms.tiers());
        final Perpetual perpetual =
            new Perpetual(series.symbol(), series.bars().get(0).open(), series.highest(), terms.tiers());
        final Perpetual held = new Perpetual(series.symbol(), series.bars().get(0).open(), series.highest(), List.of());
        final ScaleLog scales = new ScaleLog(terms.volatility(), terms.scale(), held, series.startNs());
        final long firstScale;
        final Book book;
        final RunResult scaledRates;
        try (CrashRun scaled = new CrashRun(series, perpetual, rates, terms.accounts(), scales, venues)) {
            scaled.begin();
            scales.beginBars();
            firstScale = scales.inForce();
            book = Book.drawn(terms.accounts(), terms.seed(), terms.medianLeverage(), scaled.ticks(), rates,
                Math.max(TierRates.ONE, firstScale));
            scaledRates = scaled.run(book);
        }
        try (CrashRun unscaled = new CrashRun(series, perpetual, rates, terms.accounts(), null, venues)) {
            unscaled.begin();
            return new CrashResult(series, terms, unscaled.run(book), scaledRates, scales.readings(), firstScale,
                scales.changes());
        }
    }
}
