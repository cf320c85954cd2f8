package io.plimsoll.perf.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The measurement runs, at a size that takes no time. */
@Tag("slow")
class StateCommandTest {

    @Test
    void shouldLoadWhatItWrote() {
        final StringWriter out = new StringWriter();
        final CommandLine command = new CommandLine(new StateCommand()).setOut(new PrintWriter(out));
        assertEquals(0, command.execute("--accounts", "10000"));
        assertTrue(out.toString().contains("10,000 accounts"), out.toString());
        assertTrue(out.toString().contains("load_s="), out.toString());
    }
}
