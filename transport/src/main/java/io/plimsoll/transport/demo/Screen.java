package io.plimsoll.transport.demo;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Lines that stay and, on a terminal, under them one line with a progress bar. Elsewhere, in a file or a pipe, progress
 * is a line of its own at every tenth.
 */
final class Screen {
    private static final int BAR_WIDTH = 30;
    private static final int STEPS = 10;
    private static final String CLEAR_LINE = "\r\033[K";
    private static final String CLIP_LONG_LINES = "\033[?7l";
    private static final String WRAP_LONG_LINES = "\033[?7h";

    private final PrintWriter out;
    private final boolean isTerminal;
    private boolean barIsShown;
    private String lastName = "";
    private int lastStep;

    Screen(final PrintWriter out, final boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** A line that stays. */
    void line(final String text) {
        clearBar();
        out.println(text);
        out.flush();
    }

    /** A line that stays, formatted without regard to the locale. */
    void line(final String format, final Object... arguments) {
        line(String.format(Locale.ROOT, format, arguments));
    }

    /** Shows or moves the bar. */
    void progress(final String name, final double fraction, final String text) {
        final double share = Math.max(0, Math.min(1, fraction));
        if (isTerminal) {
            out.print(CLEAR_LINE + CLIP_LONG_LINES + bar(name, share, text) + WRAP_LONG_LINES);
            out.flush();
            barIsShown = true;
            return;
        }
        final int step = (int) (share * STEPS);
        if (!name.equals(lastName) || step > lastStep) {
            lastName = name;
            lastStep = step;
            line(bar(name, share, text));
        }
    }

    /** What the bar told of is done. */
    void endProgress() {
        clearBar();
        out.flush();
        lastName = "";
    }

    private void clearBar() {
        if (barIsShown) {
            out.print(CLEAR_LINE);
            barIsShown = false;
        }
    }

    private static String bar(final String name, final double share, final String text) {
        final int filled = (int) Math.round(BAR_WIDTH * share);
        return String.format(Locale.ROOT, "%-16s [%s%s] %3.0f%% %s",
            name, "#".repeat(filled), "-".repeat(BAR_WIDTH - filled), 100 * share, text);
    }
}
