package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a change of parameters would do. In the small journal the mark is 140: the long account's equity is 1,700 USD,
 * the short one's 100, and both require 10 % of 2,800, so that the short one is called to LIQUIDATION already.
 */
class DryRunCommandTest {
    private static final String HALF = """
        [{"message": "DefineTiers", "symbol": "BTCUSD",
          "tiers": [{"floor": "0", "maintenanceRate": "0.5", "initialRate": "1"}]}]
        """;

    @TempDir
    private Path directory;

    @Test
    void shouldSayWhoWouldBeCalled() throws IOException {
        SmallJournal.write(journal());
        final CommandRun run = dryRun(HALF);
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertLine(run, "2 accounts as they are after input 11 of the journal, 2026-01-01T00:00:02Z, under rules"
            + " version 3");
        assertLine(run, "1 of 1 messages taken");
        assertLine(run, "DefineTiers BTCUSD: taken");
        assertLine(run, "before after");
        assertLine(run, "accounts HEALTHY 1 0");
        assertLine(run, "accounts WARNING 0 1");
        assertLine(run, "accounts LIQUIDATION 1 1");
        assertLine(run, "called: at a worse level than before - 1");
        assertLine(run, "at a better level than before - 0");
        assertLine(run, "- HEALTHY -> WARNING - 1");
        assertLine(run, "margin calls on the way to \"after\": 1");
        assertLine(run, "maintenance required of all, USD 560.00 2,800.00");
        assertLine(run, "initial required of all, USD 1,120.00 5,600.00");
        assertLine(run, "equity of all, USD 1,800.00 1,800.00");
        assertLine(run, "2 accounts valued in USD change; most of all, those that are called first:");
        assertLine(run, "7 HEALTHY -> WARNING 1,700.00 1,700.00 280.00 1,400.00");
        assertLine(run, SmallJournal.SHORT_ACCOUNT + " LIQUIDATION 100.00 100.00 280.00 1,400.00");
    }

    @Test
    void shouldSayWhoWouldBeBetterOff() throws IOException {
        SmallJournal.write(journal());
        final CommandRun run = dryRun("""
            [{"message": "DefineTiers", "symbol": 10, "tiers": [{"floor": "0", "maintenanceRate": "0.03"}]}]
            """);
        assertLine(run, "- LIQUIDATION -> MARGIN_CALL - 1");
        assertLine(run, "at a better level than before - 1");
        assertLine(run, "called: at a worse level than before - 0");
    }

    @Test
    void shouldLookAtAnEarlierMoment() throws IOException {
        SmallJournal.write(journal());
        final CommandRun run = dryRun(HALF, "--at", "10");
        assertLine(run, "2 accounts as they are after input 10 of the journal, 2026-01-01T00:00:01Z, under rules"
            + " version 3");
        assertLine(run, "7 MARGIN_CALL -> LIQUIDATION 140.00 140.00 124.00 620.00");
        final CommandRun none = dryRun(HALF, "--at", "12");
        assertEquals(Plimsoll.BAD_INPUT, none.exitCode());
        assertTrue(none.err().startsWith("plimsoll dry-run: there is no input 12 in "), none.err());
    }

    @Test
    void shouldTakeTheParametersOfEveryVersion() throws IOException {
        SmallJournal.write(journal());
        final CommandRun run = dryRun("""
            [{"message": "DefineAsset", "asset": "USD", "haircuts": []},
             {"message": "DefineAccountClass", "class": 0,
              "levels": {"WARNING": "7", "MARGIN_CALL": "6", "LIQUIDATION": "5"}},
             {"message": "DefineGrid", "gridId": 3, "grid": "crypto33", "spot": "140"},
             {"message": "AssignGrid", "class": 0, "gridId": 3},
             {"message": "AssignGrid", "class": 0, "gridId": 4},
             {"message": "DefineReview", "reviewSeconds": 5},
             {"message": "DefineTiers", "symbol": "BTCUSD", "tiers": [{"floor": "0", "maintenanceRate": "0.1"}]}]
            """);
        assertEquals(Plimsoll.FAILED, run.exitCode(), run.err());
        assertLine(run, "5 of 7 messages taken");
        assertLine(run, "DefineAsset USD: taken");
        assertLine(run, "AssignGrid class 0: refused, UNKNOWN_GRID: define the grid in front of it (DefineGrid)");
        assertLine(run, "DefineReview: refused, UNKNOWN_MESSAGE: version 3 of the rules, under which the journal is"
            + " computed, does not know it; --rules-version 4 tries it as if the journal had been under those");
        assertLine(run, "DefineTiers BTCUSD: taken");
        assertLine(run, "- HEALTHY -> WARNING - 1");
        assertLine(run, "2 accounts valued in USD change; most of all, those that are called first:");
        assertLine(run, "7 HEALTHY -> WARNING 1,700.00 1,700.00 280.00 280.00");
    }

    /** The roll-out to a scale of 2 is over first: both accounts have 500 USD and require 400. */
    @Test
    void shouldTellTheScaleOfTheFirstReviewAndTheOneThatVolatilityWants() throws IOException {
        ScaleJournal.write(journal());
        final CommandRun run = dryRun(scale("0.5"));
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertLine(run, "a roll-out was under way, and is finished first: 1 accounts change over");
        assertLine(run, "BTCUSD: volatility 0, charged 2 (stale, so nothing falls); the review makes the scale 3.5 of"
            + " 2; volatility wants 4, of which the ramp leaves 0.5 uncovered");
        assertLine(run, "before after without ramp");
        assertLine(run, "accounts WARNING 2 0 0");
        assertLine(run, "- WARNING -> LIQUIDATION - 2 2");
        assertLine(run, "maintenance required of all, USD 800.00 1,400.00 1,600.00");
        assertLine(run, "7 WARNING -> LIQUIDATION 500.00 500.00 400.00 800.00");
    }

    @Test
    void shouldSayThatTheScaleStays() throws IOException {
        ScaleJournal.write(journal());
        final CommandRun run = dryRun(scale("0.5").replace("\"0.5\", \"step", "\"1\", \"step"));
        assertLine(run, "BTCUSD: the review leaves the scale as it is, and no more is wanted");
        assertLine(run, "nothing changes for the accounts that are valued in USD");
        assertLine(run, "maintenance required of all, USD 800.00 800.00 800.00");
    }

    @Test
    void shouldLetTimePassForAForecast() throws IOException {
        ScaleJournal.write(journal());
        final String forecast = """
            [{"message": "VolatilityForecast", "symbol": "BTCUSD", "volatility": "3.2",
              "start": "2026-01-01T01:00:00Z", "full": "2026-01-01T02:00:00Z", "end": "2026-01-01T03:00:00Z"}]
            """;
        assertFalse(dryRun(forecast).out().contains("3.2"), "the forecast has not begun");
        final CommandRun begun = dryRun(forecast, "--after", "9000");
        assertLine(begun, "BTCUSD: volatility 0, charged 3.2 (stale, so nothing falls); the review makes the scale 3.2"
            + " of 2; volatility wants 3.2, nothing of it uncovered");
        assertLine(begun, "maintenance required of all, USD 800.00 1,280.00");
    }

    @Test
    void shouldWriteEveryAccount() throws IOException {
        ScaleJournal.write(journal());
        final Path csv = directory.resolve("accounts.csv");
        dryRun(scale("0.5"), "--csv", csv.toString());
        assertEquals(List.of(
            "account_id,owner,class_id,valuation_asset,level_before,equity_before,maintenance_before,initial_before,"
                + "level_after,equity_after,maintenance_after,initial_after,"
                + "level_without_ramp,equity_without_ramp,maintenance_without_ramp,initial_without_ramp",
            "7,7,0,USD,WARNING,500.00,400.00,800.00,LIQUIDATION,500.00,700.00,1400.00,"
                + "LIQUIDATION,500.00,800.00,1600.00",
            "8,8,0,USD,WARNING,500.00,400.00,800.00,LIQUIDATION,500.00,700.00,1400.00,"
                + "LIQUIDATION,500.00,800.00,1600.00"), Files.readAllLines(csv));
    }

    @Test
    void shouldApplyAnEarlierJournalUnderTheDraft() throws IOException {
        SmallJournal.write(journal());
        final CommandRun run = dryRun("""
            [{"message": "DefineVolatility", "symbol": "BTCUSD", "sampleSeconds": 60, "halfLifeSamples": 10,
              "startVolatility": "3"},
            """ + scale("100").substring(1), "--rules-version", "4");
        assertEquals(Plimsoll.OK, run.exitCode(), run.out() + run.err());
        assertLine(run, "2 accounts as they are after input 11 of the journal, 2026-01-01T00:00:02Z, under rules"
            + " version 4");
        assertLine(run, "BTCUSD: volatility 3, charged 3 (stale, so nothing falls); the review makes the scale 1.5 of"
            + " 1; volatility wants 5, of which the ramp leaves 3.5 uncovered");
    }

    @Test
    void shouldChangeNothingInTheJournal() throws IOException {
        ScaleJournal.write(journal());
        final Map<String, String> before = files();
        dryRun(scale("0.5"));
        dryRun(HALF, "--rules-version", "4");
        assertEquals(before, files());
    }

    @Test
    void shouldRefuseAFileThatMakesNoSense() throws IOException {
        SmallJournal.write(journal());
        assertRefused("{}", " must be an array of messages: ");
        assertRefused("[{\"symbol\": \"BTCUSD\"}]", ", message 1 must be an object with a \"message\", one of ");
        assertRefused("[{\"message\": \"Tick\"}]", ", message 1: \"Tick\" is not a message that can be tried; those"
            + " that can are AssignGrid, DefineAccountClass, ");
        assertRefused("[{\"message\": \"DefineTiers\", \"symbol\": \"ETHUSD\", \"tiers\": []}]",
            ", message 1, DefineTiers: the journal has no symbol \"ETHUSD\"; write a name as the journal defines it");
        assertRefused("[{\"message\": \"DefineAsset\", \"asset\": \"EUR\", \"haircut\": 0}]",
            ", DefineAsset: the journal has no asset \"EUR\"; it has USD");
        assertRefused("[{\"message\": \"DefineAsset\", \"asset\": \"USD\"}]", ": give haircut or haircuts");
        assertRefused("[{\"message\": \"DefineReview\", \"seconds\": 1}]", ": unknown key \"seconds\"; the keys are");
        assertRefused("[{\"message\": \"DefineScale\", \"symbol\": \"BTCUSD\"}]", "\"referenceVolatility\" is missing");
        assertRefused("[{\"message\": \"DefineTiers\", \"symbol\": \"BTCUSD\", \"tiers\": [{\"floor\": \"0.001\","
            + " \"maintenanceRate\": \"0.1\"}]}]", "tier 1: floor 0.001 must be a multiple of the asset's minor unit");
    }

    private void assertRefused(final String messages, final String words) throws IOException {
        final CommandRun run = dryRun(messages);
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode(), run.out());
        assertTrue(run.err().contains(words), run.err());
        assertEquals("", run.out());
    }

    /** Volatility is 2, so the scale wanted is 2 by the reference; a gap of 0.5 is what the ramp may hold back. */
    private static String scale(final String gap) {
        return """
            [{"message": "DefineScale", "symbol": "BTCUSD", "referenceVolatility": "0.5", "step": "0.1",
              "leastScale": "0.5", "largestScale": "5", "hysteresis": "0", "reserve": "0", "refillPerHour": "0",
              "risePerHour": "0", "riseAtOnce": "0.5", "largestGap": "%s"}]
            """.formatted(gap);
    }

    private CommandRun dryRun(final String messages, final String... options) throws IOException {
        final Path file = Files.writeString(directory.resolve("messages.json"), messages);
        final Stream<String> arguments = Stream.of("dry-run", journal().toString(), file.toString());
        return CommandRun.of(Stream.concat(arguments, Arrays.stream(options)).toArray(String[]::new));
    }

    private Path journal() {
        return directory.resolve("journal");
    }

    /** A line, but for how many spaces there are between its words. */
    private static void assertLine(final CommandRun run, final String line) {
        assertTrue(run.out().lines().anyMatch(printed -> printed.strip().replaceAll(" +", " ").equals(line)),
            () -> line + "\nis not in\n" + run.out() + run.err());
    }

    /** All files of the journal: when they were written, and what is in them. */
    private Map<String, String> files() throws IOException {
        try (Stream<Path> files = Files.walk(journal())) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(
                Path::toString, DryRunCommandTest::content, (one, other) -> one, TreeMap::new));
        }
    }

    private static String content(final Path file) {
        try {
            final FileTime time = Files.getLastModifiedTime(file);
            return time + " " + Arrays.hashCode(Files.readAllBytes(file));
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }
}
