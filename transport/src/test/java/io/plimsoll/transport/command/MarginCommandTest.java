package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plimsoll margin FILE}. */
class MarginCommandTest {
    @TempDir
    private Path directory;

    @Test
    void shouldPrintTheMarginsOfTheExampleByteForByte() throws IOException {
        final CommandRun run = CommandRun.of("margin", write(resource("example.json")));
        assertEquals(new CommandRun(Plimsoll.OK, resource("example.margins.json"), ""), run);
    }

    @Test
    void shouldRefuseBadInputInOneLineAndPrintNothingElse() throws IOException {
        final CommandRun run = CommandRun.of("margin", write(resource("example.json").replace("-0.5", "-0.5005")));
        assertEquals(new CommandRun(Plimsoll.BAD_INPUT, "", "plimsoll margin: account 7, position BTCUSDT: quantity"
            + " -0.5005 must be a multiple of the lot size 0.001" + System.lineSeparator()), run);
    }

    @Test
    void shouldPrintThePortfoliosOfAFileAndEachScenarioIfAsked() throws IOException {
        final String file = write(resource("../portfolio/example.json"));
        final CommandRun run = CommandRun.of("margin", file);
        final CommandRun runWithScenarios = CommandRun.of("margin", "--scenarios", file);
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertEquals(Plimsoll.OK, runWithScenarios.exitCode(), run.err());
        assertEquals(run.out(), runWithScenarios.out().replaceAll("\\n *\"scenarios\": \\[[^]]*],", ""));
        assertEquals(2 + 33 + 16, runWithScenarios.out().split("\"scenario\": ").length - 1);
        assertEquals(2, run.out().split("\"scenario\": ").length - 1);
    }

    @Test
    void shouldRefuseABadPortfolioInOneLineAndPrintNothingElse() throws IOException {
        final CommandRun run = CommandRun.of(
            "margin", write(resource("../portfolio/example.json").replace("\"0.6\"}]},", "\"-0.6\"}]},")));
        assertEquals(new CommandRun(Plimsoll.BAD_INPUT, "", "plimsoll margin: portfolio desk, underlying ETH, expiry 1,"
            + " option 1: volatility must be 0 or more but is -0.6" + System.lineSeparator()), run);
    }

    @Test
    void shouldSayThatAFileIsNotThere() {
        final Path file = directory.resolve("nothing.json");
        final CommandRun run = CommandRun.of("margin", file.toString());
        assertEquals(new CommandRun(Plimsoll.BAD_INPUT, "",
            "plimsoll margin: " + file + " is not there; check the name" + System.lineSeparator()), run);
    }

    private String write(final String json) throws IOException {
        return Files.writeString(directory.resolve("scenario.json"), json).toString();
    }

    private static String resource(final String name) throws IOException {
        try (InputStream input =
            MarginCommandTest.class.getResourceAsStream("/io/plimsoll/transport/scenario/" + name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
