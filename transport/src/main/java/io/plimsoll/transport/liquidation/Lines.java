package io.plimsoll.transport.liquidation;

import java.io.PrintWriter;
import java.util.Locale;

/** Lines of text without blanks at their ends. */
final class Lines {
    private final PrintWriter out;

    Lines(final PrintWriter out) {
        this.out = out;
    }

    void print(final String format, final Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
