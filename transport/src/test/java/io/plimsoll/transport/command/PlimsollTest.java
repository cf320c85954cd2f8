package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have in common. */
class PlimsollTest {

    @Test
    void shouldListEveryCommandWhenGivenNone() {
        final CommandRun run = CommandRun.of();
        assertEquals(Plimsoll.OK, run.exitCode());
        for (final String command : new String[] {
            "demo", "serve", "load", "tick", "feed", "watch", "query", "verify", "replay", "compare", "backtest",
            "crash", "liquidations", "margin"}) {
            assertTrue(run.out().contains("\n  " + command + " "), run.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "demo", "serve", "load", "tick", "feed", "watch", "query", "verify", "replay", "compare", "backtest", "crash",
        "liquidations", "margin"})
    void shouldHelpWithAnExampleAndTheExitCodes(final String command) {
        final CommandRun run = CommandRun.of(command, "--help");
        assertEquals(Plimsoll.OK, run.exitCode());
        assertTrue(run.out().contains("Usage: plimsoll " + command), run.out());
        assertTrue(run.out().contains("\n  plimsoll " + command), run.out());
        assertTrue(run.out().contains("Exit codes:"), run.out());
    }

    @Test
    void shouldTellItsVersionAndThatOfTheRules() {
        final CommandRun run = CommandRun.of("--version");
        assertEquals(Plimsoll.OK, run.exitCode());
        assertTrue(run.out().contains("rules 3, messages 4"), run.out());
    }

    @Test
    void shouldSayHowToGetHelpWhenUsageIsWrong() {
        final CommandRun run = CommandRun.of("margins");
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("margin"), run.err());
        assertTrue(run.err().contains("Try \"plimsoll --help\"."), run.err());
        assertEquals("", run.out());
    }

    @Test
    void shouldRefuseNumbersThatMeanNothing() {
        final CommandRun run = CommandRun.of("watch", "--config", "any", "--limit", "-1");
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("--from and --limit must be 0 or more, not -1"), run.err());
    }

    @Test
    void shouldSayThatAFileIsADirectory() {
        final CommandRun run = CommandRun.of("margin", "src");
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("src is a directory; name a file"), run.err());
    }

    @Test
    void shouldNameTheMissingArgument() {
        final CommandRun run = CommandRun.of("margin");
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("Missing required parameter: 'FILE'"), run.err());
        assertTrue(run.err().contains("Try \"plimsoll margin --help\"."), run.err());
    }
}
