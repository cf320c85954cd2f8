package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.replay.ReplayResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What is said of results that do not go back to the journal's beginning. */
class PrunedJournalTextTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    @Test
    void shouldSayHowMuchWasNotCheckedWhenAReplayBeganAtASnapshot() {
        ReplayCommand.print(out, new ReplayResult(1234, 5678, 10, 20, 3, 0, 0, "", 1));
        assertTrue(text.toString().startsWith("the journal's beginning was pruned: begun at the snapshot of input 1234,"
            + " the 5,678 records before it are not checked; to check them, put the pruned segments back\n"),
            text::toString);
        assertTrue(text.toString().endsWith("\n3 calls re-derived, 0 differences\n"), text::toString);
    }

    @Test
    void shouldSayNothingOfAJournalThatIsWhole() {
        ReplayCommand.print(out, new ReplayResult(0, 0, 10, 20, 3, 0, 0, "", 1));
        assertFalse(text.toString().contains("pruned"), text::toString);
    }

    @Test
    void shouldSayBesideAResultWhichSnapshotItFollowsFrom() {
        PrunedBeginning.print(0, out);
        assertEquals("", text.toString());
        PrunedBeginning.print(1234, out);
        assertTrue(text.toString().contains("derived from the snapshot of input 1234"), text::toString);
    }
}
