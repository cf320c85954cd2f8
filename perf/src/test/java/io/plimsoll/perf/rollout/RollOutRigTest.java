package io.plimsoll.perf.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.perf.book.Headroom;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The measurement runs, and measures what it says, at a size that takes no time. */
class RollOutRigTest {
    private static final int ACCOUNTS = 10_000;

    @ParameterizedTest
    @CsvSource({"64, 157", "256, 40", "4096, 3"})
    void shouldLookAtEveryAccountOnce(final int slice, final int messages) {
        final RollOutRig rig = new RollOutRig(ACCOUNTS, Headroom.LOGNORMAL);
        final RollOutFigures figures = new RollOutFigures("", slice);
        rig.measure(figures);
        assertEquals(2 * messages, figures.rollOuts());
        assertEquals(ACCOUNTS, figures.looksEach());
        assertTrue(figures.callsEach() < ACCOUNTS / 100, "this book is far from its line");
        assertEquals(0, rig.book().engine().refused());
    }

    /** All are called when the scale grows, and again when it shrinks, so whoever hugs the line pays the most. */
    @Test
    void shouldCallEveryAdversary() {
        final RollOutRig rig = new RollOutRig(ACCOUNTS, Headroom.HUGGING);
        for (int i = 0; i < 2; i++) {
            final RollOutFigures figures = new RollOutFigures("", 64);
            rig.measure(figures);
            assertEquals(ACCOUNTS, figures.looksEach());
            assertTrue(figures.callsEach() > ACCOUNTS * 9 / 10, "called: " + figures.callsEach());
        }
        assertEquals(0, rig.book().engine().refused());
    }

    @Test
    void shouldPrintAllSlicesOfBothBooks() {
        final StringWriter out = new StringWriter();
        final CommandLine command = new CommandLine(new RollOutCommand()).setOut(new PrintWriter(out));
        assertEquals(0, command.execute("--accounts", "5000"));
        for (final String book : new String[] {"lognormal", "hugging"}) {
            for (final int slice : new int[] {64, 256, 4096}) {
                assertTrue(out.toString().contains(book + "_" + slice + "_p99_us="), out.toString());
            }
        }
        assertTrue(out.toString().contains("hugging_at_once_s="), out.toString());
    }
}
