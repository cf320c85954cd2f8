package io.plimsoll.transport.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.replay.Replay;
import io.plimsoll.journal.replay.ReplayResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo, smaller and faster than people see it. */
@Timeout(120)
class DemoTest {
    @TempDir
    private Path directory;

    @Test
    void shouldCallAccountsThroughTheCrashAndReDeriveEveryCall() throws IOException {
        final Path journal = directory.resolve("journal");
        final Path page = directory.resolve("crash.html");
        final StringWriter out = new StringWriter();
        final ReplayResult result =
            new DemoRun(new DemoOptions(1_000, 42, 3, journal, page), new PrintWriter(out), false).run();
        final String shown = out.toString();
        assertTrue(result.calls() > 100, shown);
        assertEquals(0, result.differences(), result.firstDifference());
        assertTrue(shown.contains("; 0 refused"), shown);
        assertTrue(shown.contains("\nMessages      30,720 ticks, "), shown);
        assertTrue(shown.contains(String.format("Calls         %,d: ", result.calls())), shown);
        assertTrue(shown.contains("to LIQUIDATION"), shown);
        assertTrue(shown.contains("\nRates that follow volatility"), shown);
        assertTrue(shown.contains("\nmaintenance by notional, mean "), shown);
        assertTrue(shown.contains("\nscaled rates: ") && shown.contains("\nstatic rates: "), shown);
        assertTrue(shown.contains("\nCharts of requirement, volatility and calls: " + page.toUri() + "\n"), shown);
        assertTrue(Files.readString(page).contains("<svg "), "the page has charts");
        final ReplayResult again = new Replay(journal, inputs -> { }).run();
        assertEquals(result.calls(), again.calls());
        assertTrue(again.isClean());
    }

    @Test
    void shouldNotTouchADirectoryThatHoldsSomething() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "mine");
        final DemoRun run =
            new DemoRun(new DemoOptions(10, 1, 1, directory, null), new PrintWriter(new StringWriter()), false);
        final IOException exception = assertThrows(IOException.class, run::run);
        assertEquals(directory + " is not empty; name a new directory", exception.getMessage());
    }
}
