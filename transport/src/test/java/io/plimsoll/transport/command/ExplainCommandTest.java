package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.kit.SealedJournal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of a journal of random messages: inverse and linear, haircuts and debts, account classes with cures. */
@Tag("slow")
class ExplainCommandTest {
    private static final int SEED = 3;
    private static final int CALLS_EXPLAINED = 40;
    private static final Pattern VERIFY = Pattern.compile("plimsoll (verify \\S+ --head \\w{64} --records [0-9]+)\n");

    @TempDir
    static Path directory;
    private static String journal;
    private static List<JsonNode> calls;

    @BeforeAll
    static void writeJournal() {
        journal = directory.toString();
        new SealedJournal(directory, SEED, EngineConfiguration.RULES_VERSION).writeSegment(4_000, 50);
        calls = CommandRun.of("calls", journal, "--format", "json").out().lines()
            .map(ExplainCommandTest::parse).toList();
        assertTrue(calls.size() > CALLS_EXPLAINED, calls::toString);
    }

    @Test
    void shouldDeriveEveryNumberFromThoseAboveIt() {
        int derived = 0;
        int inverse = 0;
        int haircuts = 0;
        for (final JsonNode call : calls.subList(calls.size() - CALLS_EXPLAINED, calls.size())) {
            final CommandRun run = CommandRun.of("explain", journal, call.get("call").asText());
            assertEquals(Plimsoll.OK, run.exitCode(), run.out());
            assertTrue(run.out().contains("the call in the journal says the same in every field"), run.out());
            derived += ExplanationCheck.check(run.out());
            inverse += run.out().contains(", inverse: ") ? 1 : 0;
            haircuts += run.out().contains("    haircut ") ? 1 : 0;
        }
        assertTrue(derived > CALLS_EXPLAINED * 10, derived + " numbers");
        assertTrue(inverse > 0 && haircuts > 0, inverse + " with inverse contracts, " + haircuts + " with haircuts");
    }

    @Test
    void shouldSayHowToCheckTheHeadThatACallCarries() {
        final JsonNode call = calls.get(calls.size() - 1);
        final CommandRun run = CommandRun.of("explain", journal, call.get("call").asText());
        final Matcher verify = VERIFY.matcher(run.out());
        assertTrue(verify.find(), run.out());
        assertTrue(verify.group(1).contains(call.get("sealedHead").asText()), run.out());
        final CommandRun verified = CommandRun.of(verify.group(1).split(" "));
        assertEquals(Plimsoll.OK, verified.exitCode(), verified.out());
    }

    @Test
    void shouldSayTheSameInJson() {
        for (final JsonNode call : calls.subList(calls.size() - CALLS_EXPLAINED, calls.size())) {
            final CommandRun run = CommandRun.of("explain", journal, call.get("call").asText(), "--json");
            final JsonNode explanation = parse(run.out());
            assertEquals(call.get("call"), explanation.get("call"));
            assertEquals(call.get("sequence"), explanation.get("sequence"));
            assertEquals(call.get("time"), explanation.get("time"));
            assertEquals(call.get("sealedHead"), explanation.get("sealedHead"));
            assertEquals(0, explanation.get("differences").size());
            assertTrue(explanation.get("cause").get("type").isTextual(), run.out());
            final JsonNode account = explanation.get("account");
            assertEquals(call.get("account"), account.get("account"));
            assertEquals(call.get("from"), account.get("level").get("before"));
            assertEquals(call.get("to"), account.get("level").get("after"));
            assertDerived(account);
        }
    }

    private static void assertDerived(final JsonNode account) {
        Fraction equity = Fraction.ZERO;
        for (final JsonNode asset : account.get("assets")) {
            Fraction net = number(asset, "balance");
            for (final JsonNode position : account.get("positions")) {
                if (position.get("settlement").equals(asset.get("asset"))) {
                    assertPositionDerived(position);
                    net = net.plus(number(position, "unrealisedProfit"));
                }
            }
            assertEquals(0, net.compareTo(number(asset, "net")), asset::toString);
            if (!asset.get("price").isNull()) {
                final Fraction worth = number(asset, "withHaircuts").times(number(asset.get("price"), "worth"))
                    .over(number(account.get("valuationPrice"), "worth"));
                assertEquals(0, worth.floor().compareTo(number(asset.get("totals"), "equity")), asset::toString);
            }
            equity = equity.plus(number(asset.get("totals"), "equity"));
        }
        assertEquals(0, equity.compareTo(number(account.get("totals"), "equity")), account::toString);
    }

    private static void assertPositionDerived(final JsonNode position) {
        final Fraction notional = number(position.get("notional"), "dividend")
            .over(number(position.get("notional"), "divisor"));
        final JsonNode tier = position.get("tier");
        assertTrue(notional.compareTo(number(tier, "floor")) >= 0, position::toString);
        assertFalse(!tier.get("nextFloor").isNull() && notional.compareTo(number(tier, "nextFloor")) >= 0,
            position::toString);
        final Fraction maintenance =
            notional.times(number(tier, "maintenanceRate")).minus(number(tier, "amount")).ceil();
        assertEquals(0, maintenance.compareTo(number(position, "maintenance")), position::toString);
        assertTrue(tier.get("setBy").get("sequence").isIntegralNumber(), position::toString);
    }

    /** All that may have a fraction or be large is a text; 0 where there is nothing. */
    private static Fraction number(final JsonNode node, final String name) {
        final JsonNode value = node.get(name);
        assertTrue(value.isTextual() || value.isNull(), () -> name + " of " + node);
        return value.isNull() ? Fraction.ZERO : Fraction.of(value.asText());
    }

    @Test
    void shouldRefuseACallThatIsNotThere() {
        final CommandRun run = CommandRun.of("explain", journal, "987654321");
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("plimsoll explain: there is no call 987654321 in "), run.err());
        assertTrue(run.err().contains("\"plimsoll calls\" lists those there are"), run.err());
    }

    private static JsonNode parse(final String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (final JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
