package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plimsoll crash FILE} on ten hours of the collapse of LAYER. */
class CrashCommandTest {
    private static final Pattern ROW = Pattern.compile("(.{42}) (.{18}) (.{18})");

    @TempDir
    private Path directory;

    @Test
    void shouldPrintBothRunsSideBySide() throws IOException {
        final CommandRun run = crash();
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("LAYERUSDT in layer.csv.gz: 480 bars of 60 s from 2025-05-05T07:00:00Z to"
            + " 2025-05-05T15:00:00Z, and 120 before, by which volatility is warmed up\n"), run.out());
        assertTrue(figure(run, "accounts bankrupt when closed", 2) > 20, run.out());
        assertTrue(figure(run, "accounts bankrupt when closed", 3)
            < figure(run, "accounts bankrupt when closed", 2), run.out());
        assertTrue(figure(run, "their shortfall, USDT", 3) < figure(run, "their shortfall, USDT", 2), run.out());
        assertTrue(figure(run, "maintenance required, mean, USDT", 3)
            > figure(run, "maintenance required, mean, USDT", 2), run.out());
    }

    @Test
    void shouldPrintTheSameForTheSameSeedAndAnotherForAnother() throws IOException {
        final CommandRun run = crash();
        assertEquals(run, crash("--seed", "1"));
        for (final String[] other : new String[][] {
            {"--seed", "2"}, {"--leverage", "6"}, {"--half-life-seconds", "600"}, {"--reserve", "0"}}) {
            assertNotEquals(table(run), table(crash(other)), other[0]);
        }
    }

    /** Rates that may not move are rates that stay. */
    @Test
    void shouldPrintTheSameTwiceIfTheScaleCannotMove() throws IOException {
        final CommandRun run = crash("--least-scale", "1", "--largest-scale", "1");
        int rows = 0;
        for (final Matcher row : rows(run)) {
            if (!row.group(2).isBlank() && !"-".equals(row.group(2).strip())) {
                assertEquals(row.group(2).strip().replace("static rates", "scaled rates"), row.group(3).strip(),
                    row.group());
                rows++;
            }
        }
        assertTrue(rows > 15, run.out());
        assertTrue(run.out().contains("; 0 changes; "), run.out());
    }

    @Test
    void shouldWriteOnePageWithTheFiguresOfTheTable() throws IOException {
        final Path page = directory.resolve("crash.html");
        final CommandRun run = crash("--page", page.toString());
        assertEquals(crash(), run);
        final String html = Files.readString(page);
        run.out().lines().takeWhile(line -> !line.isBlank())
            .forEach(fact -> assertTrue(html.contains("<p>" + fact + "</p>"), fact));
        final List<Matcher> rows = rows(run);
        assertEquals(rows.size(), html.split("<tr>", -1).length - 1);
        for (final Matcher row : rows.subList(1, rows.size())) {
            assertTrue(html.contains("<tr><td>" + row.group(1).strip() + "</td><td>" + row.group(2).strip()
                + "</td><td>" + row.group(3).strip() + "</td></tr>\n"), row.group());
        }
        assertEquals(8, html.split("<svg ", -1).length - 1);
        assertTrue(html.contains("prefers-color-scheme: dark"));
        assertFalse(html.contains("<script") || html.contains("http") || html.contains("NaN")
            || html.contains("Infinity"));
        assertEquals(figure(run, "calls to MARGIN_CALL", 2), drawn(html, "calls with static rates"));
        assertEquals(figure(run, "calls to MARGIN_CALL", 3), drawn(html, "calls with scaled rates, by prices")
            + drawn(html, "calls because of a change of scale"));
        assertEquals(figure(run, "accounts liquidated", 2), drawn(html, "liquidations with static rates"));
        assertEquals(figure(run, "accounts liquidated", 3), drawn(html, "liquidations with scaled rates, by prices")
            + drawn(html, "liquidations because of a change of scale"));
    }

    @Test
    void shouldRefuseWhatItCannotUseAndSayWhatToDo() throws IOException {
        assertRefused("--accounts must be from 1 to 1000000 but is 0", "--accounts", "0");
        assertRefused("--leverage must be 1 or more but is 0.5", "--leverage", "0.5");
        assertRefused("--warm-up must be 0 or more but is -1", "--warm-up", "-1");
        assertRefused("Invalid value for option '--step': \"a\" is not a decimal number", "--step", "a");
        assertRefused("\"0:0.01\" is not FLOOR:MAINTENANCE:INITIAL", "--tier", "0:0.01");
        assertRefused("\"0:0.02:0.01\": the initial rate is below the maintenance rate", "--tier", "0:0.02:0.01");
        assertRefused("\"0:0:0.01\": a rate must be above 0, at most 1, and have nine decimals at most",
            "--tier", "0:0:0.01");
        assertRefused("how rates follow volatility is refused (INVALID_DEFINITION): the reference is from 0.001 to 25;"
            + " the step a divisor of 1", "--step", "0.03");
        assertRefused("how volatility is estimated is refused (INVALID_DEFINITION): samples are of 1 to 86,400 s",
            "--sample-seconds", "0");
        assertRefused("tiers cannot be evaluated: floors and rates must rise, from a first floor and a first amount"
            + " of 0", "--tier", "0:0.02:0.03", "--tier", "100:0.01:0.02");
        assertRefused("layer.csv.gz has no bars of BTCUSDT; its symbols are LAYERUSDT", "--symbol", "BTCUSDT");
    }

    private void assertRefused(final String words, final String... options) throws IOException {
        final CommandRun run = crash(options);
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(words), run.err());
    }

    private CommandRun crash(final String... options) throws IOException {
        final Path file = directory.resolve("layer.csv.gz");
        if (!Files.exists(file)) {
            try (InputStream bars = CrashCommandTest.class.getResourceAsStream("../crash/layer_2025-05-05.csv.gz")) {
                Files.copy(bars, file);
            }
        }
        final List<String> all = new ArrayList<>(List.of("crash", file.toString(),
            "--from", "2025-05-05T07:00:00Z", "--reference-volatility", "1.2"));
        final List<String> given = List.of(options);
        if (!given.contains("--symbol")) {
            all.addAll(List.of("--symbol", "LAYERUSDT"));
        }
        if (!given.contains("--accounts")) {
            all.addAll(List.of("--accounts", "2000"));
        }
        all.addAll(given);
        return CommandRun.of(all.toArray(new String[0]));
    }

    private static List<Matcher> rows(final CommandRun run) {
        return run.out().lines().map(ROW::matcher).filter(Matcher::matches).toList();
    }

    /** Without the sentences that repeat what was asked for. */
    private static String table(final CommandRun run) {
        return run.out().substring(run.out().indexOf("\n\n"));
    }

    private static double figure(final CommandRun run, final String name, final int group) {
        final Matcher row = rows(run).stream()
            .filter(each -> name.equals(each.group(1).strip())).findFirst().orElseThrow();
        return Double.parseDouble(row.group(group).strip().replace(",", ""));
    }

    /** The sum of all that a page shows of something. */
    private static double drawn(final String html, final String what) {
        final Matcher title = Pattern.compile(": (\\d+) " + what + "</title>").matcher(html);
        double sum = 0;
        while (title.find()) {
            sum += Double.parseDouble(title.group(1));
        }
        return sum;
    }
}
