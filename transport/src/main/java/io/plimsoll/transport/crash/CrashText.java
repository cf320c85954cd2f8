package io.plimsoll.transport.crash;

import java.io.PrintWriter;
import java.util.List;
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
        print(CrashSummary.rows(result));
    }

    /** The course of the scale, and the few figures that matter most. */
    void printShort(final CrashResult result) {
        out.println(CrashFacts.course(result));
        print(CrashSummary.shortRows(result));
    }

    private void print(final List<SummaryRow> rows) {
        out.printf(Locale.ROOT, ROW, "", "static rates", "scaled rates");
        rows.forEach(row -> out.printf(Locale.ROOT, ROW, row.figure(), row.staticRates(), row.scaledRates()));
        out.flush();
    }
}
