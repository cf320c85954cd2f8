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
     * Prints a table.
     *
     * @param out to print it to
     */
    public void print(final PrintWriter out) {
        new CrashText(out).print(result);
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
        final TierRates rates = new TierRates(terms.tiers());
        final Perpetual perpetual =
            new Perpetual(series.symbol(), series.bars().get(0).open(), series.highest(), terms.tiers());
        final Perpetual held = new Perpetual(series.symbol(), series.bars().get(0).open(), series.highest(), List.of());
        final ScaleLog scales = new ScaleLog(terms.volatility(), terms.scale(), held, series.startNs());
        final CrashRun scaled = new CrashRun(series, perpetual, rates, terms.accounts(), scales);
        scaled.begin();
        scales.beginBars();
        final long firstScale = scales.inForce();
        final Book book = Book.drawn(terms.accounts(), terms.seed(), terms.medianLeverage(), scaled.ticks(), rates,
            Math.max(TierRates.ONE, firstScale));
        final RunResult scaledRates = scaled.run(book);
        final CrashRun unscaled = new CrashRun(series, perpetual, rates, terms.accounts(), null);
        unscaled.begin();
        return new CrashResult(series, terms, unscaled.run(book), scaledRates, scales.readings(), firstScale,
            scales.changes());
    }
}
