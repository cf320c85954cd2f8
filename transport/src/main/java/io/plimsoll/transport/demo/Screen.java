package io.plimsoll.transport.demo;

import java.io.PrintWriter;
import java.util.Locale;

/** Lines that stay, and under them one line with a progress bar. */
final class Screen {
    private static final int BAR_WIDTH = 30;
    private static final int LINE_WIDTH = 118;

    private final PrintWriter out;
    private boolean barIsShown;

    Screen(final PrintWriter out) {
        this.out = out;
    }

    /** A line that stays. */
    void line(final String text) {
        out.println(barIsShown ? "\r" + padded(text) : text);
        out.flush();
        barIsShown = false;
    }

    /** A line that stays, formatted without regard to the locale. */
    void line(final String format, final Object... arguments) {
        line(String.format(Locale.ROOT, format, arguments));
    }

    /** Shows or moves the bar. */
    void progress(final String name, final double fraction, final String text) {
        final int filled = (int) Math.round(BAR_WIDTH * Math.max(0, Math.min(1, fraction)));
        out.print("\r" + padded(String.format(Locale.ROOT, "%-16s [%s%s] %3.0f%% %s",
            name, "#".repeat(filled), "-".repeat(BAR_WIDTH - filled), 100 * fraction, text)));
        out.flush();
        barIsShown = true;
    }

    /** Leaves the bar where it is and goes to the next line. */
    void endProgress() {
        if (barIsShown) {
            out.println();
            out.flush();
            barIsShown = false;
        }
    }

    private static String padded(final String text) {
        return text.length() >= LINE_WIDTH ? text : text + " ".repeat(LINE_WIDTH - text.length());
    }
}
