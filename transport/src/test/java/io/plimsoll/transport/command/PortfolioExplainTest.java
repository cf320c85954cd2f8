package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of portfolio accounts in a journal of random messages: options, what hedges them, collateral. */
@Tag("slow")
class PortfolioExplainTest {
    private static final int SEED = 6;
    private static final int MESSAGES = 1_500;
    private static final int CALLS_EXPLAINED = 30;

    @TempDir
    static Path directory;
    private static String journal;
    private static List<String> calls;

    @BeforeAll
    static void writeJournal() {
        journal = directory.toString();
        PortfolioJournal.write(directory, SEED, MESSAGES);
        final List<String> all = CommandRun.of("calls", journal, "--format", "json").out().lines()
            .map(line -> parse(line).get("call").asText()).toList();
        assertTrue(all.size() > CALLS_EXPLAINED, all::toString);
        calls = all.subList(all.size() - CALLS_EXPLAINED, all.size());
    }

    @Test
    void shouldDeriveEveryNumberFromThoseAboveIt() {
        int derived = 0;
        int underlyings = 0;
        final StringBuilder all = new StringBuilder();
        for (final String call : calls) {
            final CommandRun run = CommandRun.of("explain", journal, call);
            assertEquals(Plimsoll.OK, run.exitCode(), run.out() + run.err());
            assertTrue(run.out().contains("the call in the journal says the same in every field"), run.out());
            derived += ExplanationCheck.check(run.out());
            all.append(run.out());
            underlyings += run.out().contains("Underlyings (rule 10.4)") ? 1 : 0;
        }
        for (final String line : List.of("added by the peg", "doubt charge", "by shadow grid", "; 1 / price factor")) {
            assertTrue(all.indexOf(line) > 0, () -> "no " + line + " in " + all);
        }
        assertTrue(derived > CALLS_EXPLAINED * 20, derived + " numbers");
        assertTrue(underlyings > CALLS_EXPLAINED / 4, underlyings + " of portfolio accounts with positions");
    }

    @Test
    void shouldSayTheSameInJson() {
        for (final String call : calls) {
            final CommandRun run = CommandRun.of("explain", journal, call, "--json");
            final JsonNode account = parse(run.out()).get("account");
            BigDecimal maintenance = BigDecimal.ZERO;
            for (final JsonNode asset : account.get("assets")) {
                maintenance = maintenance.add(number(asset.get("totals"), "maintenance"));
            }
            for (final JsonNode underlying : account.get("underlyings")) {
                assertDerived(underlying);
                maintenance = maintenance.add(number(underlying, "maintenance"));
            }
            assertEquals(maintenance, number(account.get("totals"), "maintenance"), run.out());
        }
    }

    private static void assertDerived(final JsonNode underlying) {
        final JsonNode scenario = underlying.get("worstScenario");
        BigDecimal least = number(scenario, "outcome");
        BigDecimal profit = BigDecimal.ZERO;
        for (final JsonNode expiry : underlying.get("expiries")) {
            profit = profit.add(number(expiry, "profit"));
        }
        assertEquals(profit, number(scenario, "optionProfit"), underlying::toString);
        for (final JsonNode outcome : underlying.get("outcomes")) {
            assertTrue(least.compareTo(new BigDecimal(outcome.asText())) <= 0, underlying::toString);
        }
        assertEquals(least, sum(underlying.get("parts")), underlying::toString);
        least = least.min(number(underlying, "basis")).min(BigDecimal.ZERO);
        assertEquals(least, number(underlying, "worst"), underlying::toString);
    }

    private static BigDecimal sum(final JsonNode numbers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final JsonNode number : numbers) {
            sum = sum.add(new BigDecimal(number.asText()));
        }
        return sum;
    }

    private static BigDecimal number(final JsonNode node, final String name) {
        return new BigDecimal(node.get(name).asText());
    }

    private static JsonNode parse(final String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (final JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
