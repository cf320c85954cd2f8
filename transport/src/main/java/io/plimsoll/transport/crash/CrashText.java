package io.plimsoll.transport.crash;

import java.io.PrintWriter;
import java.util.Locale;

/** A crash as people read it in a terminal. */
final class CrashText {
    private static final String ROW = "%-42s %18s %18s%n";

    private final PrintWriter out;

    CrashText(final PrintWriter out) {
        this.out = out;
    }

    void print(final CrashResult result) {
        CrashFacts.of(result).forEach(out::println);
        out.println();
        out.printf(Locale.ROOT, ROW, "", "static rates", "scaled rates");
        CrashSummary.rows(result).forEach(
            row -> out.printf(Locale.ROOT, ROW, row.figure(), row.staticRates(), row.scaledRates()));
        out.flush();
    }
}
