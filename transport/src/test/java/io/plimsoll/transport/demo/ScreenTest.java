package io.plimsoll.transport.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Progress on a terminal and elsewhere. */
class ScreenTest {
    private static final String BAR_0 = "Work             [------------------------------]   0% a";
    private static final String BAR_20 = "Work             [######------------------------]  20% c";

    private final StringWriter out = new StringWriter();

    @Test
    void shouldShowALineAtEveryTenthWhenThereIsNoTerminal() {
        final Screen screen = new Screen(new PrintWriter(out), false);
        screen.progress("Work", 0, "a");
        screen.progress("Work", 0.09, "b");
        screen.line("a call");
        screen.progress("Work", 0.2, "c");
        screen.progress("Work", 0.29, "d");
        screen.endProgress();
        assertEquals(BAR_0 + "\na call\n" + BAR_20 + "\n", out.toString());
    }

    @Test
    void shouldBeginAnewWithAnotherName() {
        final Screen screen = new Screen(new PrintWriter(out), false);
        screen.progress("Other", 1, "");
        screen.progress("Work", 0, "a");
        assertEquals(BAR_0, out.toString().split("\n")[1]);
    }

    @Test
    void shouldClearTheBarBeforeALineOnATerminal() {
        final Screen screen = new Screen(new PrintWriter(out), true);
        screen.progress("Work", 0, "a");
        screen.line("a call");
        screen.line("another");
        assertEquals("\r\033[K\033[?7l" + BAR_0 + "\033[?7h\r\033[Ka call\nanother\n", out.toString());
    }
}
