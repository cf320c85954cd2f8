package io.plimsoll.transport.command;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;

/** How far a long command is. On a terminal alone: in a file it would be noise. */
final class ProgressLine {
    private final PrintWriter out;
    private final String what;
    private final boolean isTerminal = CommandLine.Help.Ansi.AUTO.enabled();

    ProgressLine(final PrintWriter out, final String what) {
        this.out = out;
        this.what = what;
    }

    void show(final long count) {
        if (isTerminal) {
            out.printf(Locale.ROOT, "\r%,d %s", count, what);
            out.flush();
        }
    }

    void clear() {
        if (isTerminal) {
            out.print("\r\033[K");
        }
    }
}
