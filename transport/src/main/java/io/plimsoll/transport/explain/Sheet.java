package io.plimsoll.transport.explain;

import java.io.PrintWriter;

/** Titles, heads, and named lines below each other. */
final class Sheet {
    private static final String LINE = "    %-18s%s%n";

    private final PrintWriter out;

    Sheet(final PrintWriter out) {
        this.out = out;
    }

    void title(final String text) {
        out.println();
        out.println(text);
    }

    void head(final String text) {
        out.println("  " + text);
    }

    void line(final String name, final String value) {
        out.printf(LINE, name, value);
    }
}
